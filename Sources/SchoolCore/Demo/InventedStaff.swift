// Those who work in the demonstration school, and what they teach: every class has a class teacher,
// and every subject of its grade from somebody whose subject it is.

extension Invention {
    /// Seven teachers for four classes, one class teacher each and the others without a class.
    var teacherCount: Int { classes.count + (classes.count * 3 + 3) / 4 }
    var principal: Int { teacherCount }
    var officeHead: Int { teacherCount + 1 }
    var accountant: Int { teacherCount + 2 }

    mutating func inventStaff() {
        let posts =
            (0..<teacherCount).map { "Teacher, \(subjects[mainSubject(of: $0)].name)" }
            + ["Principal", "Office head", "Accountant", "Librarian"]
        for (number, post) in posts.enumerated() {
            let household = names.household(&random)
            let name = names.person(
                random.chance(550) ? .female : .male, of: household, &random)
            let joined = year.startsOn - (30 + random.below(5_000))
            staff.append(
                DemonstrationPlan.Staff(
                    employeeNumber: "T\(padded(number + 1, 3))", name: name, designation: post,
                    phone: phone(number), email: "staff\(number + 1)@greenfield.example",
                    joinedOn: joined))
        }
    }

    /// Spread so that neighbouring class teachers have different subjects.
    private func mainSubject(of teacher: Int) -> Int {
        subjectsInUse[teacher % subjectsInUse.count]
    }

    private var subjectsInUse: [Int] { Set(classes.flatMap(\.subjects)).sorted() }

    /// Every class has every subject of its grade: one of them from its class teacher, the others
    /// from whoever has that subject and the fewest classes.
    func teaching() -> [DemonstrationPlan.Teaching] {
        var load = [Int](repeating: 0, count: teacherCount)
        let specialists = Dictionary(grouping: 0..<teacherCount, by: mainSubject)
        var teaching: [DemonstrationPlan.Teaching] = []
        for (place, one) in classes.enumerated() {
            let main = mainSubject(of: one.classTeacher)
            let own =
                one.subjects.contains(main) ? main : one.subjects[place % one.subjects.count]
            for subject in one.subjects {
                let free = specialists[subject]?.min { (load[$0], $0) < (load[$1], $1) }
                let teacher = subject == own ? one.classTeacher : free ?? one.classTeacher
                load[teacher] += 1
                teaching.append(
                    DemonstrationPlan.Teaching(
                        staff: teacher, schoolClass: place, subject: subject))
            }
        }
        return teaching
    }

    /// Numbers that no operator has given out: 010 and eight digits, each once.
    func phone(_ number: Int) -> PhoneNumber {
        let scattered = (number * 7_919_993 + 55_018_301) % 100_000_000
        return PhoneNumber(digits: "88010\(padded(scattered, 8))", innerLine: nil)
    }
}
