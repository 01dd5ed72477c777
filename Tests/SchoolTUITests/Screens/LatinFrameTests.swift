import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// F9 "Latin names" on the lists people work with, as they look then.
struct LatinFrameTests {
    let counter: CounterSchool
    let desk: Office

    init() throws {
        counter = try CounterSchool()
        desk = try counter.school.desk()
    }

    private static let latin: Played = .read(
        [Key.f(9)].map { .key($0) } + "latin".map { .key(.character($0)) } + [.key(.enter)])

    @Test("Lists, a register, a card and an account in Latin letters")
    func lists() throws {
        let section = try counter.school.section("7-A")
        let pupil = try counter.pupil("Rafiqul Islam")
        let screens: [(String, any Screen<Office>)] = [
            ("StudentListScreen", StudentListScreen()), ("StudentScreen", StudentScreen(pupil)),
            ("ClassScreen", ClassScreen(section)), ("FeeAccountScreen", FeeAccountScreen(pupil)),
            ("RegisterScreen", RegisterScreen(section, on: CounterSchool.today)),
            ("MonthScreen", MonthScreen(section, around: CounterSchool.today)),
            ("DefaultersScreen", DefaultersScreen()),
            ("ChargesScreen", ChargesScreen(around: CounterSchool.today)),
        ]
        for (name, screen) in screens {
            try desk.prefer(.latinNames, "automatic")
            try compare(screen, name)
        }
    }

    private func compare(_ screen: some Screen<Office>, _ name: String) throws {
        for size in Frames.sizes {
            try desk.prefer(.latinNames, "automatic")
            let canvases = try Frames.canvases(of: screen, at: desk, size: size, [Self.latin])
            let canvas = try #require(canvases.last)
            #expect(desk.preferences[.latinNames] == "on", "\(name)")
            if name != "StudentScreen" {
                let names = canvas.names.filter { !TextWidth.isSteady($0.text) }
                #expect(names.isEmpty, "\(name) \(names.map(\.text))")
            }
            try expectFrame(canvas, "\(name)-latin-\(size.columns)x\(size.rows)")
        }
    }
}
