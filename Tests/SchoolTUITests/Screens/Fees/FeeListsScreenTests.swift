import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// Defaulters, collection, statement and summary, used as an accountant uses them.
struct FeeListsScreenTests {
    let scene: FeeScene

    init() throws { scene = try FeeScene() }

    @Test("Defaulters stand by age, by amount or by name, and of one class")
    func defaulters() throws {
        var seat = try Seat(scene.karim, DefaultersScreen())
        #expect(seat.canvas.line(8).contains("Gopal Saha"))
        seat.type("o")
        #expect(seat.frame.contains("the largest sum first"))
        #expect(seat.canvas.line(8).contains("4,250.00"))
        seat.type("o")
        #expect(seat.canvas.line(8).contains("Arafat Hossain"))
        seat.press(.f(4))
        seat.type("8a")
        seat.press(.enter)
        #expect(seat.frame.contains("Only 8-A") && seat.frame.contains("2 pupils"))
    }

    @Test("A digit shows the entries of an age, with the same sum")
    func ages() throws {
        var seat = try Seat(scene.karim, DefaultersScreen())
        seat.type("4")
        #expect(seat.frame.contains("Owed by pupils over 90 days late"))
        #expect(seat.frame.contains("4,250.00"))
    }

    @Test("Enter opens the account, s the statement, and ? what the debt is made of")
    func opens() throws {
        var seat = try Seat(scene.karim, DefaultersScreen())
        seat.press(.enter)
        #expect(seat.title.contains("Gopal Saha"))
        seat.press(.escape)
        seat.type("s")
        #expect(seat.title == "Statement" && seat.frame.contains("balance due 4,250.00"))
        seat.press(.escape)
        seat.type("?")
        #expect(seat.title == "Entries" && seat.frame.contains("4,250.00"))
        seat.press(.escape, .f(1))
        #expect(seat.frame.contains("┌ Help ") && seat.frame.contains("entries of the ledger"))
    }

    @Test("Where no figure stands under the cursor, ? is the help")
    func noFigure() throws {
        let school = try TUISchool()
        let desk = try school.desk("karim")
        var seat = try Seat(desk, DefaultersScreen())
        seat.type("?")
        #expect(seat.frame.contains("┌ Help "), "\(seat.frame)")
    }

    @Test("Every line of a statement is backed by entries of its amount")
    func statement() throws {
        let pupil = try scene.school.pupil("Dipa Roy")
        let account = try scene.karim.session.feeAccount(of: pupil)
        #expect(account.history.count == 6)
        for line in account.history {
            let wish = EntryList.Wish(.movement(line.entry, pupil))
            #expect(try scene.karim.session.entries(wish).sum == line.amount)
        }
        var seat = try Seat(scene.karim, StatementScreen(pupil))
        seat.type("?")
        #expect(seat.title == "Entries")
        seat.press(.escape)
        seat.type("b")
        #expect(seat.frame.contains("Fees owed"))
    }

    @Test("The collection register turns by months, and opens a day")
    func collection() throws {
        var seat = try Seat(scene.karim, CollectionScreen(around: TUISchool.today))
        seat.press(.left)
        #expect(seat.frame.contains("Sun 1 Feb 2026 to Sat 28 Feb 2026"))
        #expect(seat.frame.contains("No money was taken in these days."))
        seat.press(.right, .f(4))
        seat.type("today")
        seat.press(.enter)
        #expect(seat.frame.contains(" Thu 12 Mar 2026 "))
        seat.press(.enter)
        #expect(seat.title == "Day book")
    }

    @Test("The summary opens every list, and the entries behind each figure")
    func summary() throws {
        var seat = try Seat(scene.karim, FeeListsScreen())
        for (letter, title) in [
            ("b", "Day book"), ("d", "Defaulters"), ("c", "Collection"), ("a", "Charges"),
            ("t", "Price list"), ("l", "Raises"),
        ] {
            seat.type(letter)
            #expect(seat.title == title)
            seat.press(.f(10))
        }
        seat.type("?")
        #expect(seat.title == "Entries" && seat.frame.contains("Billed"))
    }

    @Test("A parent sees the own child's statement, and no list of the school")
    func parent() throws {
        let rahima = try scene.school.desk("rahima")
        let child = try scene.school.pupil("Rokeya Islam")
        var seat = try Seat(rahima, StatementScreen(child))
        #expect(seat.title == "Statement")
        seat.type("b")
        #expect(seat.title == "Entries")
        let lists = try Seat(rahima, DefaultersScreen())
        #expect(lists.isHome && lists.said.hasPrefix("!"))
        let other = try Seat(rahima, StatementScreen(try scene.school.pupil("Dipa Roy")))
        #expect(other.isHome && other.said.hasPrefix("!"))
    }
}
