import Foundation
import Testing

@testable import SchoolCore

struct InboxFileTests {
    @Test("Only a plain file is read")
    func plain() throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("inbox-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("a.csv").path
        let link = folder.appendingPathComponent("link.csv").path
        let pipe = folder.appendingPathComponent("pipe.csv").path
        try Data("a,b\n".utf8).write(to: URL(fileURLWithPath: file))
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
        #expect(mkfifo(pipe, 0o600) == 0)

        #expect(try InboxFile.bytes(at: file) == Array("a,b\n".utf8))
        #expect(throws: InboxFault.notAPlainFile(link)) { try InboxFile.bytes(at: link) }
        #expect(throws: InboxFault.notAPlainFile(pipe)) { try InboxFile.bytes(at: pipe) }
        #expect(throws: InboxFault.notAPlainFile(folder.path)) {
            try InboxFile.bytes(at: folder.path)
        }
        #expect(throws: InboxFault.notAPlainFile("/dev/zero")) {
            try InboxFile.bytes(at: "/dev/zero")
        }
        #expect(throws: InboxFault.notFound(file + "x")) { try InboxFile.bytes(at: file + "x") }
        #expect(throws: InboxFault.tooLarge(file, limit: 3)) {
            try InboxFile.bytes(at: file, atMost: 3)
        }
    }
}
