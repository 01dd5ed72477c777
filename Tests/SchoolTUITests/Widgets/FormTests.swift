import SchoolCore
import Testing

@testable import SchoolTUI

struct FormTests {
    private func form() -> Form<DemoForm.Name> {
        DemoForm(today: Day(iso: "2026-03-12") ?? Day(0)).form
    }

    private func type(_ text: String, into form: inout Form<DemoForm.Name>) -> Typed {
        var last = Typed.ignored
        for character in text { last = form.type(.character(character)) }
        return last
    }

    @Test("A name and Enter, a letter, six digits: three fields in eleven keys and a name")
    func autoAdvance() {
        var form = form()
        _ = type("Dipa Roy", into: &form)
        #expect(form.type(.enter) == .keep(nil))
        #expect(type("f", into: &form) == .keep(nil))
        #expect(form[.sex] == "f")
        _ = type("041113", into: &form)
        #expect(form.day(.born)?.iso == "2013-11-04")
        #expect(form.focused == .phone)
    }

    @Test("An error stands beside its field and stops the finish, not the movement")
    func errors() {
        var form = form()
        _ = form.type(.tab)
        #expect(form.focused == .sex)
        #expect(form.fields[0].verdict == .error("This is needed."))
        #expect(form.check() == false)
        #expect(form.focused == .name)
        _ = type("Dipa", into: &form)
        #expect(form.fields[0].verdict == nil)
    }

    @Test("A warning blocks nothing")
    func warning() {
        var form = form()
        form[.name] = "Dipa"
        form[.born] = "2013-11-04"
        form.goTo(.phone)
        _ = type("01711111111", into: &form)
        _ = form.type(.enter)
        #expect(form.fields[3].verdict == .warning("Known already: Dipa Roy."))
        #expect(form.check() == true)
    }

    @Test("Esc on a changed form warns once; any other key arms the warning again")
    func escape() {
        var form = form()
        #expect(form.type(.escape) == .ignored)
        _ = type("D", into: &form)
        let warning = Typed.keep(.warning("Kept as a draft. Esc again throws it away."))
        #expect(form.type(.escape) == warning)
        _ = type("i", into: &form)
        #expect(form.type(.escape) == warning)
        #expect(form.type(.escape) == .ignored)
    }

    @Test("Ctrl-D repeats the last record's value and goes on")
    func repeatLast() {
        var form = form()
        form.last = [.name: "Anika Roy", .sex: "f", .born: "2012-01-01"]
        for _ in 0..<3 { _ = form.type(.control("D")) }
        #expect(form[.name] == "Anika Roy")
        #expect(form[.sex] == "f")
        #expect(form[.born] == "2012-01-01")
        #expect(form.type(.control("D")) == .say("There is no last record to repeat here."))
    }

    @Test("F4 lists the choices and opens the month")
    func overlays() {
        var form = form()
        form.goTo(.sex)
        #expect(form.type(.f(4)) == .taken)
        #expect(form.type("2") == .keep(nil))
        #expect(form[.sex] == "f")
        #expect(form.type(.f(4)) == .taken)
        _ = form.type(.left)
        _ = form.type(.enter)
        #expect(form[.born] == "2026-03-11")
    }

    @Test("What the office found wrong goes beside its field, and what was typed stays")
    func refused() {
        var form = form()
        form[.name] = "Dipa"
        form.refuse([(.phone, "Belongs to another pupil.")])
        #expect(form.focused == .phone)
        #expect(form[.name] == "Dipa")
        #expect(form.fields[3].verdict == .error("Belongs to another pupil."))
    }

    @Test("A draft comes back as it was")
    func draft() {
        var form = form()
        _ = type("Dip", into: &form)
        var other = self.form()
        other.restore(form.values)
        #expect(other[.name] == "Dip")
        #expect(other.isDirty)
    }

    @Test("An amount is typed over, and the sign of the number pad is left for the actions")
    func amount() {
        var form = form()
        form.goTo(.amount)
        form[.amount] = "4500.00"
        _ = type("2500", into: &form)
        #expect(form[.amount] == "2500")
        #expect(form.type("+") == .ignored)
        #expect(form.type(.enter) == .keep("F2 finishes."))
    }

    @Test("Enter at the end finishes where the form says so")
    func enterAtEnd() {
        var form = form()
        form.enterAtEnd = .f(2)
        form.goTo(.amount)
        #expect(form.type(.enter) == .act(.f(2)))
    }

    @Test("The form shows labels, values, the day in words and what is wrong")
    func drawn() {
        var form = form()
        form[.name] = "Dipa Roy"
        form[.born] = "2013-11-04"
        form.refuse([(.phone, "Too short.")])
        var canvas = Canvas(Size(columns: 60, rows: 6))
        canvas.form(form)
        #expect(
            canvas.text == """
                  Name *     Dipa Roy
                  Sex
                  Born *     04.11.2013    Mon 4 Nov 2013
                > Telephone                ! Too short.
                  Amount

                """)
        #expect(canvas.cursor == Position(row: 3, column: 13))
    }

    @Test("Random keys never trap, at any size")
    func random() {
        var generator = SeededGenerator(seed: 9)
        let keys: [Key] = [
            "a", "f", "m", "1", "4", ".", "ক", .enter, .tab, .backTab, .up, .down, .backspace,
            .f(4), .escape, .control("D"), .left, .right, .home, .end, .pageUp, .delete,
        ]
        var form = form()
        for round in 0..<4000 {
            guard let key = keys.randomElement(using: &generator) else { continue }
            _ = form.type(key)
            if round.isMultiple(of: 37) { _ = form.check() }
            var canvas = Canvas(Size(columns: 11 + round % 60, rows: 1 + round % 9))
            canvas.form(form)
            for row in canvas.rows.indices {
                #expect(TextWidth.columns(canvas.line(row)) == canvas.size.columns)
            }
        }
    }
}
