// The screens of the first day over a school that writes in four scripts, for somebody who has
// names that run from right to left put in order by us: only then do lists show Arabic letters.

import Foundation
import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct FourScriptsTests {
    let school: TUISchool
    let desk: Office
    /// The same file, under a name in four scripts.
    let renamed: School

    init() throws {
        school = try TUISchool()
        desk = try school.desk()
        try desk.prefer(.rightToLeft, RightToLeft.byUs.rawValue)
        var profile = school.school.profile
        profile.name = "Shapla শাপলা شاپلا शापला"
        renamed = School(
            file: school.school.file, clock: school.school.clock, profile: profile,
            place: .nowhere)
    }

    /// Compares the last frame at every size with the recorded one, and wants letters of all four
    /// scripts in it.
    private func compare<First: Screen>(
        _ name: String, of screen: First, at desk: First.Desk, after steps: Played...
    ) throws {
        for size in Frames.sizes {
            let canvas = try #require(
                Frames.canvases(of: screen, at: desk, size: size, steps).last)
            try expectScripts(canvas, "\(name)-scripts-\(size.columns)x\(size.rows)")
        }
    }

    private func expectScripts(_ canvas: Canvas, _ name: String) throws {
        try expectFrame(canvas, name)
        let recorded = try String(
            contentsOf: Frames.folder.appending(path: name + ".txt"), encoding: .utf8)
        #expect(Script.allCases.filter { !$0.isWritten(in: recorded) } == [], "\(name)")
    }

    @Test("The door of a school that has four names")
    func door() throws {
        let door = Door(school: renamed, slots: try school.door().slots)
        try compare("SignInScreen", of: SignInScreen(renamed), at: door)
    }

    @Test("The pupil list")
    func pupils() throws {
        try compare("StudentListScreen", of: StudentListScreen(), at: desk)
    }

    @Test("A register blank, half taken and signed")
    func register() throws {
        let screen = RegisterScreen(try school.section("7-A"), on: TUISchool.today)
        try compare("RegisterScreen-blank", of: screen, at: desk)
        try compare("RegisterScreen-half", of: screen, at: desk, after: .type("2a3l"))
        var order = RegisterOrder()
        order.marks = [2: .absent, 3: .late]
        order.signs = true
        _ = try desk.session.takeRegister(
            of: school.section("7-A"), on: TUISchool.today, order)
        try compare("RegisterScreen-signed", of: screen, at: desk)
    }

    /// Admits a child, of a guardian who is known or of a new one who writes in Arabic letters.
    private func admit(
        _ name: String, _ latin: String, into section: String, of guardian: GuardianID? = nil
    ) throws -> StudentID {
        var form = AdmissionForm()
        (form.name, form.latinName, form.sex) = (name, latin, "f")
        (form.bornOn, form.section, form.relation) = ("2014-02-03", section, "mother")
        form.knownGuardian = guardian
        if guardian == nil {
            (form.guardianName, form.guardianLatinName) = ("راحیلہ علی", "Rahila Ali")
            form.guardianPhone = "01711-300300"
        }
        let admission = try form.checked(country: "880", today: TUISchool.today)
        return try school.session("office").admit(admission, key: SubmissionKey())
    }

    /// Sisters who write in Bengali and Devanagari; their mother writes in Arabic letters.
    private func family() throws -> StudentID {
        let first = try admit("রহিমা রহমান", "Rahima Rahman", into: "7-B")
        let guardian = try #require(try desk.session.card(of: first).guardians.first)
        _ = try admit("रवीना रहमान", "Ravina Rahman", into: "7-A", of: guardian.id)
        return first
    }

    @Test("A pupil's card, with a mother and a sister who write otherwise")
    func card() throws {
        try compare("StudentScreen", of: StudentScreen(try family()), at: desk)
    }

    @Test("An admission whose name, guardian and address are written in three scripts")
    func admission() throws {
        let typed: Keystrokes =
            "राधा रहमान" + .enter + "Radha Rahman" + .enter + "f150617" + "7b" + "راحیلہ علی" + .enter
            + "Rahila Ali" + .enter + "m" + "01711300300" + "গ্রিন রোড"
        try compare(
            "AdmissionScreen", of: try AdmissionScreen(at: desk), at: desk, after: typed.atOnce)
    }

    @Test("Help of the home of a mother whose children write in four scripts")
    func help() throws {
        _ = try admit("عابدہ خاتون", "Abida Khatun", into: "7-B", of: school.roster.rahima)
        _ = try admit("अनीता खातून", "Anita Khatun", into: "7-B", of: school.roster.rahima)
        let desk = try school.desk("rahima")
        try desk.prefer(.rightToLeft, RightToLeft.byUs.rawValue)
        try compare(
            "HomeScreen-help", of: HomeScreen(desk.session), at: desk, after: .keys(.f(1)))
    }
}

/// The scripts the school's people write in.
private enum Script: CaseIterable {
    case latin, bengali, arabic, devanagari

    /// Arabic letters joined by us are presentation forms; the stroke and the double stroke of
    /// Devanagari end Bengali sentences too, and are nobody's letters.
    private var letters: [ClosedRange<UInt32>] {
        switch self {
        case .latin: [0x41...0x5A, 0x61...0x7A]
        case .bengali: [0x985...0x9B9]
        case .arabic: [0x620...0x64A, 0x671...0x6D3, 0xFB50...0xFDFF, 0xFE70...0xFEFC]
        case .devanagari: [0x904...0x939]
        }
    }

    func isWritten(in text: String) -> Bool {
        text.unicodeScalars.contains { scalar in
            letters.contains { $0.contains(scalar.value) }
        }
    }
}
