// What was typed to admit a pupil, and the admission it becomes when every field holds.

/// An admission as typed. Dates are ISO text; a form on the screen turns its own shapes into that.
package struct AdmissionForm: Equatable, Sendable {
    package var name = ""
    package var latinName = ""
    package var familyName = ""
    package var sex = ""
    package var bornOn = ""
    package var section = ""
    package var guardianName = ""
    package var guardianLatinName = ""
    package var relation = ""
    package var guardianPhone = ""
    package var address = ""
    package var phone = ""
    package var email = ""
    /// Empty takes the next number.
    package var admissionNumber = ""
    /// A guardian the school knows already: the family of a sibling.
    package var knownGuardian: GuardianID?
    /// Admit although the class has reached its capacity.
    package var overCapacity = false
    /// Admit although somebody has the same name and date of birth.
    package var isAnotherChild = false

    package init() {}

    /// The admission, or every problem at once.
    package func checked(country: String, today: Day) throws(Refusal) -> Admission {
        var check = FieldCheck()
        let particulars = self.particulars(&check, country: country, today: today)
        let number = check.optionalLine("admissionNumber", admissionNumber, atMost: 20)
        if section.trimmedOfBlanks.isEmpty { check.add("section", .missing) }
        let guardian = knownGuardian == nil ? newGuardian(&check, country: country) : nil
        let relation = check.option(
            "relation", relation, of: Guardian.Relation.allCases.map(\.rawValue))
        try check.orRefuse()
        guard let particulars else { throw .invalid(check.problems) }
        return Admission(
            particulars: particulars, admissionNumber: number.isEmpty ? nil : number,
            section: section, guardian: guardian, knownGuardian: knownGuardian,
            relation: relation.flatMap(Guardian.Relation.init) ?? .guardian,
            overCapacity: overCapacity, isAnotherChild: isAnotherChild)
    }

    private func newGuardian(_ check: inout FieldCheck, country: String) -> NewGuardian? {
        guard !guardianName.trimmedOfBlanks.isEmpty else {
            check.add("guardianName", .missing)
            return nil
        }
        let phone = check.phone("guardianPhone", guardianPhone, country: country)
        return check.name(
            "guardianName", guardianName, latin: guardianLatinName, latinField: "guardianLatinName"
        ).map {
            NewGuardian(name: $0, phone: phone, email: "", occupation: "")
        }
    }

    /// The pupil's own particulars, which a correction checks in the same way.
    func particulars(
        _ check: inout FieldCheck, country: String, today: Day
    ) -> Particulars? {
        let family = familyName.trimmedOfBlanks
        let name = check.name(
            "name", name, latin: latinName, family: family.isEmpty ? nil : family)
        let sex = check.option("sex", sex, of: Student.Sex.allCases.map(\.rawValue))
        let born = check.day("bornOn", bornOn, isRequired: false)
        if let born, born >= today { check.add("bornOn", .notInPast) }
        let address = check.optionalLine("address", address, atMost: 200)
        let phone = check.phone("phone", phone, country: country)
        let email = check.email("email", email)
        return name.map {
            Particulars(
                name: $0, sex: sex.flatMap(Student.Sex.init), bornOn: born, phone: phone,
                email: email, address: address)
        }
    }
}

/// What the school knows about a pupil as a person, checked.
package struct Particulars: Equatable, Sendable {
    package let name: PersonName
    package let sex: Student.Sex?
    package let bornOn: Day?
    package let phone: String
    package let email: String
    package let address: String

    package init(
        name: PersonName, sex: Student.Sex?, bornOn: Day?, phone: String = "", email: String = "",
        address: String = ""
    ) {
        self.name = name
        self.sex = sex
        self.bornOn = bornOn
        self.phone = phone
        self.email = email
        self.address = address
    }
}

/// A guardian to be written, checked. The phone is in its stored form.
package struct NewGuardian: Equatable, Sendable {
    package let name: PersonName
    package let phone: String
    package let email: String
    package let occupation: String

    package init(name: PersonName, phone: String, email: String, occupation: String) {
        self.name = name
        self.phone = phone
        self.email = email
        self.occupation = occupation
    }
}

/// An admission, checked as far as that needs no file.
package struct Admission: Equatable, Sendable {
    package let particulars: Particulars
    package let admissionNumber: String?
    package let section: String
    package let guardian: NewGuardian?
    package let knownGuardian: GuardianID?
    package let relation: Guardian.Relation
    package let overCapacity: Bool
    package let isAnotherChild: Bool
}
