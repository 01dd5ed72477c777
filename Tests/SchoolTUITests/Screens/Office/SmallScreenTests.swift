import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// What must hold on every small screen of the office.
struct SmallScreenTests {
    @Test("A screen looks as it is kept", arguments: SmallScreen.all)
    func frames(_ small: SmallScreen) throws {
        let school = try TUISchool()
        let desk = try school.desk()
        for size in Frames.sizes {
            let canvases = try playOffice(try small.open(school, desk), at: desk, size: size, [])
            let canvas = try #require(canvases.last)
            try expectFrame(canvas, "\(small.name)-\(size.columns)x\(size.rows)")
        }
    }

    @Test("Keys, labels and sentences of a screen hold for every role", arguments: SmallScreen.all)
    func lint(_ small: SmallScreen) throws {
        let school = try TUISchool()
        for name in ["owner", "office", "principal", "nadia", "karim", "rahima"] {
            let desk = try school.desk(name)
            do {
                var screen = try small.open(school, desk)
                screen.fit(Size(columns: 80, rows: 21))
                try screen.load(desk)
                #expect(ActionLint.problems(screen.offers(desk)) == [], "\(name)")
            } catch let refusal as Refusal {
                #expect(isNo(refusal), "\(name): \(refusal)")
            }
        }
    }

    /// A role that may not see a thing is told so, and nothing else goes wrong.
    private func isNo(_ refusal: Refusal) -> Bool {
        switch refusal {
        case .notPermitted, .notYours, .notFound: true
        default: false
        }
    }

    @Test("Random keys never trap and every row fits", arguments: SmallScreen.all)
    func randomKeys(_ small: SmallScreen) throws {
        let keys: [Key] =
            [
                .enter, .escape, .tab, .backTab, .backspace, .up, .down, .left, .right, .home, .end,
                .pageUp, .pageDown, .control("D"), "a", "c", "d", "e", "m", "n", "o", "p", "t", "u",
                "v", "/", "1", "9", "ি", "محمد".first.map { .character($0) } ?? "x",
            ] + [1, 2, 4, 5, 6, 8, 9].map { Key.f($0) }
        var generator = SystemRandomNumberGenerator()
        let school = try TUISchool()
        let desk = try school.desk()
        for _ in 0..<3 {
            let steps = (0..<50).map { step -> Played in
                if step % 20 == 19 {
                    let columns = Int.random(in: 20...200, using: &generator)
                    let rows = Int.random(in: 5...60, using: &generator)
                    return .read([.resize(Size(columns: columns, rows: rows))])
                }
                return .read([.key(keys.randomElement(using: &generator) ?? .enter)])
            }
            let canvases = try playOffice(try small.open(school, desk), at: desk, steps)
            for canvas in canvases {
                let fits = canvas.rows.indices.allSatisfy {
                    TextWidth.columns(canvas.line($0)) == canvas.size.columns
                }
                #expect(fits, "\(steps)")
            }
        }
    }
}
