// People who work here, apart from whether they may sign in.

/// A member of staff as lists show one.
package struct StaffMember: Equatable, Sendable {
    package let id: StaffID
    package let user: UserID?
    package let username: String?
    package let employeeNumber: String
    package let name: String
    package let latinName: String
    package let designation: String
    package let phone: String
    package let email: String
    package let joinedOn: Day
    package let status: String
    package let version: Int
}

/// What was typed about a member of staff.
package struct StaffForm: Sendable {
    package var name = ""
    package var latinName = ""
    package var employeeNumber = ""
    package var designation = ""
    package var phone = ""
    package var email = ""
    package var joinedOn = ""

    package init() {}

    /// The appointment, or every problem at once. The employee number may stay empty.
    package func checked(country: String, today: Day) throws(Refusal) -> NewStaff {
        var check = FieldCheck()
        let name = check.name("name", name, latin: latinName)
        let number = check.optionalLine("employeeNumber", employeeNumber, atMost: 20)
        let designation = check.optionalLine("designation", designation, atMost: 50)
        let phone = check.phone("phone", phone, country: country)
        let email = check.email("email", email)
        let joined = check.day("joinedOn", joinedOn, isRequired: false)
        try check.orRefuse()
        guard let name else { throw .invalid(check.problems) }
        return NewStaff(
            name: name, employeeNumber: number.isEmpty ? nil : number, designation: designation,
            phone: phone, email: email, joinedOn: joined ?? today)
    }
}

/// A member of staff to be appointed, checked.
package struct NewStaff: Sendable {
    package let name: PersonName
    package let employeeNumber: String?
    package let designation: String
    package let phone: String
    package let email: String
    package let joinedOn: Day

    package init(
        name: PersonName, employeeNumber: String?, designation: String, phone: String,
        email: String, joinedOn: Day
    ) {
        self.name = name
        self.employeeNumber = employeeNumber
        self.designation = designation
        self.phone = phone
        self.email = email
        self.joinedOn = joinedOn
    }
}
