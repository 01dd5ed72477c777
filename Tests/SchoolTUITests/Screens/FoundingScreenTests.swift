import Foundation
import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct FoundingScreenTests {
    let folder: String
    let lot: EmptyLot

    init() throws {
        folder = try TUITemplate.folder()
        let time = TUITime(TUISchool.today)
        lot = EmptyLot(path: folder + "/school.db") { time.clock(zone: $0) }
    }

    /// All that must be typed: the rest stands there already.
    private let answers: [Played] = [
        .type("Shapla School"), .keys(.enter, .enter, .enter, .enter, .enter, .enter, .enter),
        .type("omar"), .keys(.enter), .type("Omar Faruk"), .keys(.enter), .type("Register1"),
        .keys(.enter),
    ]

    @Test("The first start asks for the school, its year and its first administrator")
    func frames() throws {
        let somewhere = EmptyLot(path: "the folder/school.db", clock: lot.clock)
        try Frames.expect("FoundingScreen", of: FoundingScreen(on: somewhere), at: somewhere)
        try Frames.expect(
            "FoundingScreen-missing", of: FoundingScreen(on: somewhere), at: somewhere,
            after: .type("Shapla School"), .keys(.f(2)))
    }

    @Test("A filled form makes the school, and its administrator signs in")
    func founds() throws {
        let steps =
            answers + [
                .type("Register1"), .keys(.f(2)), .type("omar"), .keys(.enter), .type("Register1"),
                .keys(.enter),
            ]
        let shown = try Frames.canvases(of: FoundingScreen(on: lot), at: lot, steps)
        #expect(shown.contains { $0.text.contains("Shapla School is founded. Sign in as omar.") })
        let home = try #require(shown.last)
        #expect(home.line(0).hasPrefix(" Home "))
        #expect(home.line(0).hasSuffix("Omar (site owner)"))
        try FileManager.default.removeItem(atPath: folder)
    }

    @Test("Nothing is made while the two passwords differ")
    func differ() throws {
        let steps = answers + [.type("Register2"), .keys(.f(2))]
        let canvas = try #require(
            Frames.canvases(of: FoundingScreen(on: lot), at: lot, steps).last)
        #expect(canvas.line(22).contains("The two passwords do not match."))
        #expect(!FileManager.default.fileExists(atPath: lot.path))
        try FileManager.default.removeItem(atPath: folder)
    }

    @Test("Keys, bar, help and palette agree")
    func actions() {
        #expect(ActionLint.problems(FoundingScreen(on: lot).offers(lot)) == [])
    }
}
