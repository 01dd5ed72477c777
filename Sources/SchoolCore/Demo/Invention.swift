// How the demonstration school is invented: the frame first (year, classes, staff), then the
// people, grade by grade, so that a child can join the household of one in an earlier grade.

import SchoolLists

/// The school while it is being invented.
struct Invention {
    let size: DemonstrationSize
    let year: NewYear
    let subjects: [DemonstrationPlan.Subject]
    var staff: [DemonstrationPlan.Staff] = []
    var classes: [DemonstrationPlan.SchoolClass]
    var guardians: [DemonstrationPlan.GuardianPerson] = []
    var pupils: [DemonstrationPlan.Pupil] = []
    var households: [Home] = []
    var random: Random
    let names = InventedNames()
    let occupations = DataList.rows(SchoolLists.occupations, columns: 1).map { $0[0] }
    let addresses = DataList.rows(SchoolLists.addresses, columns: 2)

    init(_ size: DemonstrationSize) {
        self.size = size
        random = Random(seed: size.seed)
        year = Invention.year(of: size.asOf)
        subjects = DataList.rows(SchoolLists.subjects, columns: 4).map { row in
            DemonstrationPlan.Subject(
                name: row[0], code: row[1], grades: (Int(row[2]) ?? 1)...(Int(row[3]) ?? 1))
        }
        classes = Invention.classes(for: size.students, subjects)
        inventStaff()
    }

    /// The school itself.
    static func profile(principal: PersonName) -> SchoolProfile {
        var profile = SchoolProfile(
            name: "Greenfield School", timeZone: "Asia/Dhaka", country: "880", currency: "BDT",
            workingWeek: .sundayToThursday)
        profile.address = "12 Lake Road, Mirpur, Dhaka 1216"
        profile.phone = "88021000100"
        profile.email = "office@greenfield.example"
        profile.principalName = principal.display
        profile.isDemonstration = true
        return profile
    }

    /// In Bangladesh the school year is the civil year.
    private static func year(of day: Day) -> NewYear {
        let number = day.year
        return NewYear(
            trusted: String(number), from: Day(year: number, month: 1, day: 1) ?? day,
            to: Day(year: number, month: 12, day: 31) ?? day)
    }

    /// The holidays that fall on the same day each year; those that follow the moon are left to
    /// the office.
    var holidays: [DemonstrationPlan.Holiday] {
        let fixed = [
            (2, 21, "Language Martyrs' Day"), (3, 26, "Independence Day"),
            (4, 14, "Bengali New Year"), (5, 1, "May Day"), (12, 16, "Victory Day"),
            (12, 25, "Christmas Day"),
        ]
        return fixed.compactMap { month, day, reason in
            Day(year: year.startsOn.year, month: month, day: day)
                .map { DemonstrationPlan.Holiday(day: $0, reason: reason) }
        }
    }

    /// The last open days before the one the school is looked at, oldest first.
    func registerDays(_ week: WorkingWeek) -> [Day] {
        let closed = Set(holidays.map(\.day))
        var days: [Day] = []
        var day = size.asOf
        // The newest open day is left to mark, also for who looks in on a weekend.
        while days.count <= size.days, day >= year.startsOn {
            if week.isOpen(on: day), !closed.contains(day) { days.append(day) }
            day = day - 1
        }
        return days.dropFirst().reversed()
    }

    /// As many classes of at most 35 as the pupils need, over 6, 10 or 12 grades.
    private static func classes(
        for students: Int, _ subjects: [DemonstrationPlan.Subject]
    ) -> [DemonstrationPlan.SchoolClass] {
        let count = max(1, (students + 34) / 35)
        let grades = min(count, count <= 12 ? 6 : count <= 60 ? 10 : 12)
        var classes: [DemonstrationPlan.SchoolClass] = []
        for grade in 1...grades {
            let parallel = count / grades + (grade <= count % grades ? 1 : 0)
            for letter in 0..<parallel {
                let number = classes.count
                let from = students * number / count
                let to = students * (number + 1) / count
                classes.append(
                    DemonstrationPlan.SchoolClass(
                        grade: grade, name: "\(grade)-\(CleverClasses.letters(letter))",
                        room: "\(100 * ((grade + 1) / 2) + number % 100)", classTeacher: number,
                        subjects: subjects.indices.filter { subjects[$0].grades.contains(grade) },
                        pupils: from..<to))
            }
        }
        return classes
    }
}
