// The manual page is generated once and kept; nobody may change a command and leave it behind.

import ArgumentParser
import Foundation
import Testing

@testable import SchoolTUI

struct ManualTests {
    private static let page = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "docs/school.1")

    /// What `--experimental-dump-help` tells of a command.
    private struct Told: Decodable {
        struct Root: Decodable { let command: Told }

        struct Word: Decodable {
            struct Name: Decodable {
                let kind: String
                let name: String
            }

            let kind: String
            let abstract: String?
            let isRepeating: Bool
            let names: [Name]?
            let valueName: String?
            let shouldDisplay: Bool

            /// `Fl h , -help`, `Fl -role Ar role...`, `Ar number`.
            var item: String {
                let value = "Ar \(valueName ?? "")" + (isRepeating ? "..." : "")
                if kind == "positional" { return value }
                let short = (names ?? []).filter { $0.kind == "short" }.map(\.name)
                let long = (names ?? []).filter { $0.kind != "short" }.map { "-" + $0.name }
                let flag = "Fl " + (short + long).joined(separator: " , ")
                return kind == "option" ? "\(flag) \(value)" : flag
            }
        }

        let commandName: String
        let abstract: String?
        let aliases: [String]?
        let arguments: [Word]?
        let subcommands: [Told]?

        /// Every item of the page with the sentence below it.
        var items: [Item] {
            let words = (arguments ?? []).filter(\.shouldDisplay)
                .map { Item(head: $0.item, sentence: $0.abstract) }
            return words + (subcommands ?? []).flatMap { [$0.head] + $0.items }
        }

        private var head: Item {
            let names = [commandName] + (aliases ?? [])
            let name = names.count == 1 ? names[0] : "\"\(names.joined(separator: ", "))\""
            return Item(head: "Em \(name)", sentence: abstract)
        }
    }

    private struct Item {
        let head: String
        let sentence: String?
    }

    @Test("The manual has every command and every word of it, with its sentence, in order")
    func manual() throws {
        let told = try JSONDecoder().decode(
            Told.Root.self, from: Data(SchoolCommand._dumpHelp().utf8))
        let lines = try String(contentsOf: Self.page, encoding: .utf8)
            .split(separator: "\n").map(String.init)
        let places = lines.indices.filter { lines[$0].hasPrefix(".It ") }
        let items = told.command.items
        #expect(places.map { String(lines[$0].dropFirst(4)) } == items.map(\.head))
        for (place, item) in zip(places, items) {
            guard let sentence = item.sentence, !sentence.isEmpty else { continue }
            #expect(lines[place + 1] == sentence, "\(item.head)")
        }
        #expect(items.count > 500)
    }
}
