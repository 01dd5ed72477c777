import GRDB
import Storage

package enum CheckSchool {
    static func mustBeSound(_ db: Database, progress: (String, Int, Int) -> Void) throws {
        for line in try Integrity.pages(db, thorough: false) { throw StorageFailure.damaged("", detail: line) }
    }
}
