// What the keys of the register do. The number being typed must be somebody's before anything is
// marked; a refusal reads the register again, so that the screen shows why.

import SchoolCore

extension RegisterScreen {
    /// Sets the mark under the cursor and moves down; after a typed roll number it stays.
    mutating func mark(_ code: AttendanceCode, at desk: Office) throws -> Step<Office> {
        let wasTyped = !number.isEmpty
        if let refusal = settleNumber() { return .notice(refusal) }
        guard let row = focused else { return .stay }
        var said = "\(words(row)): "
        let other = row.mark.flatMap { $0.by == desk.session.user ? nil : $0.code }
        if row.mark?.code == code {
            said += RegisterWords.title(code) + " already."
        } else {
            let session = desk.session
            let minute = code == .late && isToday ? session.clock.minute(of: session.now) : nil
            let order = MarkOrder(row.student, code, minute: minute)
            try Stall.showing(Character(code.rawValue.lowercased())) {
                try put(order, at: cursor, desk)
            }
            said += RegisterWords.mark(focused?.mark, startsAt: startsAt) + "."
            if let other { said += " Somebody else had set \(other.spoken)." }
        }
        hasStayed = wasTyped || cursor == rows.count - 1
        if !hasStayed { cursor += 1 }
        return .notice(Notice(said))
    }

    /// Steps back one and clears it, like a typewriter.
    mutating func stepBack(at desk: Office) throws -> Step<Office> {
        guard hasStayed || cursor > 0 else { return .notice("This is the first pupil.") }
        if !hasStayed { cursor -= 1 }
        hasStayed = false
        guard let row = focused else { return .stay }
        guard row.mark != nil else { return .stay }
        try put(MarkOrder(row.student, nil), at: cursor, desk)
        return .notice(Notice("\(words(row)): no mark."))
    }

    /// Fills only the blanks with P, as one step.
    mutating func fill(at desk: Office) throws -> Step<Office> {
        number.end()
        let count = try refreshing(desk) { try $0.fillRegister(of: $1, on: $2) }
        try read(desk)
        tellSaved(desk)
        let pupils = count == 1 ? "1 pupil" : "\(count) pupils"
        return .notice(Notice("\(pupils) without a mark: Present."))
    }

    /// Takes back one's own last step, or puts it back.
    mutating func undo(again isRedo: Bool, at desk: Office) throws -> Step<Office> {
        number.end()
        let step = try refreshing(desk) {
            isRedo
                ? try $0.redoMark(in: $1, on: $2) : try $0.undoMark(in: $1, on: $2)
        }
        try read(desk)
        if step.students.count == 1, let student = step.students.first { focus(on: student) }
        hasStayed = false
        tellSaved(desk)
        let done = isRedo ? "Put back" : "Undone"
        let again = isRedo ? "" : "  U = put back"
        guard step.students.count == 1, let row = focused else {
            return .notice(Notice("\(done) for \(step.students.count) pupils.\(again)"))
        }
        let now = RegisterWords.mark(row.mark, startsAt: startsAt)
        return .notice(Notice("\(done). \(words(row)): \(now).\(again)"))
    }

    /// Signs; then the teacher's next unsigned class, or back to where he came from.
    mutating func sign(at desk: Office) throws -> Step<Office> {
        number.end()
        let counts = try refreshing(desk) { try $0.signRegister(of: $1, on: $2) }
        let signed = "\(register?.sectionName ?? "") signed: \(RegisterWords.total(counts))."
        guard let next = try RegisterDoor.nextUnsigned(on: day, desk) else {
            return .telling(Notice(signed, .good), then: .pop)
        }
        let screen = RegisterScreen(next.section, on: day)
        return .telling(
            Notice("\(signed) Now \(next.sectionName).", .good), then: .replace(screen))
    }

