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
    private static let week = WorkingWeek.sundayToThursday
    let addresses = DataList.rows(SchoolLists.addresses, columns: 2)

    init(_ size: DemonstrationSize) {
        self.size = size
        random = Random(seed: size.seed)
        year = Invention.year(of: size)
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
            workingWeek: week)
        profile.address = "12 Lake Road, Mirpur, Dhaka 1216"
        profile.phone = "88021000100"
        profile.email = "office@greenfield.example"
        profile.principalName = principal.display
        profile.isDemonstration = true
        return profile
    }

    /// In Bangladesh the school year is the civil year. Where that is too young to have had the
    /// school days that are wanted, the year of this school began some months earlier.
    private static func year(of size: DemonstrationSize) -> NewYear {
        let asOf = size.asOf
        var year = self.year(from: asOf.year, 1, asOf)
        for month in stride(from: 12, to: asOf.month, by: -1) {
            if openDays(year.startsOn...asOf).count > size.days { break }
            year = self.year(from: asOf.year - 1, month, asOf)
        }
        return year
    }

    /// Twelve months from the first of a month on.
    private static func year(from year: Int, _ month: Int, _ day: Day) -> NewYear {
        let next = Day(year: year + 1, month: month, day: 1) ?? day
        return NewYear(
            trusted: month == 1 ? String(year) : "\(year)-\(padded((year + 1) % 100, 2))",
            from: Day(year: year, month: month, day: 1) ?? day, to: next - 1)
    }

    /// The days of a range on which the school is open, oldest first.
    private static func openDays(_ range: ClosedRange<Day>) -> [Day] {
        let closed = Set(holidays(range.lowerBound.year...range.upperBound.year).map(\.day))
        return (range.lowerBound.number...range.upperBound.number).map { Day($0) }
            .filter { week.isOpen(on: $0) && !closed.contains($0) }
    }

    var holidays: [DemonstrationPlan.Holiday] {
        Self.holidays(year.startsOn.year...year.endsOn.year)
            .filter { (year.startsOn...year.endsOn).contains($0.day) }
    }

    /// The holidays that fall on the same day each year; those that follow the moon are left to
    /// the office.
    private static func holidays(_ years: ClosedRange<Int>) -> [DemonstrationPlan.Holiday] {
        let fixed = [
            (2, 21, "Language Martyrs' Day"), (3, 26, "Independence Day"),
            (4, 14, "Bengali New Year"), (5, 1, "May Day"), (12, 16, "Victory Day"),
            (12, 25, "Christmas Day"),
        ]
        return years.flatMap { year in
            fixed.compactMap { month, day, reason in
                Day(year: year, month: month, day: day)
                    .map { DemonstrationPlan.Holiday(day: $0, reason: reason) }
            }
        }
    }

    /// The last open days before the one the school is looked at, oldest first. The newest is left
    /// to mark, also for who looks in on a weekend.
    func registerDays() -> [Day] {
        Array(Self.openDays(year.startsOn...size.asOf).dropLast().suffix(size.days))
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
