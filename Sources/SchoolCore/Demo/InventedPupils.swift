// Pupils and the people behind them. About one pupil in six has a brother or sister in an earlier
// class, and one pair of siblings always leads from the first class to that of the sign-in
// `teacher`, so that the sign-in `parent` has two children to look at.

/// A household: who is called, and where it lives.
struct Home {
    let household: InventedNames.Household
    let contacts: [DemonstrationPlan.Contact]
    let address: String
    let grade: Int
    var children: Int
}

extension Invention {
    /// The class whose teacher signs in as `teacher`.
    var shownClass: Int { classes.count / 2 }

    mutating func inventPupils() {
        for (place, one) in classes.enumerated() {
            var born: [(key: String, pupil: DemonstrationPlan.Pupil)] = []
            for number in one.pupils {
                let isShownSibling = place == shownClass && place > 0 && born.isEmpty
                let home = isShownSibling ? 0 : home(for: number, grade: one.grade)
                households[home].children += 1
                let pupil = pupil(of: households[home], grade: one.grade)
                born.append((pupil.name.sortKey, pupil))
            }
            born.sort { ($0.key, $0.pupil.bornOn) < ($1.key, $1.pupil.bornOn) }
            pupils += born.map(\.pupil)
        }
    }

    /// The sign-ins by which people come to know the program.
    func signIns() -> [DemonstrationPlan.SignIn] {
        var signIns: [DemonstrationPlan.SignIn] = [
            .init(username: "admin", role: .schoolAdmin, owner: .staff(officeHead)),
            .init(username: "principal", role: .principal, owner: .staff(principal)),
            .init(username: "accountant", role: .accountant, owner: .staff(accountant)),
            .init(
                username: "teacher", role: .teacher,
                owner: .staff(classes[shownClass].classTeacher)),
        ]
        // The first household is the one with a child in the first class and in the shown one.
        if let parent = households.first?.contacts.first?.guardian {
            signIns.append(.init(username: "parent", role: .parent, owner: .guardian(parent)))
            let child = classes[shownClass].pupils.first { pupil in
                pupils[pupil].contacts.contains { $0.guardian == parent }
            }
            if let child {
                signIns.append(.init(username: "student", role: .student, owner: .pupil(child)))
            }
        }
        return signIns
    }

    /// A household of an earlier grade with one child, or a new one.
    private mutating func home(for number: Int, grade: Int) -> Int {
        if number > 0, random.chance(170) {
            let known = random.below(households.count)
            if households[known].grade < grade, households[known].children == 1 { return known }
        }
        let household = names.household(&random)
        let address = random.pick(addresses)
        let contacts = inventContacts(of: household)
        households.append(
            Home(
                household: household, contacts: contacts,
                address: "\(1 + random.below(90)) \(address[1]), \(address[0]), Dhaka",
                grade: grade, children: 0))
        return households.count - 1
    }

    private mutating func inventContacts(
        of household: InventedNames.Household
    ) -> [DemonstrationPlan.Contact] {
        let word =
            switch random.below(100) {
            case ..<55: "Father"
            case ..<90: "Mother"
            default: random.pick(["Uncle", "Aunt", "Grandmother", "Grandfather", "Brother"])
            }
        var contacts = [contact(word, of: household)]
        if word == "Father" || word == "Mother", random.chance(400) {
            contacts.append(contact(word == "Father" ? "Mother" : "Father", of: household))
        }
        return contacts
    }

    private mutating func contact(
        _ word: String, of household: InventedNames.Household
    ) -> DemonstrationPlan.Contact {
        let sex: Student.Sex = ["Mother", "Aunt", "Grandmother"].contains(word) ? .female : .male
        let relation: Guardian.Relation =
            word == "Father" ? .father : word == "Mother" ? .mother : .guardian
        let number = guardians.count
        let hasEmail = random.chance(300)
        guardians.append(
            DemonstrationPlan.GuardianPerson(
                name: names.person(sex, of: household, &random),
                phone: phone(staff.count + number),
                email: hasEmail ? "family\(number + 1)@example.org" : "",
                occupation: random.pick(occupations)))
        return DemonstrationPlan.Contact(guardian: number, relation: relation, word: word)
    }

    /// Six years old in grade 1, now and then a year older; admitted in grade 1 or a later grade.
    private mutating func pupil(of home: Home, grade: Int) -> DemonstrationPlan.Pupil {
        let sex: Student.Sex = random.chance(500) ? .female : .male
        let age = 6 + grade - 1 + (random.chance(80) ? 1 : 0)
        let yearsHere = random.below(grade)
        let start = Day(year: year.startsOn.year - yearsHere, month: 1, day: 1) ?? year.startsOn
        let birthday = Day(year: year.startsOn.year - age, month: 1, day: 1) ?? year.startsOn
        return DemonstrationPlan.Pupil(
            name: names.person(sex, of: home.household, &random), sex: sex,
            bornOn: birthday + random.below(365), admittedOn: start + random.below(14),
            address: home.address, contacts: home.contacts)
    }
}
