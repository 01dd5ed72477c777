import Testing

@testable import SchoolCore

struct CSVTests {
    private func table(_ text: String) throws -> CSVTable { try CSVTable(Array(text.utf8)) }

    @Test(
        "The same table is read from all spellings",
        arguments: [
            "a,b\n1,x y\n2,\n", "a,b\r\n1,x y\r\n2,\r\n", "a,b\r1,x y\r2,\r", "a,b\n1,x y\n2,",
            "\u{FEFF}a,b\n1,x y\n2,\n", "\"a\",\"b\"\n\"1\",\"x y\"\n\"2\",\"\"\n",
            "a;b\n1;x y\n2;\n", "a\tb\n1\tx y\n2\t\n", "a|b\n1|x y\n2|\n",
            "\n\na,b\n\n1,x y\r\n\r\n2,\n\n", " a , b \n1,x y\n2,\n",
        ])
    func spellings(text: String) throws {
        let table = try table(text)
        #expect(table.header == ["a", "b"])
        #expect(table.rows.map(\.cells) == [["1", "x y"], ["2", ""]])
        #expect(table.broken.isEmpty)
    }

    @Test("A quoted cell holds separators, quotes and line ends, and lines still count right")
    func quoted() throws {
        let table = try table("a,b\n\"x,\"\"y\"\"\r\nz\",2\r\n3,4\n")
        #expect(table.rows.map(\.cells) == [["x,\"y\"\r\nz", "2"], ["3", "4"]])
        #expect(table.rows.map(\.line) == [2, 4])
        #expect(table.rows.map(\.original) == ["\"x,\"\"y\"\"\r\nz\",2", "3,4"])
    }

