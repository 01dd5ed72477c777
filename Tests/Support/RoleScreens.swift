// The screens each role comes to, and a way there from home, in keys. Written down a second time
// and by hand: random hands must reach every one of them and no other, and so must somebody who
// tries every key that a screen offers.

/// The screens of each of the people of a demonstration, and of the head of an empty school.
package enum RoleScreens {
    /// A screen, who comes to it, and the way: words parted by blanks, `/` where the next word
    /// waits until the one before is obeyed. `Home` is as many Esc as it takes, `>Name` the command
    /// of that name, with `_` for a blank; keys by their names, everything else is typed.
    package struct Way: Sendable {
        package let screen: String
        package let people: [String]
        package let keys: String

        init(_ screen: String, _ people: String, _ keys: String) {
            self.screen = screen
            self.people = people.split(separator: " ").map(String.init)
            self.keys = keys
        }
    }

    package static let people = [
        "admin", "principal", "teacher", "accountant", "parent", "student", "head",
    ]

    /// The screens that somebody must come to.
    package static func screens(of person: String) -> Set<String> {
        Set(ways.filter { $0.people.contains(person) }.map(\.screen))
    }

    /// The screens that somebody may come to. Whoever heads the site may do everything: what an
    /// empty school has not shown him yet he can make himself. A family may look at its own month.
    package static func open(to person: String) -> Set<String> {
        switch person {
        case "head": Set(ways.map(\.screen))
        case "parent", "student": screens(of: person).union(["MonthScreen"])
        default: screens(of: person)
        }
    }

    private static let all = "admin principal teacher accountant parent student head"

    /// In an order in which none takes away what a later one needs.
    package static let ways = [
        Way("HomeScreen", "admin principal teacher parent student head", "Home"),
        Way("HomeScreen", "accountant", "Home ="),
        Way("FeeSearchScreen", "admin principal parent head", "Home >Fees"),
        Way("FeeSearchScreen", "accountant", "Home"),
        Way("RegisterListScreen", "admin principal head", "Home >Registers"),
        Way("RegisterListScreen", "teacher", "Home Down 5"),
        Way("StudentListScreen", all, "Home >Pupils"),
        Way("ClassListScreen", all, "Home >Classes"),
        Way("SubjectListScreen", all, "Home >Subjects"),
        Way("StaffListScreen", "admin principal teacher accountant head", "Home >Staff"),
        Way("CalendarScreen", all, "Home >Calendar"),
        Way("UserListScreen", "admin principal head", "Home >Accounts"),
        Way("SettingsScreen", "admin principal head", "Home >Settings"),
        Way("AuditScreen", "admin principal head", "Home >Audit_trail"),
        Way("SessionsScreen", all, "Home >My_sessions"),
        Way("MySettingsScreen", all, "Home >My_settings"),
        Way("ChoosePasswordScreen", all, "Home >My_password"),
        Way("NameOrderScreen", all, "Home >My_settings n"),
        Way("DayBookScreen", "admin principal accountant head", "Home >Day_book"),
        Way("FeeListsScreen", "admin principal accountant head", "Home >Fee_lists"),
        Way("FeeStructuresScreen", "admin principal accountant head", "Home >Price_list"),
        Way("FeeHeadsScreen", "admin principal accountant head", "Home >Price_list >Fee_heads"),
        Way("NewFeeHeadScreen", "admin accountant head", "Home >Price_list >Fee_heads F6"),
        Way(
            "StudentScreen", "admin principal teacher accountant parent student",
            "Home >Pupils Down Enter"),
        Way("RegisterScreen", "admin principal", "Home >Registers Enter"),
        Way("RegisterScreen", "teacher", "Home >Registers"),
        Way("MonthScreen", "admin principal teacher", "Home >Registers F6"),
        Way("AdmissionScreen", "admin principal head", "Home >Pupils F6"),
        Way("CorrectStudentScreen", "admin principal", "Home >Pupils Down Enter F4"),
        Way("MoveStudentScreen", "admin principal", "Home >Pupils Down Enter F8"),
        Way("LeaveScreen", "admin principal teacher", "Home >Pupils Down Enter F6"),
        Way("GuardianScreen", "admin principal", "Home >Pupils Down Enter g Enter"),
        Way("NewChargeScreen", "admin accountant", "Home >Pupils Down n"),
        Way(
            "ChargePupilsScreen", "admin accountant",
            "Home >Fee_lists n / 3a / t Enter / Enter / 10 Enter / F2"),
        Way(
            "ClassScreen", "admin principal teacher accountant parent student",
            "Home >Classes Enter"),
        Way("NewClassScreen", "admin principal head", "Home >Classes F6"),
        Way("CorrectClassScreen", "admin principal", "Home >Classes Down c"),
        Way(
            "SubjectScreen", "admin principal teacher accountant parent student",
            "Home >Subjects Enter"),
        Way("CorrectSubjectScreen", "admin principal", "Home >Subjects F4"),
        Way("SchoolScreen", "admin principal head", "Home >Settings F6"),
        Way("NewSubjectScreen", "admin principal head", "Home >Subjects F6"),
        Way("StaffScreen", "admin principal teacher accountant", "Home >Staff Enter"),
        Way("StaffFormScreen", "admin principal head", "Home >Staff F6"),
        Way("NewYearScreen", "admin head", "Home >Calendar F6"),
        Way("NewUserScreen", "admin principal head", "Home >Accounts F6"),
        Way("FeeAccountScreen", "admin principal", "Home >Fees dan Enter"),
        Way("FeeAccountScreen", "accountant", "Home dan Enter"),
        Way("FeeAccountScreen", "parent", "Home >Fees Enter"),
        Way("FeeAccountScreen", "student", "Home >Fees"),
        Way("ReceiptNumberScreen", "admin principal parent head", "Home >Fees F8"),
        Way("ReceiptNumberScreen", "accountant", "Home F8"),
        Way("ReceiptScreen", "admin principal", "Home >Fees F8 99 F2"),
        Way("ReceiptScreen", "accountant", "Home F8 99 F2"),
        Way("ReceiptScreen", "parent", "Home >Fees Enter F7"),
        Way("ReceiptScreen", "student", "Home >Fees F7"),
        Way("OpenDayScreen", "admin accountant", "Home >Day_book F2"),
        Way("DefaultersScreen", "admin principal accountant head", "Home >Fee_lists d"),
        Way("EntriesScreen", "admin principal accountant head", "Home >Fee_lists Enter"),
        Way("EntriesScreen", "parent", "Home >Fees Enter s >Entries"),
        Way("EntriesScreen", "student", "Home >Fees s Enter"),
        Way("ChargesScreen", "admin principal accountant head", "Home >Fee_lists a"),
        Way("ChargeScreen", "admin principal accountant", "Home >Fee_lists a Down Enter"),
        Way("ChargeScreen", "parent", "Home >Fees Enter d"),
        Way("ChargeScreen", "student", "Home >Fees d"),
        Way("CollectionScreen", "admin principal accountant head", "Home >Fee_lists c"),
        Way("DaysScreen", "admin principal accountant head", "Home >Fee_lists c F4 End Enter"),
        Way("RaisesScreen", "admin principal accountant head", "Home >Fee_lists l"),
        Way("RaiseScreen", "admin accountant", "Home >Price_list Enter"),
        Way("FeePriceScreen", "admin accountant", "Home >Price_list F4"),
        Way("NewFeeStructureScreen", "admin accountant", "Home >Price_list F6"),
        Way("StatementScreen", "admin principal", "Home >Fees dan Enter s"),
        Way("StatementScreen", "accountant", "Home dan Enter s"),
        Way("StatementScreen", "parent", "Home >Fees Enter s"),
        Way("StatementScreen", "student", "Home >Fees s"),
        Way("RemindersScreen", "admin principal accountant", "Home >Fee_lists d F8"),
        Way("OutboxScreen", "admin principal accountant head", "Home >Fee_lists d m"),
        Way("DueChangeScreen", "admin", "Home >Fees dan Enter F4 Enter"),
        Way("DueChangeScreen", "accountant", "Home dan Enter F4 Enter"),
        Way("FamilyPaymentScreen", "admin", "Home >Fees Enter F8"),
        Way("FamilyPaymentScreen", "accountant", "Home Enter F8"),
        Way("InvoiceScreen", "admin", "Home >Fees dan Enter i Enter"),
        Way("InvoiceScreen", "accountant", "Home dan Enter i Enter"),
        Way("AbsencesScreen", "admin principal", "Home Down 3"),
        Way("AbsencesScreen", "admin principal", "Home Down 4"),
        Way("AbsencesScreen", "teacher", "Home Down 6"),
        Way("ListPaperScreen", "admin principal accountant", "Home >Fee_lists F7 End Enter"),
        Way("ListPaperScreen", "teacher parent student head", "Home >Calendar F7 End Enter"),
        Way("TakeBackScreen", "admin", "Home >Fees F8 99 F2 F4"),
        Way("TakeBackScreen", "accountant", "Home >Day_book Enter F8"),
        Way("CloseDayScreen", "admin accountant", "Home >Day_book F8"),
        Way("OpenDayScreen", "head", "Home >Day_book F8"),
        Way("CloseDayScreen", "head", "Home >Day_book F8 0 F2 / Home >Day_book F8"),
        Way(
            "OneTimePasswordScreen", "admin principal",
            "Home >Accounts Down Down Down F8 / RESET / Enter"),
    ]
}
