// The ways the file lets us down, each with what to do next.

import Storage

extension Wording {
    static func sentence(_ failure: StorageFailure) -> String {
        switch failure {
        case .pathNotAbsolute(let path): "\(path) is not an absolute path. Begin it with /."
        case .missing(let path):
            "There is no school at \(path). Make one (school init --database \(path))."
        case .alreadyThere(let path): "\(path) exists already. Choose a new file."
        case .folderMissing(let path): "The folder \(path) does not exist. Make it first."
        case .notPermitted(let path):
            "This account may not read \(path). Ask who looks after the machine."
        case .readOnly(let path):
            "\(path) cannot be written: the disk or the file is read-only. Ask who looks after "
                + "the machine."
        case .diskFull: "The disk is full. Nothing was saved. Free some space, then try again."
        case .notASchool(let path):
            "\(path) is not a school's file; nothing in it was touched. Name another file."
        case .newerSchema(_, let found, let known):
            "This file belongs to a newer program (schema \(found), this one knows \(known)). "
                + "Install the newer one."
        case .inUse: "Others are using the school just now. Ask them to leave, then start again."
        case .busy(_, let seconds):
            "Somebody else has held the file for \(seconds) seconds. Nothing was saved; try again."
        case .readTooLong(_, let seconds):
            "Reading that took more than \(seconds) seconds and was ended. Ask for less, such as a "
                + "shorter time or one class."
        case .stoppedWaiting: "Stopped waiting. Nothing was saved; try again."
        case .damaged(_, let detail):
            "The file is damaged (\(detail)). Stop working, and restore the last backup."
        case .deedsLost(let path):
            "\(path) lacks what was stored last: its -wal is gone, or this is an older copy. Put "
                + "the newest back; if the older one is meant, remove \(path).head."
        case .replaced: "Another file lies in place of the school now. Leave, and start again."
        case .schemaChanged:
            "A newer program has changed this file. Leave, and start the newer one."
        case .settingRefused(let name):
            "The safety setting “\(name)” could not be made. Update the system's SQLite."
        case .inputOutput(_, let code):
            "The disk failed (\(code)). It may be full or broken; look up whether your last "
                + "action is there."
        case .writingStopped:
            "The disk has failed twice. Writing is stopped here; call who looks after the machine."
        case .closed: "The school's file is closed here. Leave, and start again."
        case .constraint(let detail):
            "The file refused that (\(detail)). Nothing was changed; please report it."
        }
    }
}
