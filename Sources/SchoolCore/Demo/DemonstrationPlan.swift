// The demonstration school, as plain values before anything is written. Everything in it follows
// from the seed, the day and the sizes; nothing asks the clock or the machine. Its telephone
// numbers begin with 010, which rings nowhere.

/// How large a demonstration is to be, and what it grows from.
package struct DemonstrationSize: Equatable, Sendable {
    package var seed: UInt64
    /// The day on which the school is looked at. Registers are kept up to the day before.
    package var asOf: Day
    package var students: Int
    /// How many school days have registers; a year has no more than it has.
    package var days: Int

    package init(seed: UInt64 = 2026, asOf: Day, students: Int = 420, days: Int = 60) {
        self.seed = seed
        self.asOf = asOf
        self.students = students
        self.days = days
    }
}

/// An invented school: people and classes that point at each other by position.
package struct DemonstrationPlan: Equatable, Sendable {
    package let size: DemonstrationSize
    package let profile: SchoolProfile
    package let year: NewYear
    package let holidays: [Holiday]
    package let subjects: [Subject]
    package let staff: [Staff]
    package let classes: [SchoolClass]
    package let guardians: [GuardianPerson]
    package let pupils: [Pupil]
    package let teaching: [Teaching]
    package let signIns: [SignIn]
    /// The days that have registers, oldest first.
    package let days: [Day]

    /// A day on which the school is closed.
    package struct Holiday: Equatable, Sendable {
        package let day: Day
        package let reason: String
    }

    /// A subject and the grades that have it.
    package struct Subject: Equatable, Sendable {
        package let name: String
        package let code: String
        package let grades: ClosedRange<Int>
    }

    /// One who works here; teachers come first.
    package struct Staff: Equatable, Sendable {
        package let employeeNumber: String
        package let name: PersonName
        package let designation: String
        package let phone: PhoneNumber
        package let email: String
        package let joinedOn: Day
    }

    /// A class; its pupils stand in a row in the order of their roll numbers.
    package struct SchoolClass: Equatable, Sendable {
        package let grade: Int
        package let name: String
        package let room: String
        package let classTeacher: Int
        package let subjects: [Int]
        package let pupils: Range<Int>
    }

    /// A guardian, of one child or several.
    package struct GuardianPerson: Equatable, Sendable {
        package let name: PersonName
        package let phone: PhoneNumber
        package let email: String
        package let occupation: String
    }

    /// One pupil.
    package struct Pupil: Equatable, Sendable {
        package let name: PersonName
        package let sex: Student.Sex
        package let bornOn: Day
        package let admittedOn: Day
        package let address: String
        /// The first is who is called first.
        package let contacts: [Contact]
    }

    /// What a guardian is to a pupil.
    package struct Contact: Equatable, Sendable {
        package let guardian: Int
        package let relation: Guardian.Relation
        package let word: String
    }

    /// Who teaches what to which class.
    package struct Teaching: Hashable, Sendable {
        package let staff: Int
        package let schoolClass: Int
        package let subject: Int
    }

    /// One of the named sign-ins, and whose it is.
    package struct SignIn: Equatable, Sendable {
        package let username: String
        package let role: Role
        package let owner: Owner

        /// The person behind a sign-in.
        package enum Owner: Equatable, Sendable {
            case staff(Int)
            case guardian(Int)
            case pupil(Int)
        }
    }

    /// Invents the school.
    package init(_ size: DemonstrationSize) {
        var invention = Invention(size)
        self.size = size
        profile = Invention.profile(principal: invention.staff[invention.principal].name)
        year = invention.year
        holidays = invention.holidays
        subjects = invention.subjects
        staff = invention.staff
        invention.inventPupils()
        classes = invention.classes
        guardians = invention.guardians
        pupils = invention.pupils
        teaching = invention.teaching()
        signIns = invention.signIns()
        days = invention.registerDays()
    }
}
