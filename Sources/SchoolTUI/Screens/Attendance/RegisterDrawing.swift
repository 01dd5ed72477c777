// The register as cells. Names lie in a layer of their own, and only one cell and the sign > tell
// where the cursor is: a move is some forty bytes, whatever the names are, and never above 64.

import SchoolCore

extension RegisterScreen {
    func draw(on canvas: inout Canvas) {
        guard !rows.isEmpty else { return }
        drawCounts(on: &canvas)
        let shown = grid.shown(with: cursor)
        canvas.say(.table(told), RegisterGrid.firstRow) { canvas in
            for place in shown { draw(rows[place], at: place, on: &canvas) }
        }
        let deepest = min(shown.count, grid.rows)
        if let separator = grid.separator {
            let rows = grid.detailsRow == nil ? deepest : grid.rows
            canvas.bar(
                separator, rows: RegisterGrid.firstRow..<(RegisterGrid.firstRow + rows))
        }
        if let register {
            if let row = grid.detailsRow {
                details.draw(register, at: row, on: &canvas)
            } else if isCardOpen {
                details.drawCard(register, on: &canvas)
            }
        }
        remark?.draw(on: &canvas)
    }

    /// The whole class in words: `Roll 28 Urmi Chowdhury: Late, 09:12, 12 min, before that PPPPP`.
    private var told: ToldTable {
        let said = rows.map { row in
            let name = RegisterWords.name(row.name, row.latinName)
            let before = String(row.history.suffix(grid.historyDays)).trimmed
            return "Roll \(row.rollNumber) \(name): "
                + RegisterWords.mark(row.mark, startsAt: startsAt)
                + (before.isEmpty ? "" : ", before that \(before)")
        }
        return ToldTable(rows: said, cursor: cursor, isNumbered: false, opens: false)
    }

    private func drawCounts(on canvas: inout Canvas) {
        guard let register else { return }
        let missing = register.missing.count
        let counts = RegisterWords.counts(
            register.counts, missing: missing, digits: max(2, String(rows.count).count))
        canvas.say(.sentence("\(register.counts.spoken), no mark \(missing)"), 0) {
            $0.put(0, 1, counts)
        }
        if grid.detailsRow != nil || canvas.size.columns >= 120 {
            // Closer together where the state of the register needs the room.
            let room = canvas.size.columns - counts.count - state(register).count - 6
            let words = AttendanceCode.allCases.map { "\($0.rawValue) \($0.spoken)" }
            let legend = ["  ", " "].map { words.joined(separator: $0) }
                .first { $0.count <= room }
            canvas.put(0, counts.count + 4, legend ?? "", .dim)
        }
        canvas.putRight(0, state(register), .dim)
    }

    private func state(_ register: Register) -> String {
        let page = grid.pages > 1 ? "page \(grid.page(of: cursor) + 1)/\(grid.pages)  " : ""
        let isNarrow = grid.size.columns < 76
        let isShort = isNarrow || (grid.pages > 1 && grid.size.columns < 100)
        guard let at = register.signedBy else {
            if closedBecause != nil { return page + "draft, closed" }
            return page + (isShort ? "draft" : "draft, every key is saved")
        }
        return page + (isNarrow ? "signed" : "signed by \(at)")
    }

    /// `*` where the mark was replaced in this sitting; `+` where a remark stands behind it that
    /// has no column of its own.
    private func sign(_ row: Register.Row) -> String? {
        if let before = replaced[row.student], before != row.mark?.code { return "*" }
        let hasRemark = row.mark.map { !$0.remark.isEmpty } ?? false
        return hasRemark && !grid.showsRemarks ? "+" : nil
    }

    private func draw(_ row: Register.Row, at pupil: Int, on canvas: inout Canvas) {
        let place = grid.place(of: pupil)
        let isFocused = pupil == cursor
        let code = row.mark?.code
        canvas.put(
            place.row, place.left + grid.roll, String(row.rollNumber), width: grid.rollWidth,
            align: .right)
        let name = shown(name: row.name, latin: row.latinName)
        canvas.name(place.row, place.left + grid.name, name, width: grid.nameWidth)
        let mark = place.left + grid.mark
        canvas.put(place.row, mark, "[ ]")
        canvas.put(
            place.row, mark + 1, code?.rawValue ?? " ",
            isFocused ? .focus : RegisterWords.style(code))
        if let sign = sign(row) { canvas.put(place.row, place.left + grid.star, sign) }
        if grid.showsRemarks, let remark = row.mark?.remark, !remark.isEmpty {
            canvas.put(place.row, place.left + grid.remark, remark, width: grid.remarkWidth)
        }
        canvas.put(
            place.row, place.left + grid.history, String(row.history.suffix(grid.historyDays)),
            .dim, width: grid.historyDays, align: .right)
        canvas.spot(
            place.row, place.left..<(place.left + grid.columnWidth),
            [Key].steps(from: cursor, to: pupil))
        guard isFocused else { return }
        canvas.rowStart = place.left
        canvas.put(place.row, place.left + grid.marker, ">")
        canvas.cursor = Position(row: place.row, column: mark + 1)
    }
}
