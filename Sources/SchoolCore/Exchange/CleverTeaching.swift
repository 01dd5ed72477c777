// Who teaches which class follows from who sits where. A teacher teaches a class when at least
// half of it sits in his sections, those he shares included; then he teaches it every subject in
// which he has any of it. The class teacher is who leads sections for most of the class: leads,
// because a specialist who joins every first lesson of the day sees more of a class than its own
// teacher does. One class each; where two have the same claim, the earlier class and the earlier
// teacher of the file have it.

/// Subjects, class teachers and assignments of a school.
struct CleverTeaching {
    let subjects: [CleverPlan.Subject]
    let classes: [CleverPlan.SchoolClass]
    let assignments: [CleverPlan.Teaching]

    init(
        classes: [CleverClass], sections: [CleverSection], teachers: [CleverTeacher],
        seats: [CleverSeat]
    ) {
        let courses = Self.courses(of: sections)
        subjects = Self.coded(courses, sections)
        let tally = Tally(
            classes: classes, sections: sections, teachers: teachers.map(\.id), courses: courses,
            seats: seats)
        let classTeachers = Self.classTeachers(tally.led)
        self.classes = classes.enumerated().map { place, one in
            CleverPlan.SchoolClass(
                grade: one.grade, name: one.name, pupils: one.pupils,
                subjects: tally.subjects[place, default: []].sorted(),
                classTeacher: classTeachers[place])
        }
        assignments = tally.taught
            .filter { 2 * $0.value.pupils.count >= classes[$0.key.schoolClass].pupils.count }
            .flatMap { pair, claim in
                claim.subjects.map { subject in
                    CleverPlan.Teaching(
                        teacher: pair.teacher, schoolClass: pair.schoolClass, subject: subject)
                }
            }
            .sorted {
                ($0.schoolClass, $0.teacher, $0.subject) < ($1.schoolClass, $1.teacher, $1.subject)
            }
    }

    /// Course names in the order they come.
    private static func courses(of sections: [CleverSection]) -> [String] {
        var seen: Set<String> = []
        return sections.map(\.course).filter { seen.insert($0).inserted }
    }

    /// A number is a course's code where the course has no other and no other course has it.
    private static func coded(
        _ courses: [String], _ sections: [CleverSection]
    ) -> [CleverPlan.Subject] {
        var numbers: [String: Set<String>] = [:]
        var owners: [String: Set<String>] = [:]
        for section in sections where !section.courseNumber.isEmpty {
            numbers[section.course, default: []].insert(section.courseNumber)
            owners[section.courseNumber, default: []].insert(section.course)
        }
        return courses.map { course in
            let own = numbers[course] ?? []
            let code =
                own.count == 1 ? own.first.flatMap { owners[$0]?.count == 1 ? $0 : nil } : nil
            return CleverPlan.Subject(name: course, code: code)
        }
    }

    /// Class to teacher, the strongest claims first.
    private static func classTeachers(_ claims: [Pair: Claim]) -> [Int: Int] {
        let ranked = claims.sorted { left, right in
            let one = (right.value.pupils.count, right.value.seats)
            let other = (left.value.pupils.count, left.value.seats)
            if one != other { return one < other }
            return (left.key.schoolClass, left.key.teacher)
                < (right.key.schoolClass, right.key.teacher)
        }
        var teachers: [Int: Int] = [:]
        var settled: Set<Int> = []
        for (pair, _) in ranked
        where teachers[pair.schoolClass] == nil && !settled.contains(pair.teacher) {
            teachers[pair.schoolClass] = pair.teacher
            settled.insert(pair.teacher)
        }
        return teachers
    }

    struct Pair: Hashable {
        let teacher: Int
        let schoolClass: Int
    }

    /// What a teacher has of a class.
    struct Claim {
        var pupils: Set<Int> = []
        var subjects: Set<Int> = []
        var seats = 0
    }

    /// Every seat, counted for its class and the teachers of its section.
    private struct Tally {
        var subjects: [Int: Set<Int>] = [:]
        var taught: [Pair: Claim] = [:]
        var led: [Pair: Claim] = [:]

        init(
            classes: [CleverClass], sections: [CleverSection], teachers: [String],
            courses: [String], seats: [CleverSeat]
        ) {
            let teacherPlaces = Tally.places(teachers)
            let coursePlaces = Tally.places(courses)
            var classOf: [Int: Int] = [:]
            for (place, one) in classes.enumerated() {
                for pupil in one.pupils { classOf[pupil] = place }
            }
            for seat in seats {
                let section = sections[seat.section]
                guard let place = classOf[seat.pupil], let subject = coursePlaces[section.course]
                else { continue }
                subjects[place, default: []].insert(subject)
                for (rank, id) in section.teachers.enumerated() {
                    guard let teacher = teacherPlaces[id] else { continue }
                    let pair = Pair(teacher: teacher, schoolClass: place)
                    Tally.count(seat.pupil, subject, in: &taught[pair, default: Claim()])
                    if rank == 0 {
                        Tally.count(seat.pupil, subject, in: &led[pair, default: Claim()])
                    }
                }
            }
        }

        private static func count(_ pupil: Int, _ subject: Int, in claim: inout Claim) {
            claim.pupils.insert(pupil)
            claim.subjects.insert(subject)
            claim.seats += 1
        }

        private static func places(_ names: [String]) -> [String: Int] {
            Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        }
    }
}
