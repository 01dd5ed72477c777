// A rule is only as good as the scanner below it.

import Testing

struct SwiftScannerTests {
    @Test(
        "Code, text and comment are told apart",
        arguments: [
            (#"let a = "b // c" // d"#, #"let a = "" "#, "// d"),
            (#"let a = "\(b("c")) d""#, #"let a = "b("")""#, ""),
            (##"let a = #"b " \(c)"#"##, ##"let a = #""#"##, ""),
            (#"let a = "\\" + "\"" // b"#, #"let a = "" + "" "#, "// b"),
            ("a /* b /* c */ d */ e", "a  e", "/* b /* c */ d */"),
            ("let a = #/b { \" /#", "let a = #//#", ""),
        ])
    func apart(text: String, code: String, comment: String) throws {
        let line = try #require(SourceFile("A.swift", text).lines.first)
        #expect(line.code == code)
        #expect(line.comment == comment)
        #expect(line.raw == text)
    }

    @Test("A long literal keeps its lines and what stood before it")
    func long() throws {
        let file = SourceFile(
            "A.swift", "let a = b(sql: \"\"\"\n    SELECT \\(c)\n    \"\"\")\nd()\n")
        #expect(file.lines.map(\.code) == ["let a = b(sql: \"\"\"", "c", "\"\"\")", "d()"])
        let literal = try #require(file.literals.first)
        #expect(literal.before == "let a = b(sql: ")
        #expect(literal.text.contains("SELECT \\(c)"))
        #expect(file.lines.map(\.isInLiteral) == [false, true, true, false])
    }

    @Test("A function ends at its own brace")
    func functions() {
        let text = """
            struct A {
                func b(
                    c: () -> Void = {}
                ) throws
                    -> Int
                {
                    if d { "}" } else { 1 }
                }
                var e: Int { 2 }
                var f: Int {
                    3
                }
            }
            protocol G {
                func h() -> Int
                func i()
            }
            """
        let found = SourceFile("A.swift", text).functions
        #expect(found.map(\.name) == ["b", "f"])
        #expect(found.map(\.length) == [7, 3])
    }

    @Test("The cases of an enum are found, those of its switches are not")
    func cases() {
        let text = """
            enum Refusal: Error {
                case left, right(Int, String)
                case middle(at: Day)

                var isLeft: Bool {
                    switch self {
                    case .left: true
                    case let .right(a, b): a == b
                    default: false
                    }
                }
            }
            enum Other { case none }
            """
        let found = SourceFile("A.swift", text).cases(of: "Refusal").map(\.name)
        #expect(found == ["left", "right", "middle"])
    }
}
