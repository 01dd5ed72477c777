// What went wrong while a line was obeyed, as the exit status of a script has it.

import Synchronization

/// The exit status that goes with the error told last.
final class PlainFailures: Sendable {
    private let last = Mutex<Int32?>(nil)

    var status: Int32? { last.withLock { $0 } }
    func remember(_ status: Int32) { last.withLock { $0 = status } }
    func forget() { last.withLock { $0 = nil } }
}
