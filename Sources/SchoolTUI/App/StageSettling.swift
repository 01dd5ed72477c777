// What is done behind an answer, while nobody waits: the next key's answer is read ahead, and
// memory that only the past needed goes back.

import CEntry

extension DeskStage {
    mutating func settle() {
        if isStarting { aside { try levels[top].screen.rehearse(desk, in: $0) } }
        letGoOfText()
        isStarting = false
        if isUseWaiting {
            isUseWaiting = false
            attempt { try $0.desk.remember(commandUses: $0.uses.text) }
            writesAtStart = writesAtStart.map { _ in desk.writes }
        }
        if overlay == nil { aside { try levels[top].screen.readAhead(desk, in: $0) } }
        entry_keep_reserve()
    }

    /// A start runs through code that is not needed again, and so does the first deed or draft, for
    /// which statements are prepared: a tenth of a teacher's memory. What is called again comes
    /// back.
    private mutating func letGoOfText() {
        let writes = desk.writes
        guard isStarting || writesAtStart.map({ $0 < writes }) == true else { return }
        entry_release_start()
        writesAtStart = isStarting ? writes : nil
    }

    /// What cannot be read now is read, or refused, by the key that asks for it.
    private func aside(_ reading: (Size) throws -> Void) {
        guard !isLocked, !isTooSmall else { return }
        do {
            try Look.$current.withValue(look) { try desk.sharingReadings { try reading(work) } }
        } catch { return }
    }
}
