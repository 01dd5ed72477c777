// A small office for trying the toolkit: a list of pupils in four scripts that can be marked, and a
// form. Written as a screen of the program would be, so it also shows how short one is.

import Synchronization

@testable import SchoolCore
@testable import SchoolTUI

struct DemoRefusal: Error, CustomStringConvertible {
    var description: String { "the register is signed" }
}

/// Shared things a test looks at after a run.
final class DemoLog: Sendable {
    let lines = Mutex<[String]>([])
    func add(_ line: String) { lines.withLock { $0.append(line) } }
    var all: [String] { lines.withLock { $0 } }
}

struct DemoDesk: OfficeDesk {
    var heading = "Thu 12 Mar 2026  09:42  Nadia (teacher)"
    var idleMinutes: Int? = 15
    var mayDelete = false
    let log = DemoLog()

    func isPassword(_ typed: String) throws -> Bool { typed == "Secret77" }
    func takeForeignChanges() throws -> Bool { true }
    var everywhere: [DeskAction<DemoDesk>] {
        [
            DeskAction(.f(3), label: "Find", help: "Finds anybody by name.") { desk in
                .push(DemoForm(today: Day(20_524)))
            }
        ]
    }
}

struct DemoList: Screen {
    struct Row: Equatable {
        let roll: Int
        let name: String
        var mark: String
    }

    var rows: [Row] = []
    var table = TableState()
    var changes = 0

    var title: String { "Registers" }
    var status: String { changes > 0 ? "\(changes) new, F5" : "" }

    static let names = [
        "Abdul Karim", "রফিকুল ইসলাম", "محمد نعیم", "कृष्ण कुमार", "শ্রাবন্তী", "Zoë Fernandes",
        "Dipa Roy", "Ehsan Kabir", "আয়েশা সিদ্দিকা", "Gopal Saha", "Habib Ullah", "Urmi Chowdhury",
        "Polash Mia", "Quazi Tasnim",
    ]

    mutating func load(_ desk: DemoDesk) throws {
        desk.log.add("load list")
        if rows.isEmpty {
            rows = Self.names.enumerated().map { Row(roll: $0 + 1, name: $1, mark: "P") }
        }
        changes = 0
        table.keep(within: rows.count)
    }

    mutating func meanwhile(_ desk: DemoDesk) throws { changes += 1 }
    mutating func keep(_ desk: DemoDesk) throws { desk.log.add("keep list") }
    func readAhead(_ desk: DemoDesk, in size: Size) throws { desk.log.add("read ahead") }
    mutating func type(_ key: Key) -> Typed { .if(table.move(key, count: rows.count)) }

    func draw(on canvas: inout Canvas) {
        canvas.table(
            [
                Column("No", width: .fixed(3), align: .right) { String($0.roll) },
                .name("Name", width: .fixed(22)) { $0.name },
                Column("Mark", width: .fixed(5)) { "[\($0.mark)]" },
                Column("Last", width: .fixed(6), priority: 1) { _ in "PAPPP" },
            ], rows, table, empty: "Nobody is in this class.")
    }

    func actions(_ desk: DemoDesk) -> [Action<Self>] {
        let marks = ["P", "A", "L"].map { mark in
            Action<Self>(
                .character(Character(mark.lowercased())), label: mark, name: "Mark \(mark)",
                help: "Sets the mark \(mark) and moves down."
            ) { screen, _ in
                screen.rows[screen.table.cursor].mark = mark
                return .stay
            }
        }
        return marks + [
            Action(.f(2), label: "Sign", help: "Signs the register.", blocked: "It is signed.") {
                _, _ in .stay
            },
            Action(.f(6), label: "New", help: "Opens a form.") { _, _ in
                .push(DemoForm(today: Day(20_524)))
            },
            Action(
                .f(8), label: "Delete", help: "Deletes everything.",
                needs: Need { $0.mayDelete }, danger: true
            ) { _, _ in
                .ask("Delete all pupils of this class?", word: "DELETE") {
                    (screen: inout Self, _) in
                    screen.rows = []
                    return .notice("All gone.")
                }
            },
            Action(.f(7), label: "Print", help: "Prints the list.") { _, _ in
                .run("Printing") { progress in
                    for page in 1...3 { try progress.report(page, of: 3) }
                    return 3
                } then: { (screen: inout Self, _, pages: Int) in
                    screen.changes = 0
                    return .notice("Printed \(pages) pages.")
                }
            },
            Action("x", label: "Fail", help: "Is refused.") { _, _ in throw DemoRefusal() },
            Action(.f(4), label: "Class", help: "Chooses a class.") { _, _ in
                .choose("Class", [PickOption("7A", "Seven A"), PickOption("7B", "Seven B")]) {
                    (_: inout Self, _, place) in .notice("Class \(place).")
                }
            },
        ]
    }
}

struct DemoForm: Screen {
    enum Name: Hashable { case name, sex, born, phone, amount }

    var form: Form<Name>

    init(today: Day) {
        form = Form(
            [
                FormField(.name, "Name", help: "As on the birth certificate.", required: true),
                FormField(
                    .sex, "Sex",
                    .choice([PickOption("m", "Male"), PickOption("f", "Female")]),
                    help: "One letter."),
                FormField(.born, "Born", .day(.past), help: "Day, month, year.", required: true),
                FormField(.phone, "Telephone", .digits(limit: 11), help: "Digits.") {
                    $0 == "01711111111" ? .warning("Known already: Dipa Roy.") : nil
                },
                FormField(.amount, "Amount", .amount(places: 2), help: "Money."),
            ], today: today)
    }

    var title: String { "Admission" }
    var fieldHelp: String? { form.fieldHelp }
    mutating func type(_ key: Key) -> Typed { form.type(key) }
    mutating func paste(_ text: String) -> Typed { form.paste(text) }
    mutating func keep(_ desk: DemoDesk) throws { desk.log.add("keep \(form[.name])") }
    func draw(on canvas: inout Canvas) { canvas.form(form) }

    func actions(_ desk: DemoDesk) -> [Action<Self>] {
        [
            Action(.f(2), label: "Save", help: "Admits the pupil.") { screen, desk in
                guard screen.form.check() else { return .notice(.refusal("Something is missing.")) }
                desk.log.add("admitted \(screen.form[.name])")
                return .pop.telling("Admitted \(screen.form[.name]).")
            }
        ]
    }
}
