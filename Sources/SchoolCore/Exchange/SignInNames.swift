// Sign-in names are lower-case letters, digits, dot, underscore and hyphen, 3 to 32 of them, each
// given out once. A name that others brought along is kept where it can be, else mended.

/// Gives out sign-in names.
package struct SignInNames: Sendable {
    private var taken: Set<String>

    /// Begins with the names that are no longer free.
    package init(taken: Set<String> = []) { self.taken = taken }

    /// The wanted name as far as it can be had; one made from the person's name where none is
    /// wanted or too little of it is left; a number behind it where it is taken.
    package mutating func allot(_ wanted: String, for name: PersonName) -> String {
        var root = Self.usable(wanted)
        if root.utf8.count < 3 {
            let words = SearchKey.sortKey(name.latin).split(separator: " ")
            let ends = [words.first, words.count > 1 ? words.last : nil].compactMap { $0 }
            root = Self.usable(ends.joined(separator: "."))
        }
        while root.utf8.count < 3 { root += "1" }
        var username = root
        var number = 2
        while !taken.insert(username).inserted {
            username = root.prefix(32 - String(number).count) + String(number)
            number += 1
        }
        return username
    }

    private static func usable(_ text: String) -> String {
        let letters = text.lowercased().utf8.filter { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        return String(decoding: letters.prefix(32), as: UTF8.self)
    }
}
