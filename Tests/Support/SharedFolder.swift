// Where the data lies that nobody of this project made. It is not part of the project: set
// SCHOOL_SHARED_DATA to its folder, or lay it beside the project as ../shared/data. Tests that need
// it say that they were skipped when it is not there.

import Foundation

/// Data that was not made here.
package enum SharedFolder {
    package static let path: String =
        ProcessInfo.processInfo.environment["SCHOOL_SHARED_DATA"] ?? "../shared/data"

    package static let clever = path + "/clever-sandbox"

    package static var isThere: Bool {
        FileManager.default.fileExists(atPath: clever + "/schools.csv")
    }

    package static let absence = "SCHOOL_SHARED_DATA names no folder with clever-sandbox in it"
}
