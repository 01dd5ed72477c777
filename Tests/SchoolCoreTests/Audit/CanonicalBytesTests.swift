// The one way an audit line becomes bytes.

import Testing

@testable import SchoolCore

struct CanonicalBytesTests {
    static let entries: [AuditEntry] = [
        AuditEntry(.signedOut),
        AuditEntry(.marked, ["code": .nothing]),
        AuditEntry(.marked, ["code": .word(""), "student": .number(0)]),
        AuditEntry(.marked, ["a": .number(.max), "b": .number(.min), "c": .number(-1)]),
        AuditEntry(.marked, ["word": .word("হাজিরা \u{0} \"quoted\" \n")]),
        AuditEntry(.marked, ["same": .number(1), "same": .number(2)]),
    ]

    @Test("Facts are read back as they were written", arguments: entries)
    func roundTrip(entry: AuditEntry) {
        #expect(AuditEntry(verb: entry.verb, body: entry.body) == entry)
    }

    @Test("Bytes cut short, or of another kind, are no facts", arguments: entries)
    func cut(entry: AuditEntry) {
        for length in 0..<entry.body.count {
            let cut = AuditEntry(verb: entry.verb, body: Array(entry.body.prefix(length)))
            #expect(cut != entry)
        }
        #expect(AuditEntry(verb: entry.verb, body: entry.body + [9]) == nil)
        #expect(
            AuditEntry(verb: .marked, body: [2, 255, 255, 255, 255, 255, 255, 255, 255]) == nil)
        #expect(AuditEntry(verb: .marked, body: [2, 0, 0, 0, 0, 0, 0, 0, 1, 0xFF]) == nil)
    }

    @Test("No two different lines have the same bytes")
    func injective() {
        func bytes(_ write: (inout CanonicalBytes) -> Void) -> [UInt8] {
            var encoding = CanonicalBytes()
            write(&encoding)
            return encoding.bytes
        }
        let lines = [
            bytes {
                $0.add("ab"); $0.add("c")
            },
            bytes {
                $0.add("a"); $0.add("bc")
            },
            bytes { $0.add("abc") }, bytes { $0.add(Array("abc".utf8)) },
            bytes { $0.add(String?.none) }, bytes { $0.add("") }, bytes { $0.add([]) },
            bytes { $0.add(0) }, bytes { $0.add(256) }, bytes { $0.add(-1) }, bytes { _ in },
        ]
        // NULL is NULL, whether it was a number or a text: the column says which.
        #expect(Set(lines).count == lines.count)
    }

    @Test("The encoding is the one that was published")
    func published() {
        let entry = AuditEntry(.marked, ["code": .word("P"), "n": .number(258), "x": .nothing])
        let expected: [UInt8] = [
            2, 0, 0, 0, 0, 0, 0, 0, 4, 99, 111, 100, 101, 2, 0, 0, 0, 0, 0, 0, 0, 1, 80,
            2, 0, 0, 0, 0, 0, 0, 0, 1, 110, 1, 0, 0, 0, 0, 0, 0, 1, 2,
            2, 0, 0, 0, 0, 0, 0, 0, 1, 120, 0,
        ]
        #expect(entry.body == expected)
        let line = AuditLine(
            seq: 1, at: Timestamp(1_700_000_000_000), user: UserID(7), session: nil,
            role: "TEACHER", verb: "MARK", outcome: "SUCCESS", concern: "register",
            concernID: 3, body: entry.body)
        let hash = line.hash(after: [UInt8](repeating: 0, count: 32))
        #expect(
            hash.map { padded(String($0, radix: 16)) }.joined()
                == "7005dfbd27c0de23d650e8021ac8faf173b2422d256dea9ae4189e6b857aedec")
    }

    private func padded(_ byte: String) -> String { byte.count == 1 ? "0" + byte : byte }
}
