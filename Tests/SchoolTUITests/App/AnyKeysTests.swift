import Testing

@testable import SchoolTUI

/// What must hold whatever is typed and however large the window is.
struct AnyKeysTests {
    private let keys: [Key] =
        [
            .enter, .escape, .tab, .backTab, .backspace, .delete, .up, .down, .left, .right, .home,
            .end, .pageUp, .pageDown, .control("L"), .control("P"), .control("D"), .control("C"),
            "a", "p", "l", "x", "m", "f", "?", ":", "q", "1", "7", "ক", "ি", "\u{202E}", "学",
        ] + (1...9).map { Key.f($0) } + [.f(12)]

    private func holds(_ canvas: Canvas) -> Bool {
        canvas.rows.indices.allSatisfy { row in
            let line = canvas.line(row)
            return TextWidth.columns(line) == canvas.size.columns && Clean.line(line) == line
        }
            && canvas.cursor.map {
                $0.row >= 0 && $0.column >= 0 && $0.row < max(1, canvas.size.rows)
                    && $0.column < max(1, canvas.size.columns)
            } == true
    }

    @Test("Random keys never trap; every row fits exactly; nothing that acts is drawn")
    func randomKeys() throws {
        var generator = SeededGenerator(seed: 11)
        for round in 0..<40 {
            var desk = DemoDesk()
            desk.mayDelete = round.isMultiple(of: 2)
            let steps = (0..<60).map { _ -> Played in
                switch Int.random(in: 0..<30, using: &generator) {
                case 0: .read([.paste("evil\u{1B}]0;x\u{07}\nF2")])
                case 1:
                    .read([
                        .resize(
                            Size(
                                columns: Int.random(in: 1...200, using: &generator),
                                rows: Int.random(in: 1...60, using: &generator)))
                    ])
                case 2: .read([.foreignChange, .wake, .resumed])
                case 3: .minutes(Int.random(in: 0...20, using: &generator))
                case 4: .read([.lateKey(keys.randomElement(using: &generator))])
                default:
                    .read(
                        (0..<Int.random(in: 1...4, using: &generator)).compactMap { _ in
                            keys.randomElement(using: &generator).map { .key($0) }
                        })
                }
            }
            let unlock: [Played] = [.type("Secret77"), .keys(.enter)]
            let run = try playing(DemoList(), at: desk, steps + unlock)
            #expect(run.canvases.dropFirst().allSatisfy { $0.cursor == nil || holds($0) })
        }
    }

    @Test("Every screen draws at every size from 20x5 to 200x60")
    func everySize() throws {
        for columns in stride(from: 20, through: 200, by: 9) {
            for rows in stride(from: 5, through: 60, by: 5) {
                let size = Size(columns: columns, rows: rows)
                let run = try playing(
                    DemoList(), at: DemoDesk(), size: size,
                    [
                        .keys(.f(1)), .keys(.escape), .milliseconds(1500), .keys(.f(9)),
                        .keys(.escape), .milliseconds(1500), .keys(.f(4)), .keys(.escape),
                        .milliseconds(1500), .keys(.f(6)), .type("d"), .keys(.tab, .tab, .f(4)),
                    ])
                #expect(run.canvases.allSatisfy(holds), "\(columns)x\(rows)")
            }
        }
    }
}
