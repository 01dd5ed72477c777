// The kernel's side of a pseudo-terminal. The device is opened close-on-exec from the start, so
// that tests that run side by side do not hold each other's lines open.

import Foundation

/// A pseudo-terminal: the end a person holds, and the name of the program's end.
struct TerminalLine {
    let master: Int32
    let device: String

    /// Requests whose names the importer does not see, from asm-generic/ioctls.h.
    private static let unlock: UInt = 0x4004_5431
    private static let number: UInt = 0x8004_5430

    static func open(columns: Int, rows: Int) throws -> TerminalLine {
        let master = Glibc.open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
        guard master >= 0 else { throw Launch.Failure("open /dev/ptmx") }
        var (locked, index): (Int32, Int32) = (0, -1)
        guard ioctl(master, unlock, &locked) == 0, ioctl(master, number, &index) == 0 else {
            close(master)
            throw Launch.Failure("unlock a pseudo-terminal")
        }
        setSize(of: master, columns: columns, rows: rows)
        return TerminalLine(master: master, device: "/dev/pts/\(index)")
    }

    static func setSize(of master: Int32, columns: Int, rows: Int) {
        var size = winsize(
            ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    }

    static func settings(of master: Int32) throws -> [UInt8] {
        var settings = termios()
        guard tcgetattr(master, &settings) == 0 else { throw Launch.Failure("tcgetattr") }
        return withUnsafeBytes(of: settings) { Array($0) }
    }
}
