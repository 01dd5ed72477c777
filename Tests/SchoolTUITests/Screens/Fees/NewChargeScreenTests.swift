import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct NewChargeScreenTests {
    let fees: CounterSchool

    init() throws { fees = try CounterSchool() }

    private var office: Office { get throws { try fees.school.desk("office") } }

    private func plan() throws -> ChargePlan {
        var form = ChargeForm()
        (form.head, form.amount, form.name) = ("Exam fee", "250", "Excursion")
        let section = try fees.office.section(named: "7-A")
        return try fees.office.planned(
            form.checked(Currency(code: "BDT"), today: fees.office.today), for: .section(section))
    }

    @Test("The form and the pupils it is for")
    func frames() throws {
        try Frames.expect("NewChargeScreen", of: NewChargeScreen(at: office), at: office)
        let payer = try fees.office.feeAccount(of: fees.pupil("Rafiqul Islam")).payer
        try Frames.expect(
            "NewChargeScreen-pupil", of: NewChargeScreen(for: payer, at: office), at: office)
        try Frames.expect(
            "ChargePupilsScreen", of: ChargePupilsScreen(try plan(), key: SubmissionKey()),
            at: office, after: .keys(.down, " "))
    }

    @Test("A class is charged but for whom was left out, and what was done is said")
    func wholeClass() throws {
        var seat = try Seat(office, FeeListsScreen())
        seat.press("n")
        seat.type("7a")
        seat.type("exam")
        seat.press(.enter, .enter)
        seat.type("250")
        seat.press(.f(2))
        #expect(seat.title == "Who", "\(seat.frame)")
        let count = try plan().count
        #expect(seat.frame.contains("\(count) pupils"))
        seat.press(" ")
        #expect(seat.frame.contains("\(count - 1) pupils"))
        let owed = try fees.owed("Rafiqul Islam")
        seat.press(.f(2))
        #expect(seat.said.hasPrefix("Raised \(count - 1) charges of Exam fee"), "\(seat.said)")
        #expect(seat.title == "Fee lists")
        let raise = try #require(try fees.office.raises().first)
        #expect(raise.count == count - 1)
        let first = try #require(try plan().pupils.first)
        let left = try fees.owed("Rafiqul Islam") == owed
        #expect(left == (first.student == (try fees.pupil("Rafiqul Islam"))))
    }

    @Test("Nobody ticked is nobody charged")
    func nobody() throws {
        var seat = try Seat(office, ChargePupilsScreen(try plan(), key: SubmissionKey()))
        seat.press("a", .f(2))
        #expect(seat.said == "Nobody is ticked. Space ticks a pupil.")
        seat.press("a")
        #expect(!seat.frame.contains("[ ]"))
    }

    @Test("One pupil is charged from the account")
    func onePupil() throws {
        var seat = try Seat(office, FeeAccountScreen(try fees.pupil("Dipa Roy")))
        let owed = try fees.owed("Dipa Roy")
        seat.press("n")
        seat.type("exam")
        seat.press(.enter, .enter)
        seat.type("250")
        seat.press(.f(2), .f(2))
        #expect(seat.title.hasPrefix("Dipa Roy"), "\(seat.frame)")
        #expect(try fees.owed("Dipa Roy") == owed + fees.taka(250))
    }

    @Test("Those that are marked among the pupils are charged, and are marked no longer")
    func marked() throws {
        var seat = try Seat(office, StudentListScreen())
        seat.press(.down, " ", " ", "n")
        #expect(seat.title == "New charge" && seat.frame.contains("2 pupils:"), "\(seat.frame)")
        seat.type("exam")
        seat.press(.enter, .enter)
        seat.type("250")
        seat.press(.f(2))
        #expect(seat.frame.contains("2 pupils  total 500.00"), "\(seat.frame)")
        seat.press(.f(2))
        #expect(seat.said.hasPrefix("Raised 2 charges of Exam fee, 500.00."), "\(seat.said)")
        #expect(!seat.frame.contains("2 marked"), "\(seat.frame)")
    }

    @Test("Random keys never trap, and no key means two things")
    func trial() throws {
        let plan = try plan()
        try ScreenTrial.run({ try NewChargeScreen(at: $0) }, at: office, keys: 40)
        try ScreenTrial.run(
            { _ in ChargePupilsScreen(plan, key: SubmissionKey()) }, at: office, keys: 40)
    }
}
