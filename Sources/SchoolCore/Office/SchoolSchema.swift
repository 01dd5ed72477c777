// What lies in a school's file, for people who read SQL beside the program.

import Storage

/// The schema for people who read SQL.
package enum SchoolSchema {
    /// The whole schema as the migrations make it.
    package static func text() throws -> String { try Schema.text() }
}
