import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct AppTests {
    private func last(
        _ steps: Played..., desk: DemoDesk = DemoDesk(), size: Size = Size()
    ) throws -> Canvas {
        try #require(playing(DemoList(), at: desk, size: size, steps).canvases.last)
    }

    @Test("The frame says where, when and who, and what the F-keys do")
    func frame() throws {
        let canvas = try last(size: Size(columns: 80, rows: 24))
        #expect(canvas.line(0).hasPrefix(" Registers   "))
        #expect(canvas.line(0).hasSuffix("  Nadia (teacher)"))
        let bar = "1Help   2Sign   3Find   4Class  5Reload 6New    7Print  8       9Cmds   10Exit"
        #expect(canvas.line(23) == bar + "  ")
    }

    @Test("The whole screen, as a person sees it", arguments: Frames.sizes)
    func picture(size: Size) throws {
        let canvas = try last(.keys(.down, "a", .down), size: size)
        try expectFrame(canvas, "demo-list-\(size.columns)x\(size.rows)")
    }

    @Test("Keys typed ahead are all obeyed, and painted once")
    func typeAhead() throws {
        let run = try playing(
            DemoList(), at: DemoDesk(), [.keys(.down, .down, "a", .down, "l")])
        #expect(run.canvases.count == 2)
        let canvas = try #require(run.canvases.last)
        #expect(canvas.line(4).contains("[A]"))
        #expect(canvas.line(5).contains("[L]"))
        #expect(canvas.cursor == Position(row: 5, column: 0))
    }

    @Test("What can wait is done once the line is quiet; a key that has come goes before it")
    func settling() throws {
        func read(_ steps: Played...) throws -> Int {
            let desk = DemoDesk()
            let run = try playing(DemoList(), at: desk, steps)
            #expect(run.canvases.count == steps.count + 1, "every key is answered at once")
            return desk.log.all.filter { $0 == "read ahead" }.count
        }
        let atTheEnd = try read()
        #expect(try read(.keys(.down), .keys(.down), .keys(.down)) == 3 + atTheEnd)
        #expect(try read(.keys(.down), .soon(.down), .soon(.down)) == 1 + atTheEnd)
    }

    @Test("What this terminal has stored itself is not painted again; what another stored is")
    func ownChange() throws {
        let school = try TUISchool()
        let desk = try school.desk("office", hearsOthers: true)
        func paints() throws -> Int {
            let told = [Played.read([.foreignChange])]
            return try playing(ClassListScreen(), at: desk, told).canvases.count
        }
        _ = try desk.session.remember(.commands, "pupils")
        #expect(try paints() == 1, "only the first paint")
        let again = try school.openedAgain()
        _ = try school.session("owner", on: again).remember(.commands, "pupils")
        #expect(try paints() == 2)
        try again.close()
    }

    @Test("The same stack makes the breadcrumb, and going back reads the list again")
    func stack() throws {
        let desk = DemoDesk()
        let form = try last(.keys(.f(6)), desk: desk)
        #expect(form.line(0).hasPrefix(" Registers > Admission "))
        let back = try last(.keys(.f(6)), .keys(.f(10)), desk: desk)
        #expect(back.line(0).hasPrefix(" Registers  "))
        #expect(desk.log.all.filter { $0 == "load list" }.count == 3)
    }

    @Test("A saved form goes back and says so until the next key")
    func saved() throws {
        let keys: [Played] = [
            .keys(.f(6)), .type("Dipa"), .keys(.enter), .type("f041113"), .keys(.f(2)),
        ]
        let desk = DemoDesk()
        let told = try #require(playing(DemoList(), at: desk, keys).canvases.last)
        #expect(told.line(22).hasPrefix(" Admitted Dipa."))
        #expect(desk.log.all.contains("admitted Dipa"))
        let after = try #require(
            playing(DemoList(), at: desk, keys + [.keys(.down)]).canvases.last)
        #expect(after.line(22).allSatisfy { $0 == " " })
    }

    @Test("A key that is off says why, and so does a refusal")
    func refused() throws {
        #expect(try last(.keys(.f(2))).line(22).hasPrefix(" It is signed."))
        let refusal = try last(.keys("x"))
        #expect(refusal.line(22).hasPrefix(" ! No: the register is signed."))
        #expect(refusal.rows[22][1].style == .bad)
        #expect(try last(.keys(.f(8))).line(22).hasPrefix(" Your role does not allow this."))
        #expect(try last(.keys(.f(11))).line(22).hasPrefix(" F11 does nothing here."))
    }

    @Test("Esc goes back at once; a digit within a second makes it the F-key after all")
    func escapeDigit() throws {
        let both = try last(.keys(.f(6)), .keys(.escape, "9"))
        #expect(both.line(0).contains("Admission") && both.text.contains("Commands"))
        let slow = try last(.keys(.f(6)), .keys(.escape), .milliseconds(900), .keys("9"))
        #expect(slow.text.contains("Commands"))
        let late = try last(.keys(.f(6)), .keys(.escape), .milliseconds(1100), .keys("2"))
        #expect(late.line(0).hasPrefix(" Registers  "))
    }

    @Test("The rest of a torn key takes its Esc back")
    func tornKey() throws {
        let torn = try last(.keys(.f(6)), .keys(.escape), .read([.lateKey(.down)]))
        #expect(torn.line(0).contains("Admission"))
        #expect(torn.cursor?.row == 2)
    }

    @Test("On the first screen Esc stays, F10 leaves")
    func atRoot() throws {
        #expect(try last(.keys(.escape)).line(22).contains("F10 leaves the program."))
        let run = try playing(DemoList(), at: DemoDesk(), [.keys(.f(10)), .keys("a")])
        #expect(run.canvases.count == 1)
    }

    @Test("Without keys the screen blanks, then asks, and all is as it was behind it")
    func idleLock() throws {
        let desk = DemoDesk()
        let steps: [Played] = [.keys("a", .down, .f(6)), .type("Dipa"), .minutes(15)]
        let locked = try playing(DemoList(), at: desk, steps)
        let blank = locked.canvases[locked.canvases.count - 2]
        #expect(blank.text.allSatisfy { $0 == "\n" })
        let asked = try #require(locked.canvases.last)
        #expect(asked.text.contains("This screen is locked."))
        #expect(!asked.text.contains("Dipa"))
        #expect(desk.log.all.contains("keep Dipa"))
        let open = try playing(
            DemoList(), at: desk, steps + [.type("Secret77"), .keys(.enter)])
        let back = try #require(open.canvases.last)
        #expect(back.text.contains("Dipa"))
        #expect(back.line(0).contains("Admission"))
    }

    @Test("A key that comes after the time is not obeyed")
    func lateKey() throws {
        var desk = DemoDesk()
        desk.idleMinutes = 5
        let steps: [Played] = [.minutes(4), .keys(.down), .minutes(4), .keys("a"), .minutes(5)]
        let run = try playing(DemoList(), at: desk, steps + [.keys("l")])
        let canvas = try #require(run.canvases.last)
        #expect(canvas.text.contains("This screen is locked."))
    }

    @Test("Before sign-in there is nothing to unlock with, so nothing locks")
    func noLock() throws {
        var desk = DemoDesk()
        desk.idleMinutes = nil
        let canvas = try last(.keys(.f(12)), .minutes(600), .keys("a"), desk: desk)
        #expect(canvas.line(2).contains("[A]"))
    }

    @Test("F12 locks from anywhere")
    func lockFromPanel() throws {
        let canvas = try last(.keys(.f(9)), .keys(.f(12)))
        #expect(canvas.text.contains("This screen is locked."))
    }

    @Test("A wrong password leaves the screen locked, and F10 leaves the program")
    func wrongPassword() throws {
        let wrong = try last(.keys(.f(12)), .type("guess"), .keys(.enter))
        #expect(wrong.text.contains("! That is not it."))
        let run = try playing(
            DemoList(), at: DemoDesk(), [.keys(.f(12)), .keys(.f(10)), .keys("a")])
        #expect(run.canvases.count == 3)
    }

    @Test("Help and palette run the very actions of the keys")
    func panels() throws {
        #expect(try last(.keys(.f(1))).text.contains("Sets the mark P and moves down."))
        #expect(try last(.keys("?", .down, .enter)).line(2).contains("[A]"))
        #expect(try last(.keys(":"), .type("mark l"), .keys(.enter)).line(2).contains("[L]"))
        let sign = try last(.keys(.control("P")), .type("sign"), .keys(.enter))
        #expect(sign.line(22).hasPrefix(" It is signed."))
    }

    @Test("A hard question is answered by its word")
    func question() throws {
        var desk = DemoDesk()
        desk.mayDelete = true
        let asked = try last(.keys(.f(8)), desk: desk)
        #expect(asked.text.contains("Type DELETE and Enter"))
        let gone = try last(.keys(.f(8)), .type("delete"), .keys(.enter), desk: desk)
        #expect(gone.text.contains("Nobody is in this class."))
        let kept = try last(.keys(.f(8)), .keys(.escape), desk: desk)
        #expect(kept.line(22).hasPrefix(" Nothing was done."))
    }

    @Test("Of keys typed ahead, none answers a hard question")
    func noTypeAheadAnswer() throws {
        var desk = DemoDesk()
        desk.mayDelete = true
        let typed: [Key] = [.f(8)] + "delete".map { .character($0) } + [.enter]
        let canvas = try last(.read(typed.map { .key($0) }), desk: desk)
        #expect(canvas.text.contains("Type DELETE and Enter"))
        #expect(!canvas.text.contains("Nobody is in this class."))
    }

    @Test("A list of choices gives back the place chosen")
    func choice() throws {
        let chosen = try last(.keys(.f(4)), .type("7b"), .keys(.enter))
        #expect(chosen.line(22).hasPrefix(" Class 1."))
    }

    @Test("A job runs behind a progress line and comes back to its screen")
    func job() throws {
        let done = try last(.keys(.f(7)), .untilWoken, .untilWoken)
        #expect(done.line(22).hasPrefix(" Printed 3 pages."))
        let running = try playing(DemoList(), at: DemoDesk(), [.keys(.f(7))])
        #expect(running.canvases[1].line(22).contains("Esc stops"))
    }

    @Test("Other people's changes are counted, and never move the rows")
    func foreignChange() throws {
        let canvas = try last(.keys(.down), .read([.foreignChange, .foreignChange]))
        #expect(canvas.line(22).hasSuffix("2 new, F5"))
        #expect(canvas.cursor == Position(row: 3, column: 0))
        #expect(try last(.read([.foreignChange]), .keys(.f(5))).line(22).contains("Read again."))
    }

    @Test("A paste goes into a field as one clean line; where none is it opens the finder")
    func paste() throws {
        let form = try last(.keys(.f(6)), .read([.paste("Dipa\u{1B}[2J\nF2")]))
        #expect(form.line(1).contains("Dipa[2J"))
        let list = try last(.read([.paste("aaa")]))
        #expect(list.line(0).contains("Admission") && list.line(1).contains("aaa"))
        #expect(try !last(.read([.paste("aaa")]), .keys(.escape, .escape)).text.contains("[A]"))
    }

    @Test("A small window asks for room and loses nothing")
    func small() throws {
        let small = try last(.keys("a"), .read([.resize(Size(columns: 50, rows: 12))]))
        #expect(small.text.contains("Please make the window larger"))
        let back = try last(
            .keys("a"), .read([.resize(Size(columns: 50, rows: 12))]),
            .read([.resize(Size(columns: 120, rows: 40))]))
        #expect(back.text.contains("[A]"))
        #expect(back.size == Size(columns: 120, rows: 40))
    }

    @Test("Hanging up keeps what was being typed")
    func hangUp() throws {
        let desk = DemoDesk()
        _ = try playing(DemoList(), at: desk, [.keys(.f(6)), .type("Di"), .read([.hangUp])])
        #expect(desk.log.all.contains("keep Di"))
    }

    @Test("Ctrl-L paints everything again, and nothing else does")
    func repaint() throws {
        #expect(try playing(DemoList(), at: DemoDesk(), [.keys(.control("L"))]).repaints == 1)
        #expect(try playing(DemoList(), at: DemoDesk(), [.keys("a", .down)]).repaints == 0)
    }

    @Test("The list of messages remembers what was said")
    func messages() throws {
        let canvas = try last(
            .keys("x"), .keys(.f(9)), .type("messages"), .keys(.enter))
        #expect(canvas.text.contains("! No: the register is signed."))
    }

    @Test("No two actions of a screen share a key, and each can be explained")
    func lint() {
        #expect(ActionLint.problems(DemoList().offers(DemoDesk())).isEmpty)
        let frame = FrameAction.allCases.map { $0.offer(atRoot: false) }
        #expect(ActionLint.problems(frame) == ["Back: depends on F10 alone"])
        var bad = DemoList().offers(DemoDesk())[0]
        bad.keys = [.control("S"), .f(2)]
        bad.label = "Overlong"
        bad.help = "no sentence"
        let problems = ActionLint.problems(DemoList().offers(DemoDesk()) + [bad])
        #expect(problems.count == 4)
    }
}

struct WatchdogTests {
    @Test("A wait that never waits is noticed, and trusted again a second later")
    func spinning() {
        var watchdog = Watchdog()
        let trusted = (0..<3000).filter { _ in watchdog.trusts(5000) }
        #expect(trusted.count == Watchdog.most)
        #expect(watchdog.trusts(6000) == true)
    }
}
