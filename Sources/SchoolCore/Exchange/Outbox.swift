// The folder beside the school's file where lists leave the program. Nobody types a path: the name
// is made here, from the time and the list. What nobody fetched for a week is cleared away.

import Foundation
import Storage

/// A list as it goes out: what is shown, column by column and row by row.
package struct ListToExport: Equatable, Sendable {
    /// What the list is called in the name of its file: `defaulters`.
    package let name: String
    /// What it was narrowed to: `7-A`; empty for the whole.
    package let narrowing: String
    package let header: [String]
    package let rows: [[CSVCell]]

    package init(name: String, narrowing: String = "", header: [String], rows: [[CSVCell]]) {
        self.name = name
        self.narrowing = narrowing
        self.header = header
        self.rows = rows
    }

    /// The table as a file holds it. Nothing in it could steer the terminal that shows the file.
    package var text: String {
        rows.reduce(CSVWriter.row(header)) { $0 + CSVWriter.row($1.map(\.tamed)) }
    }

    /// `defaulters-7-A`: letters, digits and hyphens, whatever a class is called.
    var fileName: String {
        [name, narrowing].filter { !$0.isEmpty }.joined(separator: "-")
            .map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
            .reduce("") { $0.hasSuffix("-") && $1 == "-" ? $0 : $0 + String($1) }
    }
}

extension CSVCell {
    fileprivate var tamed: CSVCell {
        if case .text(let text) = self { .text(CleanText.tamed(text)) } else { self }
    }
}

/// The folder for files that go out.
struct Outbox {
    let folder: String

    static let keptDays = 7

    init(beside path: String) { folder = path + ".outbox" }

    /// Writes a new file whose name begins with the time, and gives its path.
    func write(_ list: ListToExport, at minute: Int, of day: Day) throws -> String {
        let shelf = try openFolder()
        defer { close(shelf) }
        clear(before: day - Outbox.keptDays)
        let stem =
            "\(stamp(day))-\(padded(minute / 60, 2))\(padded(minute % 60, 2))-"
            + String(list.fileName.prefix(80))
        let bytes = Data(list.text.utf8)
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
        var number = 1
        while true {
            let name = "\(stem)\(number > 1 ? "-\(number)" : "").csv"
            let path = "\(folder)/\(name)"
            let descriptor = openat(shelf, name, flags, 0o640)
            if descriptor >= 0 {
                try fill(descriptor, with: bytes, path)
                return path
            }
            guard errno == EEXIST else { throw StorageFailure.system(errno, path: path) }
            number += 1
        }
    }

    /// A file that could not be told of must not stay.
    func remove(_ path: String) { unlink(path) }

    private func fill(_ descriptor: Int32, with bytes: Data, _ path: String) throws {
        let sheet = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try sheet.write(contentsOf: bytes)
            try sheet.synchronize()
        } catch {
            remove(path)
            throw StorageFailure.diskFull(path)
        }
    }

    /// The folder itself, never one that a link leads to, and none that others can write.
    private func openFolder() throws -> Int32 {
        if mkdir(folder, 0o700) != 0, errno != EEXIST {
            throw StorageFailure.system(errno, path: folder)
        }
        let shelf = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard shelf >= 0 else { throw StorageFailure.system(errno, path: folder) }
        var found = stat()
        guard fstat(shelf, &found) == 0, found.st_mode & 0o022 == 0 else {
            close(shelf)
            throw StorageFailure.notPermitted(folder)
        }
        return shelf
    }

    /// Only files whose names were made here are touched.
    private func clear(before day: Day) {
        guard let stream = opendir(folder) else { return }
        defer { closedir(stream) }
        var old: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            let date = name.prefix(8)
            guard name.hasSuffix(".csv"), date.count == 8, date.allSatisfy(\.isNumber),
                date < stamp(day)
            else { continue }
            old.append(name)
        }
        for name in old { unlink("\(folder)/\(name)") }
    }

    /// `20260312`.
    private func stamp(_ day: Day) -> String { day.iso.filter { $0 != "-" } }
}
