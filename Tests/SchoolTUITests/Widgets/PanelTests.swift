import Testing

@testable import SchoolTUI

struct PanelTests {
    private let options = [
        PickOption("m", "Mathematics"), PickOption("e", "English"), PickOption("h", "History"),
        PickOption("me", "Mechanics", detail: "Mr Das"),
    ]

    private let offers = DemoList().offers(DemoDesk())

    @Test("Letters narrow a list, Enter takes the first, a code takes itself")
    func picker() {
        var picker = Picker("Subject", options)
        _ = picker.type("m")
        #expect(picker.matches == [0, 3])
        _ = picker.type("e")
        #expect(picker.matches == [3])
        #expect(picker.type(.enter) == .chosen(3))
        #expect(picker.type(.escape) == .closed)
    }

    @Test("A digit takes the line it stands before, unless codes begin with digits")
    func digits() {
        var picker = Picker("Subject", options)
        #expect(picker.type("3") == .chosen(2))
        #expect(picker.type("9") == .open)
        var classes = Picker("Class", [PickOption("7A", "7A"), PickOption("7B", "7B")])
        #expect(classes.type("7") == .open)
        #expect(classes.type("b") == .open)
        #expect(classes.type(.enter) == .chosen(1))
    }

    @Test("Words match in any order, at the start of words, accents aside")
    func matching() {
        let option = PickOption("", "Zoë Fernandes", detail: "7B")
        #expect(Matching.rank("fern zoe", in: option) != nil)
        #expect(Matching.rank("7b zo", in: option) != nil)
        #expect(Matching.rank("andes", in: option) == nil)
    }

    @Test("The answer to a hard question is the word itself; Enter alone never agrees")
    func confirm() {
        var confirm = Confirm("Void receipt RCP-2026-0871?", word: "VOID")
        #expect(confirm.type(.enter) == .open)
        #expect(confirm.isWrong)
        for letter in "void" { _ = confirm.type(.character(letter)) }
        #expect(confirm.type(.enter) == .agreed)
        #expect(confirm.type(.escape) == .declined)
    }

    @Test("What no key does at once stands with the way to it")
    func ways() {
        var offer = offers[0]
        (offer.keys, offer.way) = ([], "F6 1")
        var canvas = Canvas(Size(columns: 80, rows: 21))
        HelpPanel([offer]).draw(on: &canvas)
        #expect(canvas.text.contains(" F6 1 "))
        offer.way = nil
        #expect(offer.keyWords == "F9")
    }

    @Test("Help lists what can be done, with the reason where it cannot, and Enter does it")
    func help() {
        var panel = HelpPanel(offers, about: "As on the birth certificate.")
        var canvas = Canvas(Size(columns: 80, rows: 21))
        panel.draw(on: &canvas)
        #expect(canvas.text.contains("As on the birth certificate."))
        #expect(canvas.text.contains("(off: It is signed.)"))
        #expect(!canvas.text.contains("Deletes everything."))
        _ = panel.type(.down)
        #expect(panel.type(.enter) == .chosen(1))
        #expect(panel.type(.escape) == .closed)
    }

    @Test("The palette finds a command by name, shows its key, and puts the used ones first")
    func palette() throws {
        var palette = Palette(offers)
        for letter in "pri" { _ = palette.type(.character(letter)) }
        var canvas = Canvas(Size(columns: 80, rows: 21))
        palette.draw(on: &canvas)
        let line = try #require(canvas.text.split(separator: "\n").first { $0.contains("Print") })
        #expect(line.contains("F7"))
        let print = try #require(offers.firstIndex { $0.name == "Print" })
        #expect(palette.type(.enter) == .chosen(print))
        var used = Palette(offers, uses: ["Print": 4])
        #expect(used.type("1") == .chosen(print))
    }

    @Test("What a role never allows is in neither")
    func withheld() {
        let delete = offers.firstIndex { $0.name == "Delete" }
        var palette = Palette(offers)
        for letter in "delete" { _ = palette.type(.character(letter)) }
        #expect(delete != nil)
        #expect(palette.type(.enter) == .open)
    }

    @Test("The key bar has ten slots of 8 columns at 80 and of 12 at 120")
    func keyBar() {
        var canvas = Canvas(Size(columns: 80, rows: 3))
        KeyBar.draw(offers, on: &canvas)
        #expect(
            canvas.line(2).hasPrefix("1       2Sign   3       4Class  5       6New    7Print  8"))
        #expect(canvas.rows[2][9].style == .dim)
        #expect(canvas.rows[2][41].style == .key)
        var wide = Canvas(Size(columns: 120, rows: 1))
        KeyBar.draw(offers, on: &wide)
        #expect(wide.line(0).hasPrefix("1           2Sign       3"))
    }

    @Test("Progress is numbers, and says how to stop")
    func progress() {
        let state = JobProgress.State(done: 1204, total: 3000)
        #expect(
            ProgressLine.text("Reading pupils", state)
                == "Reading pupils  1,204 of 3,000  40 %   Esc stops")
        #expect(grouped(-1_234_567) == "-1,234,567")
    }

    @Test("The lock asks for the password and nothing else leaves it")
    func lock() {
        var panel = LockPanel(heading: "Nadia")
        #expect(panel.type(.enter) == .open)
        for letter in "Abc" { _ = panel.type(.character(letter)) }
        #expect(panel.type(.enter) == .tried("Abc"))
        #expect(panel.type(.f(10)) == .leave)
        #expect(panel.type(.escape) == .open)
    }
}