    /// Refuses a number that is nobody's, so that no wrong pupil is marked; otherwise ends it.
    mutating func settleNumber() -> Notice? {
        guard !number.isEmpty else { return nil }
        defer { number.end() }
        if let place = number.exact(in: rolls) {
            cursor = place
            return nil
        }
        cursor = number.start
        return .refusal("Nobody here has roll number \(number.text). Nothing was marked.")
    }

    /// Stores one order and follows it in memory.
    mutating func put(_ order: MarkOrder, at place: Int, _ desk: Office) throws {
        try refreshing(desk) { try $0.mark(order, in: $1, on: $2) }
        if let before = rows[place].mark?.code, replaced[order.student] == nil {
            replaced[order.student] = before
        }
        register?.rows[place].mark = order.code.map {
            Register.Mark(
                code: $0, remark: order.remark, minute: order.minute, by: desk.session.user)
        }
        tellSaved(desk)
    }

    /// What a verb refuses is often news: the register is read again before it is told.
    mutating func refreshing<Value>(
        _ desk: Office, _ work: (Session, SectionID, Day) throws -> Value
    ) throws -> Value {
        do { return try work(desk.session, section, day) } catch let refusal as Refusal {
            try read(desk)
            throw refusal
        }
    }

    /// What is seen is saved. `u = undo` has a fixed place and there are no seconds: beside every
    /// sentence each key would send them again.
    mutating func tellSaved(_ desk: Office) {
        let time = desk.session.clock.time(of: desk.session.now)
        saved = (isSigned || closedBecause != nil ? "" : "u = undo   ") + "saved \(time)"
    }
}

// Remarks and corrections.
extension RegisterScreen {
    /// Opens the remark of the pupil under the cursor.
    mutating func openRemark() -> Step<Office> {
        if let refusal = settleNumber() { return .notice(refusal) }
        guard let row = focused else { return .stay }
        guard let mark = row.mark else {
            return .notice(.warning("\(words(row)) has no mark yet. Mark first, then remark."))
        }
        var heard: [String] = []
        for text in rows.compactMap(\.mark?.remark) where !text.isEmpty && !heard.contains(text) {
            heard.append(text)
        }
        remark = RemarkPanel(words(row), for: row.student, present: mark.remark, heard: heard)
        return .stay
    }

    /// Asks which mark a correction sets; the reason comes next.
    mutating func openCorrection() -> Step<Office> {
        if let refusal = settleNumber() { return .notice(refusal) }
        guard let row = focused else { return .stay }
        let codes = AttendanceCode.allCases.filter { $0 != row.mark?.code }
        let options = codes.map { PickOption($0.rawValue, RegisterWords.title($0)) }
        let title = "\(words(row)), \(row.mark?.code.spoken ?? "no mark"), becomes"
        return .choose(title, options) { (screen: inout Self, _, place) in
            screen.remark = RemarkPanel(
                "Reason: \(screen.words(row)) becomes \(codes[place].spoken)", for: row.student,
                correction: codes[place])
            return .stay
        }
    }

    /// Stores what the panel holds: a remark, or a correction with its reason.
    mutating func takeRemark(at desk: Office) throws -> Step<Office> {
        guard let panel = remark,
            let place = rows.firstIndex(where: { $0.student == panel.student })
        else { return closeRemark() }
        guard let text = panel.chosen else { return .stay }
        if let code = panel.correction {
            try desk.session.correctMark(
                of: panel.student, to: code, reason: text, in: section, on: day)
            remark = nil
            try read(desk)
            if grid.detailsRow != nil { details = try readDetails(desk) }
            tellSaved(desk)
            return .notice(Notice("\(words(rows[place])): corrected to \(code.spoken), \(text)."))
        }
        guard let mark = rows[place].mark else { return closeRemark() }
        try put(
            MarkOrder(panel.student, mark.code, remark: text, minute: mark.minute), at: place, desk)
        remark = nil
        let now = RegisterWords.mark(rows[place].mark, startsAt: startsAt)
        return .notice(Notice("\(words(rows[place])): \(now)."))
    }

    mutating func closeRemark() -> Step<Office> {
        remark = nil
        return .stay
    }
}
