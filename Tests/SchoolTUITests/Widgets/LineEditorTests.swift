import Testing

@testable import SchoolTUI

struct LineEditorTests {
    private func typed(_ text: String, into editor: LineEditor = LineEditor()) -> LineEditor {
        var editor = editor
        for scalar in text.unicodeScalars { _ = editor.type(.character(Character(scalar))) }
        return editor
    }

    @Test("Scalars that come one by one join to syllables")
    func joins() {
        let editor = typed("শ্রাবন্তী")
        #expect(editor.text == "শ্রাবন্তী")
        #expect(editor.before.count == 3)
    }

    @Test("Backspace takes one scalar of an Indic syllable, and a whole Latin letter")
    func backspace() {
        var bengali = typed("কি")
        _ = bengali.type(.backspace)
        #expect(bengali.text == "ক")
        var latin = typed("e\u{301}")
        _ = latin.type(.backspace)
        #expect(latin.text.isEmpty)
    }

    @Test("The cursor moves by characters, and typing goes in where it stands")
    func middle() {
        var editor = typed("Dia")
        _ = editor.type(.left)
        _ = editor.type("p")
        #expect(editor.text == "Dipa")
        _ = editor.type(.home)
        _ = editor.type(.delete)
        _ = editor.type(.end)
        _ = editor.type("!")
        #expect(editor.text == "ipa!")
    }

    @Test("The first key replaces a selected value, a cursor key keeps it")
    func selected() {
        var editor = LineEditor("4500.00", letters: .amount(places: 2))
        editor.isSelected = true
        #expect(typed("25", into: editor).text == "25")
        _ = editor.type(.end)
        #expect(typed("", into: editor).text == "4500.00")
        #expect(!editor.isSelected)
    }

    @Test("A key that does not belong is refused with its reason, and nothing is lost")
    func refused() {
        var editor = typed("12", into: LineEditor(letters: .digits))
        #expect(editor.type("x") == .refused("Only digits here."))
        #expect(editor.text == "12")
        var short = typed("abcdef", into: LineEditor(limit: 3))
        #expect(short.text == "abc")
        #expect(short.type("\u{202E}") == .refused("This character cannot be used here."))
    }

    @Test(
        "What is no amount stays as it was typed: nothing else may be taken for it",
        arguments: ["12.345", "-500", "2o00", "2*3", "12/50"])
    func noAmount(text: String) {
        var amount = typed(text, into: LineEditor(letters: .amount(places: 2)))
        #expect(amount.text == text)
        #expect(amount.type("+") == .ignored && amount.text == text)
    }

    @Test("A paste is its first line, cleaned, and no more than fits")
    func paste() {
        var editor = LineEditor()
        #expect(
            editor.paste("Dipa\u{1B}[31m Roy\r\nrm -rf /")
                == .cut("Only the first line of the paste was taken."))
        #expect(editor.text == "Dipa[31m Roy")
        var whole = LineEditor()
        #expect(whole.paste("Dipa Roy\n") == .changed && whole.text == "Dipa Roy")
        var short = LineEditor(limit: 4)
        #expect(
            short.paste("0123456789")
                == .cut("The paste is cut. No more than 4 characters here."))
        #expect(short.text == "0123")
        var large = LineEditor(limit: 100_000)
        large.byteLimit = 100_000
        #expect(
            large.paste(String(repeating: "x", count: 9000))
                == .cut("The paste is cut: too long."))
        #expect(large.text.utf8.count == 4096)
    }

    @Test("A password is never drawn, and a long line is shown around the cursor")
    func drawn() {
        var canvas = Canvas(Size(columns: 20, rows: 2))
        canvas.edit(
            typed("Secret77", into: LineEditor(masked: true)), 0, 0, width: 10, isFocused: true)
        canvas.edit(typed("abcdefghijklmnop"), 1, 0, width: 6, isFocused: true)
        #expect(canvas.text == "********\nlmnop")
        #expect(canvas.cursor == Position(row: 1, column: 5))
    }

    @Test("Random keys never trap, and the text never grows past its limit")
    func random() {
        var generator = SeededGenerator(seed: 1)
        let keys: [Key] = [
            "a", "ক", "ি", "\u{301}", "\u{200D}", "9", ".", .backspace, .delete, .left, .right,
            .home, .end, .control("U"), .enter, "学",
        ]
        for letters in [Letters.any, .digits, .amount(places: 2)] {
            var editor = LineEditor(limit: 12, letters: letters)
            for _ in 0..<3000 {
                guard let key = keys.randomElement(using: &generator) else { continue }
                _ = editor.type(key)
                editor.isSelected = Int.random(in: 0..<50, using: &generator) == 0
                #expect(editor.text.count <= 12)
                var canvas = Canvas(Size(columns: 9, rows: 1))
                canvas.edit(editor, 0, 1, width: 7, isFocused: true)
                #expect(canvas.cursor.map { $0.column < 9 } == true)
            }
        }
    }
}
