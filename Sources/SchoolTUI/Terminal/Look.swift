// How this person's screens look on this terminal: what a drawing must know, in one small value
// that every canvas carries. It is made of what the person prefers and of what the terminal can do.

/// Who puts names that run from right to left in order.
enum RightToLeft: String, CaseIterable, Sendable {
    /// The terminal is told to keep its hands off; we order and join the letters inside the field.
    case byUs = "by-us"
    /// The terminal orders whole rows: a name stands alone on its row, grids show the Latin form.
    case byTerminal = "by-terminal"
    /// The Latin form everywhere.
    case latin
}

/// The look of every screen.
struct Look: Hashable, Sendable {
    var theme = Theme.dark
    /// Every name in Latin letters, where it has such a form.
    var isLatin = false
    var rightToLeft = RightToLeft.byTerminal
    /// False draws no boxes and no rules.
    var hasLines = true
    var charts = ChartStyle.blocks
    /// True reports clicks and the wheel; it takes the terminal's own selecting away.
    var hasMouse = false
    /// The cursor of a list stands at the beginning of its row, where a braille display begins.
    var cursorAtRowStart = false
    /// `y` may put a telephone number into the terminal's clipboard.
    var mayCopy = false
    /// False where everything is read out, line by line.
    var hasScreen = true
    /// Whether this terminal gives marks a column of their own, which the C library does not. Nil
    /// until it has answered.
    var marksTakeColumns: Bool?

    /// The look of the stage that is at work: it surrounds whatever a stage asks of its screens, so
    /// that names in titles, notices and choices follow it like those in grids.
    @TaskLocal static var current = Look()
}

/// The form of a name that this person is shown. The Latin one stands for scripts that run from
/// right to left, unless somebody puts them in order: a terminal reorders a whole row around them.
///
/// - Parameter standsAlone: true where nothing else stands on the row of the name.
func shown(name: String, latin: String?, standsAlone: Bool = false) -> String {
    let look = Look.current
    guard let latin, !latin.isEmpty else { return name }
    if look.isLatin { return latin }
    guard name.unicodeScalars.contains(where: Bidi.runsLeft) else { return name }
    switch look.rightToLeft {
    case .byUs: return name
    case .byTerminal: return standsAlone ? name : latin
    case .latin: return latin
    }
}
