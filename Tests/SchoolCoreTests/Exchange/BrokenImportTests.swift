// Five thousand broken copies of the five files of an import: bytes turned, lost, doubled and
// swapped, half characters, characters that are none. Each is refused with its place or read, and
// whatever is read could be stored: nothing was guessed, and nothing was lost on the way.

import TestSupport
import Testing

@testable import SchoolCore

struct BrokenImportTests {
    private static let today: Day = "2026-11-21"

    private static let sound: [CleverFile: String] = [
        .schools: """
        School_id,School_name,School_state,School_phone,Principal
        S,Ours & Theirs,CA,12,Ann Lee

        """,
        .teachers: """
        School_id,Teacher_id,Teacher_number,Last_name,First_name,Username
        S,1,T1,Gray,Ida,ida.gray
        S,2,T2,Moß,Joé,joe
        S,3,T3,রহমান,Ria,ria

        """,
        .sections: """
        School_id,Section_id,Teacher_id,Teacher_2_id,Course_name,Course_number,Term_start,Term_end
        S,10,1,,Art,100,8/1/15,6/1/16
        S,11,2,1,"Music, loud",200,8/1/15,6/1/16
        S,12,3,,Chess,300,8/1/15,6/1/16

        """,
        .students: """
        School_id,Student_id,Student_number,Last_name,Middle_name,First_name,Gender,Dob,Grade,\
        Contact_name,Contact_type,Contact_phone,Contact_email,Username
        S,a,N1,Zed,,Amy,female,11/1/98,9,Mo Zed,Mother,(336)533-1632,mo@x.org,amy
        S,b,N2,O'Hara,Q,Bob,male,1/2/99,09,Mo Zed,Stepmother,336.533.1632,mo@x.org,bob
        S,c,N3,Åsh,,Cy,,2/29/00,K,Zoë Åsh,Father,12,,cy

        """,
        .enrolments: """
        School_id,Student_id,Section_id
        S,a,10
        S,b,11
        S,c,12

        """,
    ]

    /// What is no UTF-8, no character, or no text of anybody: C0 and C1, overlong forms, halves of
    /// pairs, lone parts, too high, U+FFFD, U+FFFE, marks, directions, quotes and ends of lines.
    private static let insertions: [[UInt8]] = [
        [0x00], [0x1B], [0x7F], [0x9B], [0xC2, 0x9B], [0xFF], [0xFE], [0xC0, 0x80], [0xC1, 0xBF],
        [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80],
        [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88], [0x80], [0xBF], [0xE0, 0xA6], [0xF0, 0x9F],
        [0xEF, 0xBF, 0xBD], [0xEF, 0xBF, 0xBE], [0xEF, 0xBB, 0xBF], [0xE2, 0x80, 0xAE],
        [0xE2, 0x80, 0x8B], [0xE2, 0x80, 0xA8], [0xCC, 0x81], [0x22], [0x22, 0x22], [0x0D], [0x0A],
        [0x2C], [0x3B], [0x09], [0x27], [0x5C], [0x3D],
    ]

    private struct Numbers {
        var state: UInt64

        mutating func below(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(max(1, bound)))
        }
    }

    /// One to four changes of a file.
    private func broken(_ bytes: [UInt8], _ random: inout Numbers) -> [UInt8] {
        var bytes = bytes
        for _ in 0...random.below(4) {
            let place = random.below(bytes.count)
            switch random.below(6) {
            case 0: bytes[place] ^= UInt8(1 << random.below(8))
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(bytes[place], at: place)
            case 3: bytes.swapAt(place, random.below(bytes.count))
            case 4: bytes.removeSubrange(place..<min(bytes.count, place + random.below(40)))
            default:
                bytes.insert(
                    contentsOf: Self.insertions[random.below(Self.insertions.count)], at: place)
            }
            if bytes.isEmpty { return bytes }
        }
        return bytes
    }

    @Test(
        "A thousand broken copies of a file: refused with a place, or read and fit to be stored",
        arguments: CleverFile.allCases)
    func thousand(file: CleverFile) throws {
        var random = Numbers(state: UInt64(file.rawValue.utf8.reduce(7) { $0 &* 31 &+ Int($1) }))
        let sound = Self.sound.mapValues { Array($0.utf8) }
        var (read, refused, rejected) = (0, 0, 0)
        for number in 0..<1000 {
            var files = sound
            files[file] = broken(sound[file] ?? [], &random)
            do throws(CleverFault) {
                let plan = try CleverFiles(contents: files).plan(for: "S", today: Self.today)
                read += 1
                rejected += plan.rejects.count
                for text in texts(of: plan) where !isClean(text) {
                    Issue.record("\(file.rawValue) \(number): \(text.debugDescription)")
                }
                let places = plan.rejects.allSatisfy { $0.line >= 1 }
                #expect(places, "\(file.rawValue) \(number)")
            } catch {
                refused += 1
                if case .table(let where_, let fault) = error {
                    #expect(where_ == file && fault.line >= 1 && fault.column >= 1)
                }
            }
        }
        #expect(read + refused == 1000 && read > 50 && refused > 20, "\(read) read")
        #expect(rejected > 100 || file == .schools || file == .teachers, "\(rejected) rows refused")
    }

    /// What the plan would put into the file.
    private func texts(of plan: CleverPlan) -> [String] {
        var names = plan.teachers.map(\.name) + plan.pupils.map(\.name)
        names += plan.guardians.map(\.name)
        if let principal = plan.principal { names.append(principal.name) }
        var texts = [plan.profile.name, plan.profile.address, plan.profile.principalName]
        for name in names { texts += [name.written, name.latin, name.family ?? ""] }
        for teacher in plan.teachers {
            texts += [teacher.employeeNumber, teacher.email, teacher.designation, teacher.username]
        }
        for pupil in plan.pupils {
            texts += [pupil.admissionNumber, pupil.postcode, pupil.email, pupil.username]
            texts += [pupil.contact?.word ?? "", pupil.grade.name]
        }
        for guardian in plan.guardians { texts.append(guardian.email) }
        for subject in plan.subjects { texts += [subject.name, subject.code ?? ""] }
        for one in plan.classes { texts += [one.name, one.grade.name] }
        return texts
    }

    /// As the gate would leave it, byte for byte.
    private func isClean(_ text: String) -> Bool {
        guard let line = try? CleanText.line(text, atMost: 500) else { return false }
        return Array(line.utf8) == Array(text.utf8)
    }
}
