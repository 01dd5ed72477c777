// Every screen of the program on a school of its own, for what must hold on all of them.

import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// One screen, by its name, and where it is opened.
struct EveryScreen: Sendable, CustomTestStringConvertible {
    /// A screen at a desk, and the school that must live as long as they.
    struct Opened {
        let school: AnyObject
        let desk: Office
        let screen: any Screen<Office>
    }

    let name: String
    let open: @Sendable () throws -> Opened

    var testDescription: String { name }

    static let all: [EveryScreen] =
        SmallScreen.all.map(small) + FeeListFrameTests.all.map(fees) + pupils + money + registers
        + homes

    private static func small(_ small: SmallScreen) -> EveryScreen {
        EveryScreen(name: small.name) {
            let school = try TUISchool()
            let desk = try school.desk()
            return Opened(school: school, desk: desk, screen: try small.open(school, desk))
        }
    }

    private static func fees(_ framed: FeeListFrameTests.Framed) -> EveryScreen {
        EveryScreen(name: framed.name) {
            let scene = try FeeScene()
            return Opened(
                school: scene.school, desk: scene.karim, screen: try framed.open(scene))
        }
    }

    private static func pupil(
        _ name: String, _ open: @escaping @Sendable (StudentID, Office) throws -> any Screen<Office>
    ) -> EveryScreen {
        EveryScreen(name: name) {
            let school = try TUISchool()
            let desk = try school.desk()
            let screen = try open(try school.pupil("Rafiqul Islam"), desk)
            return Opened(school: school, desk: desk, screen: screen)
        }
    }

    private static func counter(
        _ name: String, _ open: @escaping @Sendable (CounterSchool) throws -> any Screen<Office>
    ) -> EveryScreen {
        EveryScreen(name: name) {
            let counter = try CounterSchool()
            return Opened(school: counter.school, desk: counter.desk, screen: try open(counter))
        }
    }

    private static func register(
        _ name: String, _ open: @escaping @Sendable (SectionID) -> any Screen<Office>
    ) -> EveryScreen {
        EveryScreen(name: name) {
            let school = try RegisterSchool()
            return Opened(
                school: school, desk: try school.desk("nadia"),
                screen: open(try school.section("7-B")))
        }
    }

    private static let pupils: [EveryScreen] = [
        pupil("StudentListScreen") { _, _ in StudentListScreen() },
        pupil("StudentScreen") { student, _ in StudentScreen(student) },
        pupil("CorrectStudentScreen") { try CorrectStudentScreen($0, at: $1) },
        pupil("MoveStudentScreen") { try MoveStudentScreen($0, at: $1) },
        pupil("LeaveScreen") { try LeaveScreen($0, at: $1) },
        pupil("AdmissionScreen") { _, desk in try AdmissionScreen(at: desk) },
        pupil("GuardianScreen") { student, desk in
            let card = try desk.session.card(of: student)
            return GuardianScreen(try #require(card.guardians.first), of: student, home: "880")
        },
        pupil("ChoosePasswordScreen") { _, desk in ChoosePasswordScreen(desk.session, old: nil) },
    ]

    private static let money: [EveryScreen] = [
        counter("FeeSearchScreen") { _ in FeeSearchScreen(isHome: true) },
        counter("FeeAccountScreen") { FeeAccountScreen(try $0.pupil("Rafiqul Islam")) },
        counter("FamilyPaymentScreen") { counter in
            let account = try counter.karim.feeAccount(of: counter.pupil("Rafiqul Islam"))
            return try FamilyPaymentScreen(account, at: counter.desk)
        },
        counter("ReceiptScreen") { ReceiptScreen(try $0.pay("Dipa Roy", 500)) },
        counter("ListPaperScreen") { counter in
            let list = ListToExport(
                name: "heads", header: ["Head", "Owed"],
                rows: [[.text("Tuition"), .amount("4200.00")]])
            return ListPaperScreen(
                Leaving(
                    list: list, title: "Fee heads", needs: .seeFees, concern: .school,
                    counted: "1 row is"), at: counter.desk)
        },
        counter("NewChargeScreen") { try NewChargeScreen(at: $0.school.desk()) },
        counter("ChargePupilsScreen") { counter in
            var form = ChargeForm()
            (form.head, form.amount, form.name) = ("Exam fee", "250", "Excursion")
            let today = counter.office.today
            let plan = try counter.office.planned(
                form.checked(Currency(code: "BDT"), today: today),
                for: .section(counter.school.section("7-A")))
            return ChargePupilsScreen(plan, key: SubmissionKey())
        },
        counter("InvoiceScreen") { counter in
            InvoiceScreen(
                try counter.karim.issueInvoice(
                    to: counter.pupil("Dipa Roy"), key: SubmissionKey()))
        },
        counter("ReceiptNumberScreen") { ReceiptNumberScreen(today: $0.karim.today) },
        counter("TakeBackScreen") { counter in
            TakeBackScreen(.refund, of: try counter.pay("Dipa Roy", 500), at: counter.desk)
        },
        counter("DueChangeScreen") { counter in
            let dues = try counter.karim.feeAccount(of: counter.pupil("Rafiqul Islam")).dues
            return DueChangeScreen(.postpone, of: try #require(dues.first), at: counter.desk)
        },
    ]

    private static let registers: [EveryScreen] = [
        register("RegisterScreen") { RegisterScreen($0, on: RegisterSchool.today) },
        register("RegisterListScreen") { _ in RegisterListScreen(on: RegisterSchool.today) },
        register("AbsencesScreen") { _ in AbsencesScreen(.running) },
        register("MonthScreen") { MonthScreen($0, around: RegisterSchool.today) },
    ]

    private static let homes: [EveryScreen] =
        ["owner", "office", "principal", "nadia", "karim", "rahima"].map { who in
            EveryScreen(name: "HomeScreen of \(who)") {
                let school = try TUISchool()
                let desk = try school.desk(who)
                return Opened(school: school, desk: desk, screen: HomeScreen(desk.session))
            }
        }
}
