// What a command answers, read back as scripts read it.

import Foundation
import Testing

@testable import SchoolTUI

/// The data of an answer.
func value(_ answer: Answer) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(answer.data.text.utf8))
}

/// The data of an answer that is one thing.
func object(_ answer: Answer) throws -> [String: Any] {
    try #require(try value(answer) as? [String: Any])
}

/// The data of an answer that is a list.
func rows(_ answer: Answer) throws -> [[String: Any]] {
    try #require(try value(answer) as? [[String: Any]])
}
