// Which letters a name is written in, by Unicode block: enough to choose between the written and
// the Latin form on a screen, and not a claim about anybody's language.

/// The writing of a text, as far as screens and paper must know it.
package enum Script: String, CaseIterable, Sendable {
    case latin, bengali, arabic, devanagari, other

    /// The script of the first letter that is not Latin, else Latin. Nil without any letter.
    package init?(of text: String) {
        var found: Script?
        for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
            let script = Script(of: scalar)
            guard script == .latin else {
                self = script
                return
            }
            found = .latin
        }
        guard let found else { return nil }
        self = found
    }

    /// Whether any letter of the text runs from right to left, Hebrew and Syriac included.
    package static func isRightToLeft(_ text: String) -> Bool {
        text.utf8.contains { $0 >= 0xD6 }
            && text.unicodeScalars.contains { scalar in
                switch scalar.value {
                case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC: true
                case 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
                default: false
                }
            }
    }

    private init(of scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0...0x02AF, 0x1E00...0x1EFF, 0x2C60...0x2C7F, 0xA720...0xA7FF: self = .latin
        // Modifier letters, as in ʻOkina, belong to whatever stands around them.
        case 0x02B0...0x02FF: self = .latin
        case 0x0980...0x09FF: self = .bengali
        case 0x0900...0x097F, 0xA8E0...0xA8FF: self = .devanagari
        case 0x0600...0x06FF, 0x0750...0x077F, 0x0870...0x08FF: self = .arabic
        case 0xFB50...0xFDFF, 0xFE70...0xFEFC: self = .arabic
        default: self = .other
        }
    }
}
