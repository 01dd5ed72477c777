import Testing

@testable import SchoolTUI

struct FindListTests {
    @Test("Letters find, Down goes to the rows where letters command, and / goes back")
    func parts() {
        var list = FindList()
        #expect(list.type("r", count: 9) == .load)
        #expect(list.type(.down, count: 9) == .taken)
        #expect(list.table.cursor == 0)
        #expect(list.type("r", count: 9) == .ignored)
        #expect(list.type(.down, count: 9) == .taken)
        #expect(list.table.cursor == 1)
        #expect(list.type("/", count: 9) == .taken)
        #expect(list.type("a", count: 9) == .load)
        #expect(list.words == "ra")
        #expect(list.table.cursor == 0)
    }

    @Test("Up from the first row goes to the search line; Enter belongs to the actions")
    func up() {
        var list = FindList(finding: false)
        #expect(list.type(.up, count: 3) == .taken)
        #expect(list.isFinding)
        #expect(list.type(.enter, count: 3) == .ignored)
    }

    @Test("Esc clears the words first, and leaves the screen only then")
    func escape() {
        var list = FindList(words: "raf")
        #expect(list.type(.escape, count: 3) == .load)
        #expect(list.words.isEmpty)
        #expect(list.type(.escape, count: 3) == .ignored)
    }

    @Test("Pasted text is searched for")
    func paste() {
        var list = FindList(finding: false)
        #expect(list.paste("Dipa") == .load)
        #expect(list.words == "Dipa")
    }

    @Test("Search lines, pickers and the palette say what they left out of a paste")
    func cut() {
        let said = "Only the first line of the paste was taken."
        var (list, paged) = (FindList(), PagedFind())
        #expect(list.paste("Dipa\nRoy") == .loadSaying(.warning(said)))
        #expect(paged.paste("Dipa\nRoy") == .loadSaying(.warning(said)))
        #expect(list.words == "Dipa" && paged.words == "Dipa")
        var (picker, palette) = (Picker("Class", [PickOption("", "7-A")]), Palette([]))
        #expect(picker.paste("7-A\n7-B") == said && palette.paste("a\nb") == said)
        #expect(picker.paste("x") == nil && palette.paste("x") == nil)
    }

    @Test("The cursor stands in the search line, or on the row")
    func drawn() {
        var list = FindList(words: "raf")
        var canvas = Canvas(Size(columns: 40, rows: 2))
        canvas.cursor = Position(row: 1, column: 0)
        canvas.find("Find pupil", list, 0, found: "3 of 1,284")
        #expect(canvas.text == " Find pupil  raf              3 of 1,284\n")
        #expect(canvas.cursor == Position(row: 0, column: 16))
        _ = list.type(.tab, count: 3)
        canvas.cursor = Position(row: 1, column: 0)
        canvas.find("Find pupil", list, 0)
        #expect(canvas.cursor == Position(row: 1, column: 0))
    }
}
