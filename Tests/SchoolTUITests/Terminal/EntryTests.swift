// What comes with a line from outside is a string of bytes, and may be anything.

import CEntry
import Foundation
import Testing

struct EntryTests {
    private func kind(_ offered: String) -> String {
        String(cString: entry_terminal_kind(offered))
    }

    @Test("What the start has touched is let go, and what is called again is there")
    func release() throws {
        /// Resident pages that lie in files (proc(5), statm).
        func pages() throws -> Int {
            let words = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
            return try #require(Int(words.split(separator: " ")[2]))
        }
        let before = try pages()
        entry_release_start()
        #expect(try pages() < before)
        #expect(entry_is_colour_word("truecolor"))
    }

    /// Whether this kernel touches pages in one call (Linux 5.14).
    private static var knowsPopulating: Bool {
        let page = mmap(nil, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        defer { munmap(page, 4096) }
        return madvise(page, 4096, 23) == 0
    }

    @Test(
        "What is allocated behind an answer costs no new page of the kernel",
        .enabled(if: knowsPopulating))
    @MainActor func reserve() throws {
        func faults() -> Int {
            var usage = rusage()
            getrusage(__rusage_who_t(1), &usage)  // RUSAGE_THREAD
            return usage.ru_minflt
        }
        // Other tests allocate at the same time and may take some of it: the best of five counts.
        let size = 200 * 1024
        var blocks: [UnsafeMutablePointer<UInt8>] = []
        defer { blocks.forEach { free($0) } }
        var fewest = Int.max
        for _ in 0..<5 {
            entry_keep_reserve()
            let before = faults()
            let block = try #require(malloc(size)).assumingMemoryBound(to: UInt8.self)
            for place in stride(from: 0, to: size, by: 4096) { block[place] = 1 }
            fewest = min(fewest, faults() - before)
            blocks.append(block)
        }
        #expect(fewest < 10)
    }

    @Test(
        "A kind of terminal that people use is taken as it is",
        arguments: [
            "xterm", "xterm-256color", "screen", "screen-256color", "tmux-256color", "linux",
            "vt100", "vt220", "putty", "ansi", "rxvt-unicode", "xterm-kitty", "alacritty", "foot",
        ])
    func known(name: String) { #expect(kind(name) == name) }

    /// Two hundred names: paths, programs, formats, other scripts, every single byte, every length.
    private static let hostile: [String] = {
        let known = [
            "", "dumb", "unknown", "../../tmp/x", "/etc/passwd", "x/../../y", "xterm/", "./xterm",
            "$(id)", "`id`", "xterm;id", "xterm\nid", "xterm id", "xterm%s%n", "-xterm", ".xterm",
            "xterm:co#80", "hex:1A01", "b64:GgE", "XTERM", "xterm-256colour", "এক্সটার্ম",
            "xterm\u{7F}", "\u{1B}[2J", "xterm\u{202E}",
        ]
        let bytes = (1...127).map { (byte: UInt8) -> String in
            "x" + String(Unicode.Scalar(byte))
        }
        let lengths = (0..<48).map { (turn: Int) -> String in
            String(repeating: "x", count: 1 << (turn / 3)) + String(turn)
        }
        return known + bytes + lengths
    }()

    @Test("Two hundred that nobody has are a vt100")
    func unknown() {
        #expect(Self.hostile.count >= 200)
        for name in Self.hostile { #expect(kind(name) == "vt100", "\(name.debugDescription)") }
        #expect(String(cString: entry_terminal_kind(nil)) == "vt100")
    }

    @Test("Of a connection only addresses and ports are kept")
    func connection() {
        for value in ["10.0.0.7 50112 10.0.0.1 22", "fe80::1%eth0 1 ::1 22", "UNKNOWN 1 UNKNOWN 2"]
        {
            #expect(entry_is_connection(value), "\(value)")
        }
        let long = String(repeating: "1", count: 200) + " 2 3 4"
        for value in ["", "1 2 3", "1 2 3 4 5", "1 2 3 $(id)", "1\n2 3 4", "<b> 2 3 4", long] {
            #expect(!entry_is_connection(value), "\(value)")
        }
        #expect(!entry_is_connection(nil))
    }

    @Test("The word for colours is a word")
    func colours() {
        for value in ["truecolor", "24bit", "1"] { #expect(entry_is_colour_word(value)) }
        for value in ["", "a b", "../x", String(repeating: "x", count: 17)] {
            #expect(!entry_is_colour_word(value))
        }
    }

    @Test("A program of another name, such as these tests, is not behind the door")
    func here() { #expect(!entry_is_guarded()) }
}
