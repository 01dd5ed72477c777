import Testing

@testable import SchoolTUI

struct ChartsTests {
    private func canvas(_ charts: ChartStyle, _ draw: (inout Canvas) -> Void) -> [String] {
        var canvas = Canvas(Size(columns: 24, rows: 3))
        canvas.look.charts = charts
        draw(&canvas)
        return (0..<3).map { canvas.line($0).trimmingTail }
    }

    @Test("A bar is as long as its part, with a track or without")
    func bars() {
        let drawn = canvas(.blocks) {
            $0.chartBar(0, 0, 1, of: 4, width: 8)
            $0.chartBar(1, 0, 3, of: 4, width: 8, hasTrack: true)
            $0.chartBar(2, 0, 9, of: 4, width: 8)
        }
        #expect(drawn == ["██", "██████░░", "████████"])
        let plain = canvas(.ascii) { $0.chartBar(0, 0, 1, of: 2, width: 8, hasTrack: true) }
        #expect(plain[0] == "####....")
    }

    @Test("Of nothing, and in the style without charts, there is no bar")
    func nothing() {
        #expect(canvas(.blocks) { $0.chartBar(0, 0, 0, of: 0, width: 8) }[0].isEmpty)
        let none = canvas(.none) {
            $0.chartBar(0, 0, 1, of: 2, width: 8)
            $0.chartLine(1, 0, [1, 2, 3], on: ChartScale(1, 3))
        }
        #expect(none == ["", "", ""])
    }

    @Test("A curve goes from the lowest step to the highest")
    func curve() {
        let values = [10, 20, 30, 40, 50, 60, 70, 80]
        let drawn = canvas(.blocks) { $0.chartLine(0, 0, values, on: ChartScale(around: values)) }
        #expect(drawn[0] == "▁▂▃▄▅▆▇█")
        let flat = canvas(.ascii) { $0.chartLine(0, 0, [5, 5], on: ChartScale(around: [5, 5])) }
        #expect(flat[0] == "..")
    }

    @Test("Columns fill their rows from below")
    func columns() {
        let area = Area(row: 0, column: 0, rows: 3, columns: 20)
        let drawn = canvas(.blocks) { $0.chartColumns(area, [0, 50, 100], on: ChartScale(0, 100)) }
        #expect(drawn == ["    █", "  ▅ █", "▁ █ █"])
    }

    @Test("A terminal without the characters gets plain ones")
    func terminals() {
        #expect(ChartStyle.fitting(terminal: "linux") == .ascii)
        #expect(ChartStyle.fitting(terminal: "vt220") == .ascii)
        #expect(ChartStyle.fitting(terminal: "xterm-256color") == .blocks)
    }
}

extension String {
    fileprivate var trimmingTail: String {
        var rest = self[...]
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }
}
