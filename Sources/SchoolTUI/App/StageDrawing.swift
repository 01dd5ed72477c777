// The frame around every screen: row 1 says where and who, the row above the key bar what happened,
// the last row what the F-keys do. Below 60x16 there is only a request for room; no state is lost.

extension DeskStage {
    static var least: Size { Size(columns: 60, rows: 16) }

    func draw() -> Canvas {
        Look.$current.withValue(look) { drawn() }
    }

    func drawn() -> Canvas {
        let size = surroundings.size
        var canvas = Canvas(size)
        guard !isTooSmall else {
            drawTooSmall(on: &canvas)
            return canvas
        }
        if let lockPanel {
            lockPanel.draw(on: &canvas)
            return canvas
        }
        var inner = Canvas(work)
        levels[top].screen.draw(on: &inner)
        inner.putCursorAtRowStart()
        if overlay != nil { inner.spots = [] }
        drawOverlay(on: &inner)
        inner.putCursorAtRowStart()
        canvas.place(inner, 1, 0)
        drawHeader(on: &canvas)
        drawStatus(on: &canvas)
        KeyBar.draw(entries.lazy.map { $0.offer }, on: &canvas)
        if canvas.cursor == nil { canvas.cursor = Position(row: size.rows - 2, column: 0) }
        return canvas
    }

    private func drawOverlay(on canvas: inout Canvas) {
        switch overlay {
        case .help(let panel), .messages(let panel): panel.draw(on: &canvas)
        case .palette(let palette): palette.draw(on: &canvas)
        case .question(let question): question.confirm.draw(on: &canvas)
        case .choice(let choice): choice.picker.draw(on: &canvas)
        case .job, nil: break
        }
    }

    private func drawHeader(on canvas: inout Canvas) {
        let heading = Clean.line(desk.heading)
        let width = canvas.size.columns
        let right = min(TextWidth.columns(heading), width * 5 / 8)
        canvas.put(0, 1, breadcrumb(room: width - right - 4), .title)
        canvas.put(0, width - right, heading, width: right, align: .right)
    }

    /// `Registers > 7B`; what does not fit is left out at its beginning.
    private func breadcrumb(room: Int) -> String {
        var crumbs = levels.map { $0.screen.title }
        var text = crumbs.joined(separator: " > ")
        while TextWidth.columns(text) > room, crumbs.count > 1 {
            crumbs.removeFirst()
            text = "… > " + crumbs.joined(separator: " > ")
        }
        return TextWidth.shortened(Clean.line(text), to: max(0, room))
    }

    private func drawStatus(on canvas: inout Canvas) {
        let row = canvas.size.rows - 2
        let screen = levels[top].screen
        let (status, isAlone) = statusBesideNotice(columns: canvas.size.columns)
        let right = min(TextWidth.columns(Clean.line(status)), canvas.size.columns / 2)
        if right > 0 { canvas.putRight(row, status, .dim) }
        let room = canvas.size.columns - right - (right > 0 ? 3 : 1)
        if case .job(let job, let progress) = overlay {
            canvas.put(row, 1, ProgressLine.text(job.title, progress.now), width: room)
            canvas.cursor = Position(row: row, column: 1)
        } else if let notice, isAlone {
            canvas.clear(row - 1, 0..<canvas.size.columns)
            draw(notice, row - 1, canvas.size.columns - 1, on: &canvas)
        } else if let notice {
            draw(notice, row, room, on: &canvas)
        } else {
            canvas.put(row, 1, screen.prompt, width: room)
        }
    }

    /// The status where a message stands, and whether it has the row to itself. A message that has
    /// no room beside it is read whole instead, on two rows where it must; only what a screen keeps
    /// does not give way: then the message stands above.
    private func statusBesideNotice(columns: Int) -> (text: String, isAlone: Bool) {
        let screen = levels[top].screen
        guard let notice else { return (screen.status, false) }
        let words = TextWidth.columns(Clean.line(notice.shown))
        func hasRoom(beside status: String) -> Bool {
            words + min(TextWidth.columns(Clean.line(status)), columns / 2) + 3 <= columns
        }
        if hasRoom(beside: screen.status) { return (screen.status, false) }
        let kept = screen.keptStatus
        return (kept, !kept.isEmpty && !hasRoom(beside: kept))
    }

    /// A sentence longer than the row begins on the one above: its end says what to do next.
    private func draw(_ notice: Notice, _ row: Int, _ room: Int, on canvas: inout Canvas) {
        let text = Clean.line(notice.shown)
        guard TextWidth.columns(text) > room else {
            canvas.put(row, 1, text, notice.style, width: room)
            return
        }
        let head = TextWidth.prefix(text, columns: room)
        let words = head.lastIndex(of: " ").map { head[..<$0] } ?? head[...]
        canvas.clear(row - 1, 0..<canvas.size.columns)
        canvas.put(row - 1, 1, String(words), notice.style, width: room)
        let rest = text.dropFirst(words.count).drop { $0 == " " }
        canvas.put(row, 1, String(rest), notice.style, width: room)
    }

    private func drawTooSmall(on canvas: inout Canvas) {
        let size = canvas.size
        let least = "at least \(Self.least.columns) columns and \(Self.least.rows) rows"
        let lines = ["Please make the window larger,", least + ".", "Keys do nothing till then."]
        let top = max(0, (size.rows - lines.count) / 2)
        for (index, line) in lines.enumerated() { canvas.putCentred(top + index, line) }
        canvas.cursor = Position(row: 0, column: 0)
    }
}
