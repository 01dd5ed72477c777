// A real pseudo-terminal, so that the bytes ncurses sends can be counted. Only one can be open, because
// curses is one to a process: the suites that use it are serialized.

import Foundation

@testable import SchoolTUI

final class PseudoTerminal {
    let line: Int32
    let far: Int32

    init(_ size: Size, kind: String = "xterm-256color") throws {
        var line: Int32 = -1
        var far: Int32 = -1
        var window = winsize(
            ws_row: UInt16(size.rows), ws_col: UInt16(size.columns), ws_xpixel: 0, ws_ypixel: 0)
        guard openpty(&line, &far, nil, nil, &window) == 0 else { throw POSIXError(.EIO) }
        self.line = line
        self.far = far
        setenv("TERM", kind, 1)
        _ = fcntl(line, F_SETFL, O_NONBLOCK)
    }

    deinit {
        close(line)
        close(far)
    }

    /// What the person types.
    func send(_ bytes: [UInt8]) { _ = write(line, bytes, bytes.count) }

    /// Everything the program has sent since the last look.
    func sent() -> [UInt8] {
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(line, &buffer, buffer.count)
            guard count > 0 else { return all }
            all += buffer[..<count]
        }
    }

    func resize(_ size: Size) {
        var window = winsize(
            ws_row: UInt16(size.rows), ws_col: UInt16(size.columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(line, UInt(TIOCSWINSZ), &window)
    }

    /// The line's modes, to compare before and after.
    func modes() -> [UInt32] {
        var modes = termios()
        tcgetattr(far, &modes)
        return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag]
    }
}
