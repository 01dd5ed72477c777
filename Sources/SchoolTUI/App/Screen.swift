// A screen is a struct with four slots: load, draw, type, actions. It draws on the rows between the
// header and row 23, counted from 0; the frame around them belongs to the stage. An example, whole:
//
//     /// Pupils of one section who still owe, largest debt first.
//     struct DuesScreen: Screen {
//         let section: SectionID
//         private var report = DuesReport.empty
//         private var table = TableState()
//
//         init(section: SectionID) { self.section = section }
//
//         var title: String { "Dues \(report.sectionName)" }
//         var status: String { "\(report.total.text) owed" }
//
//         mutating func load(_ desk: Session) throws {
//             report = try desk.dues(in: section)
//             table.keep(within: report.rows.count)
//         }
//
//         mutating func type(_ key: Key) -> Typed {
//             .if(table.move(key, count: report.rows.count))
//         }
//
//         func draw(on canvas: inout Canvas) {
//             canvas.table(columns, report.rows, table, empty: "Nobody owes anything.")
//         }
//
//         func actions(_ desk: Session) -> [Action<Self>] {
//             let row = table.selected(in: report.rows)
//             let nobody = row == nil ? "There is no pupil to choose." : nil
//             return [
//                 Action(.enter, label: "Open", help: "Opens the pupil.", blocked: nobody) {
//                     _, _ in row.map { .push(StudentScreen(student: $0.student)) } ?? .stay
//                 },
//                 Action(.f(2), label: "Take", help: "Takes a payment from the pupil.",
//                        needs: .permission(.receiveFees), blocked: nobody) { _, _ in
//                     row.map { .push(PaymentScreen(student: $0.student)) } ?? .stay
//                 },
//             ]
//         }
//     }

/// One screen of the program: state, and pure functions over it.
protocol Screen<Desk>: Sendable {
    associatedtype Desk: OfficeDesk

    /// What the breadcrumb calls it.
    var title: String { get }
    /// Asks the school for plain values. Called before the first paint, on return and on F5.
    mutating func load(_ desk: Desk) throws
    /// Turns state into cells and does nothing else.
    func draw(on canvas: inout Canvas)
    /// Reads what the next key will likely show, after the answer to this one has been sent: it is
    /// remembered, and nothing else comes of it.
    func readAhead(_ desk: Desk, in size: Size) throws
    /// Makes what the first search of a sitting would make for good, once, when the home stands on
    /// the screen: statements are prepared and pages of the file read while nobody waits.
    func rehearse(_ desk: Desk, in size: Size) throws
    /// Edits local state: cursor, search line, field. What it does not take goes to the actions.
    mutating func type(_ key: Key) -> Typed
    /// What can be done now.
    func actions(_ desk: Desk) -> [Action<Self>]
    /// What this screen offers now, with what is withheld from this person marked. It follows from
    /// the actions, as the next one does; they stand here so that each screen has its own, made for
    /// its own actions, at every key.
    func offers(_ desk: Desk) -> [Offer]
    /// Does the action that stands at this place.
    mutating func perform(_ place: Int, _ desk: Desk) throws -> Step<Desk>

    /// Somebody else's changes have arrived: merge them, or count them on the status line.
    mutating func meanwhile(_ desk: Desk) throws
    /// Puts unfinished work in a safe place: after a field, before the lock and on hang-up.
    mutating func keep(_ desk: Desk) throws
    /// It has just been put over another screen: what it asks first, such as going on with a draft.
    mutating func opened(_ desk: Desk) throws -> Step<Desk>
    /// It was left, by Esc or because its work is done: what was kept of it is not wanted any more.
    mutating func left(_ desk: Desk) throws
    /// The rows and columns the screen has got, before its first paint and after every resize.
    mutating func fit(_ size: Size)
    /// Whether the size it was given shows more than was read: the stage then loads it at once.
    var lacksRows: Bool { get }
    /// Pasted text, to be put into a field.
    mutating func paste(_ text: String) -> Typed
    /// A whole line of the plain mode that means something here, such as `7a 17a 28l` in a
    /// register; nil for a line this screen does not know.
    mutating func take(line: String, _ desk: Desk) throws -> Step<Desk>?
    /// The left of row 23 while there is no notice.
    var prompt: String { get }
    /// The right of row 23: save state, number of rows, "3 new, F5".
    var status: String { get }
    /// What of the status no message may hide: the drawer of a counter.
    var keptStatus: String { get }
    /// What F1 says first: about the field the cursor is in.
    var fieldHelp: String? { get }
}

extension Screen {
    mutating func load(_ desk: Desk) throws {}
    func readAhead(_ desk: Desk, in size: Size) throws {}
    func rehearse(_ desk: Desk, in size: Size) throws {}
    mutating func type(_ key: Key) -> Typed { .ignored }
    mutating func meanwhile(_ desk: Desk) throws {}
    mutating func keep(_ desk: Desk) throws {}
    mutating func opened(_ desk: Desk) throws -> Step<Desk> { .stay }
    mutating func left(_ desk: Desk) throws {}
    mutating func fit(_ size: Size) {}
    var lacksRows: Bool { false }
    mutating func paste(_ text: String) -> Typed { .ignored }
    mutating func take(line: String, _ desk: Desk) throws -> Step<Desk>? { nil }
    var prompt: String { "" }
    var status: String { "" }
    var keptStatus: String { "" }
    var fieldHelp: String? { nil }
}

/// What became of a typed key.
enum Typed: Equatable, Sendable {
    /// Not for the screen itself: the actions are asked.
    case ignored
    case taken
    /// Taken, and what is shown must be read again: the words of a search changed.
    case load
    /// The same, with a line on row 23: not all of a paste was taken.
    case loadSaying(Notice)
    /// Taken, and unfinished work changed enough to be kept: a field was left.
    case keep(Notice?)
    /// Taken, or refused, with a line on row 23.
    case say(Notice)
    /// Stands for another key: Enter in the last field means F2.
    case act(Key)

    static func `if`(_ isTaken: Bool) -> Typed { isTaken ? .taken : .ignored }
}