    @Test("A bad row is told with line and column, and the rows after it are read")
    func broken() throws {
        let text = "a,b\n1,\"x\"y\n2\n3,u\"v\nরফি,\u{0}\n\"p\nq\",7,8\n9,10\n"
        let table = try table(text)
        #expect(
            table.broken.map(\.fault) == [
                CSVFault(.textAfterQuote, line: 2, column: 6),
                CSVFault(.cells(expected: 2, found: 1), line: 3, column: 1),
                CSVFault(.strayQuote, line: 4, column: 4),
                CSVFault(.nul, line: 5, column: 5),
                CSVFault(.cells(expected: 2, found: 3), line: 6, column: 1),
            ])
        #expect(table.broken.map(\.original)[2] == "3,u\"v")
        #expect(table.rows.map(\.cells) == [["9", "10"]])
        #expect(table.rows.map(\.line) == [8])
    }

    /// `Émile` of a Windows-1252 file.
    @Test("Bytes that are not UTF-8 break their row alone, or the file when they are in its head")
    func invalid() throws {
        let table = try CSVTable(Array("a,b\nx,".utf8) + [0xC9] + Array("mile\n2,3\n".utf8))
        #expect(table.broken.map(\.fault) == [CSVFault(.notUTF8, line: 2, column: 3)])
        #expect(table.rows.map(\.cells) == [["2", "3"]])
        #expect(throws: CSVFault(.notUTF8, line: 1, column: 4)) {
            try CSVTable(Array("a,n".utf8) + [0xE9] + Array("\n1,2\n".utf8))
        }
    }

    private static func wide(_ text: String, isLowFirst: Bool) -> [UInt8] {
        ("\u{FEFF}" + text).utf16.flatMap { unit in
            let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
            return isLowFirst ? pair : pair.reversed()
        }
    }

    @Test("UTF-16 with its byte order mark is read like UTF-8", arguments: [true, false])
    func wide(isLowFirst: Bool) throws {
        let text = "a\tb\r\nরফি\t1\r\n\"😀\r\nÉ\"\t2\r\n\r\nমা\t3"
        let table = try CSVTable(Self.wide(text, isLowFirst: isLowFirst))
        #expect(table.header == ["a", "b"] && table.broken.isEmpty)
        #expect(table.rows.map(\.cells) == [["রফি", "1"], ["😀\r\nÉ", "2"], ["মা", "3"]])
        #expect(table.rows.map(\.line) == [2, 3, 6])
        #expect(table == (try CSVTable(Array(text.utf8))))
    }

    @Test("Half a character of UTF-16 refuses the file and says where", arguments: [true, false])
    func halves(isLowFirst: Bool) {
        let whole = Self.wide("a,b\r\nx,😀", isLowFirst: isLowFirst)
        let fault = CSVFault(.notUTF16, line: 2, column: 3)
        for cut in 1...3 {
            #expect(throws: fault) { try CSVTable(Array(whole.dropLast(cut))) }
        }
        let reversed = Array(whole.dropLast(4) + whole.suffix(2))
        #expect(throws: fault) { try CSVTable(reversed) }
        #expect(throws: CSVFault(.empty, line: 1, column: 1)) {
            try CSVTable(Array(whole.prefix(2)))
        }
    }

    @Test("UTF-16 without its mark is refused at its first letter")
    func unmarked() {
        let bytes = Array(Self.wide("a,b\n1,2\n", isLowFirst: true).dropFirst(2))
        #expect(throws: CSVFault(.nul, line: 1, column: 2)) { try CSVTable(bytes) }
    }

    @Test(
        "What spoils the whole file refuses it",
        arguments: [
            ("", CSVFault(.empty, line: 1, column: 1)),
            ("\n\n", CSVFault(.empty, line: 1, column: 1)),
            ("a,b\n1,2\n3,\"open\n5,6\n", CSVFault(.unclosedQuote, line: 3, column: 3)),
            ("a,A\n1,2\n", CSVFault(.columnTwice("A"), line: 1, column: 1)),
        ])
    func refused(text: String, fault: CSVFault) {
        #expect(throws: fault) { try table(text) }
    }

    @Test("What is beyond a limit is refused")
    func limits() {
        var small = CSVLimits()
        small.rows = 2
        small.cellBytes = 4
        small.bytes = 40
        let text = Array("a\n1\n2\n3\n".utf8)
        #expect(throws: CSVFault(.tooManyRows(limit: 2), line: 5, column: 1)) {
            try CSVTable(text, limits: small)
        }
        #expect(throws: CSVFault(.cellTooLong(limit: 4), line: 2, column: 3)) {
            try CSVTable(Array("a,b\n1,12345\n".utf8), limits: small)
        }
        #expect(throws: CSVFault(.tooManyBytes(limit: 40), line: 1, column: 1)) {
            try CSVTable(Array(repeating: 65, count: 41), limits: small)
        }
    }

    @Test("Columns are found by name, and a missing one is named")
    func columns() throws {
        let table = try table("School_id,Dob\nx,y\n")
        #expect(try table.index(of: "DOB") == 1)
        #expect(throws: CSVFault(.columnMissing("Grade"), line: 1, column: 1)) {
            try table.index(of: "Grade")
        }
    }

    @Test("No cell of ours is run by a spreadsheet")
    func formulas() {
        let cells = ["=1+1", "+880", "-1", "@x", "\tx", "\rx", "'=x", "plain"]
        let written = CSVWriter.row(cells)
        #expect(written == "'=1+1,'+880,'-1,'@x,\"'\tx\",\"'\rx\",''=x,plain\r\n")
        #expect(CSVWriter.row([.number(-5), .text("-5")]) == "-5,'-5\r\n")
    }

    @Test("What was written is read back, whatever it holds")
    func roundTrip() throws {
        var state: UInt64 = 42
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        let pieces = [
            ",", ";", "\"", "\n", "\r", "\r\n", "'", "=", "+", "-", "@", "\t", "|", " ", "a", "b",
            "ক্ষ", "م", "e\u{301}", "\u{301}", "😀",
        ]
        for _ in 0..<300 {
            let columns = 1 + random(5)
            let rows = (0..<(1 + random(6))).map { _ in
                (0..<columns).map { _ in
                    (0..<random(7)).map { _ in pieces[random(pieces.count)] }.joined()
                }
            }
            let header = (0..<columns).map { "column \($0)" }
            let text = ([header] + rows).map { CSVWriter.row($0) }.joined()
            let table = try table(text)
            #expect(table.broken.isEmpty)
            #expect(
                table.rows.map { $0.cells.map { Array($0.utf8) } }
                    == rows.map { $0.map { Array($0.utf8) } })
        }
    }

    @Test("Garbage never stops the reader")
    func fuzz() {
        var state: UInt64 = 9
        let alphabet = Array("ab,\"\n\r;\0".utf8) + [0xE0, 0xA6, 0xFF]
        for _ in 0..<3_000 {
            var bytes: [UInt8] = []
            for _ in 0..<40 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes.append(alphabet[Int((state >> 33) % UInt64(alphabet.count))])
            }
            do throws(CSVFault) {
                let table = try CSVTable(bytes)
                #expect(table.rows.allSatisfy { $0.cells.count == table.header.count })
            } catch {
                #expect(error.line >= 1 && error.column >= 1)
            }
        }
    }
}
