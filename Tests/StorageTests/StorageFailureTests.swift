// What an error of SQLite or of the system means for the person at the terminal.

import Foundation
import GRDB
import Testing

@testable import Storage

struct StorageFailureTests {
    static let meanings: [(code: ResultCode, failure: StorageFailure)] = [
        (.SQLITE_BUSY, .busy("/a", seconds: 10)), (.SQLITE_LOCKED, .busy("/a", seconds: 10)),
        (.SQLITE_FULL, .diskFull("/a")), (.SQLITE_READONLY, .readOnly("/a")),
        (.SQLITE_PERM, .notPermitted("/a")), (.SQLITE_AUTH, .notPermitted("/a")),
        (.SQLITE_NOTADB, .notASchool("/a")), (.SQLITE_CORRUPT, .damaged("/a", detail: "why")),
        (.SQLITE_CONSTRAINT, .constraint("why")), (.SQLITE_CANTOPEN, .missing("/a")),
        (.SQLITE_IOERR_FSYNC, .inputOutput("/a", code: 1034)),
        (.SQLITE_READONLY_DBMOVED, .readOnly("/a")),
    ]

    @Test("Every error of SQLite has its meaning", arguments: meanings)
    func sqlite(code: ResultCode, failure: StorageFailure) {
        let error = DatabaseError(resultCode: code, message: "why")
        #expect(StorageFailure(error, path: "/a") == failure)
    }

    static let systemMeanings: [(code: Int32, failure: StorageFailure)] = [
        (EACCES, .notPermitted("/a")), (EPERM, .notPermitted("/a")), (EROFS, .readOnly("/a")),
        (ENOSPC, .diskFull("/a")), (EDQUOT, .diskFull("/a")), (ENOENT, .folderMissing("/")),
        (ENOTDIR, .folderMissing("/")), (EEXIST, .alreadyThere("/a")),
        (EIO, .inputOutput("/a", code: 5)),
    ]

    @Test("So has every error of the system", arguments: systemMeanings)
    func system(code: Int32, failure: StorageFailure) {
        #expect(StorageFailure.system(code, path: "/a") == failure)
    }

    @Test("The version of SQLite is known")
    func version() { #expect(sqliteVersion >= 3_037_000) }
}
