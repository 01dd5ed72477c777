// Keys by name, as an xterm sends them in application mode, which is what ncurses asks for.

/// One key press.
enum Stroke: Sendable {
    case enter, tab, backTab, escape, space, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    case f(Int)
    case control(Character)
    case alt(Character)
    case character(Character)

    var bytes: [UInt8] {
        switch self {
        case .control(let character): character.uppercased().utf8.map { $0 & 0x1F }
        case .alt(let character): [0x1B] + Array(String(character).utf8)
        case .character(let character): Array(String(character).utf8)
        default: Array(sequence.utf8)
        }
    }

    private var sequence: String {
        switch self {
        case .enter: "\r"
        case .tab: "\t"
        case .backTab: "\u{1B}[Z"
        case .escape: "\u{1B}"
        case .space: " "
        case .backspace: "\u{7F}"
        case .delete: "\u{1B}[3~"
        case .insert: "\u{1B}[2~"
        case .up: "\u{1B}OA"
        case .down: "\u{1B}OB"
        case .right: "\u{1B}OC"
        case .left: "\u{1B}OD"
        case .home: "\u{1B}OH"
        case .end: "\u{1B}OF"
        case .pageUp: "\u{1B}[5~"
        case .pageDown: "\u{1B}[6~"
        case .f(let number) where (1...4).contains(number):
            "\u{1B}O" + ["P", "Q", "R", "S"][number - 1]
        case .f(let number) where (5...12).contains(number):
            "\u{1B}[\([15, 17, 18, 19, 20, 21, 23, 24][number - 5])~"
        default: ""
        }
    }
}

extension Stroke: ExpressibleByExtendedGraphemeClusterLiteral {
    init(extendedGraphemeClusterLiteral value: Character) { self = .character(value) }
}
