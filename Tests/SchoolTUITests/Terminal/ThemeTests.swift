import Testing

@testable import SchoolTUI

struct ThemeTests {
    private static let depths = [0, 8, 16, 88, 256]

    private func inks(_ theme: Theme, _ colours: Int) -> [Style: Ink] {
        Dictionary(
            uniqueKeysWithValues: Style.allCases.map { ($0, theme.ink($0, colours: colours)) })
    }

    @Test("No theme sets red against green, and nothing is green", arguments: Theme.allCases)
    func noGreen(theme: Theme) {
        for colours in Self.depths {
            #expect(inks(theme, colours).values.allSatisfy { ![2, 10].contains($0.colour) })
        }
    }

    @Test(
        "Colours are the terminal's own: eight of eight, sixteen of more", arguments: Theme.allCases
    )
    func own(theme: Theme) {
        for colours in Self.depths {
            let used = inks(theme, colours).values.compactMap(\.colour)
            #expect(used.allSatisfy { $0 < min(max(colours, 0), 16) && $0 != 8 })
            if colours == 0 || theme == .mono { #expect(used.isEmpty) }
        }
    }

    @Test("Nothing is underlined in colour: the Linux console cannot", arguments: Theme.allCases)
    func underlines(theme: Theme) {
        for ink in Self.depths.flatMap({ inks(theme, $0).values }) {
            #expect(!(ink.isUnderlined && ink.colour != nil))
        }
    }

    @Test("Late is underlined, bad is bold, and the focus is reversed", arguments: Theme.allCases)
    func meanings(theme: Theme) {
        for colours in Self.depths {
            let inks = inks(theme, colours)
            #expect(inks[.warn]?.isUnderlined == true && inks[.bad]?.isBold == true)
            #expect(inks[.focus]?.isReversed == true && inks[.plain]?.isReversed == false)
            #expect(inks[.bad]?.isUnderlined == false && inks[.focus] == inks[.key])
        }
    }

    @Test("High contrast is bold, and dims nothing")
    func strong() {
        for colours in Self.depths {
            let inks = inks(.highContrast, colours)
            #expect(inks.values.allSatisfy { !$0.isDim })
            #expect(inks.filter { !$0.value.isBold }.map(\.key) == [.dim])
        }
    }

    @Test("What was refused is marked by a sign, whatever the theme")
    func sign() {
        #expect(Notice.refusal("No.").shown == "! No.")
        #expect(Notice("Yes.", .good).shown == "Yes.")
    }
}
