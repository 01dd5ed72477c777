// Text for the terminal's clipboard (OSC 52). A stored value may hold anything: what goes out is
// what may be typed, on one line, in an alphabet that no terminal obeys.

import Foundation

/// Text on its way to a clipboard.
enum Clipboard {
    /// At most so many bytes; a telephone number has fifteen.
    private static let limit = 400

    /// The safe part of a text, in base64.
    static func base64(_ text: String) -> String {
        let safe = Clean.typed(text).filter { $0 != "\u{FFFD}" }
        return Data(String(safe.prefix(limit)).utf8.prefix(limit)).base64EncodedString()
    }
}
