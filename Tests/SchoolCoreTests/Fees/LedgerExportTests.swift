// The ledger as hledger reads it: accepted in its strict mode, and every balance is ours.

import Foundation
import Storage
import TestSupport
import Testing

@testable import SchoolCore

struct LedgerExportTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    private func exported(_ name: String = "ledger.journal") throws -> String {
        var lines: [String] = []
        try school.accountant.exportLedger { lines.append($0) }
        return try written(lines, name)
    }

    private func written(_ lines: [String], _ name: String) throws -> String {
        let path = school.folder + "/" + name
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: path))
        return path
    }

    /// Our accounts; what hangs on pupils by admission number.
    private func ours() throws -> [String: Int64] {
        var balances: [String: Int64] = [:]
        for account in try school.accountant.accounts() {
            balances[account.code] = account.balance.minor
        }
        balances["assets:receivable"] = nil
        balances["liabilities:advance"] = nil
        for pupil in school.roster.pupils.values {
            let account = try school.accountant.feeAccount(of: pupil)
            let number = account.payer.admissionNumber
            balances["assets:receivable:\(number)"] = account.owed.minor
            balances["liabilities:advance:\(number)"] = -account.advance.minor
        }
        return balances.filter { $0.value != 0 }
    }

    @Test(
        "hledger accepts a history of 10,000 entries, and finds every balance as we do",
        .enabled(if: Hledger.isThere, "hledger is not installed; scripts/test installs it"),
        arguments: [20_260_321])
    func history(seed: UInt64) async throws {
        let verbs = try await OwnThread.run { [school] in
            var history = try RandomHistory(seed: seed, in: school)
            try history.run(entries: 10_000)
            return history.verbs
        }
        let kinds = [
            "charge", "pay", "concede", "take back", "void", "refund", "cancel", "correct",
            "raise", "undo raise", "close day",
        ]
        for kind in kinds { #expect(verbs[kind, default: 0] >= 5, "\(kind)") }

        let journal = try exported()
        _ = try Hledger.run(["check", "--strict", "ordereddates"], on: journal)
        let theirs = try Hledger.balances(journal, TestSchool.money).filter { $0.value != 0 }
        #expect(try theirs == ours())
        #expect(theirs.values.reduce(0, +) == 0 && theirs.count > 10)
        #expect(try school.findings() == [])
    }

    @Test(
        "Short histories of many seeds are found the same",
        .enabled(if: Hledger.isThere, "hledger is not installed; scripts/test installs it"),
        arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func short(seed: UInt64) throws {
        var history = try RandomHistory(seed: seed, in: school)
        try history.run(entries: 150)
        let journal = try exported()
        _ = try Hledger.run(["check", "--strict"], on: journal)
        #expect(
            try Hledger.balances(journal, TestSchool.money).filter { $0.value != 0 } == ours())
    }

    @Test(
        "Currencies without decimals and with three are read too",
        .enabled(if: Hledger.isThere, "hledger is not installed; scripts/test installs it"),
        arguments: ["JPY", "KWD"])
    func decimals(code: String) throws {
        try school.charge(school.abdul, "1234.56")
        try school.pay(school.abdul, "2000")
        let currency = Currency(code: code)
        var lines: [String] = []
        try school.school.file.read { db in
            try LedgerExport.hledger(currency, in: db) { lines.append($0) }
        }
        let journal = try written(lines, code)
        _ = try Hledger.run(["check", "--strict"], on: journal)
        let balances = try Hledger.balances(journal, currency)
        #expect(balances["assets:cash"] == 200_000)
    }

    @Test("An empty ledger is a ledger")
    func empty() throws {
        var lines: [String] = []
        try school.accountant.exportLedger { lines.append($0) }
        #expect(lines.contains("commodity BDT 1000.00") && lines.contains("account assets:cash"))
        #expect(!lines.contains { $0.hasPrefix("2026-") })
    }

    @Test("Pupils appear by admission number and never by name")
    func names() throws {
        try school.charge(school.abdul, "500")
        try school.pay(school.abdul, "500")
        var text = ""
        try school.accountant.exportLedger { text += $0 + "\n" }
        #expect(text.contains("2026-03-12 * (2) payment RCP-2026-0001\n"))
        #expect(!text.contains("Abdul") && !text.contains("Karim"))
    }

    @Test("Only those who see all fees export the ledger")
    func permission() throws {
        try school.expect(.notPermitted(.seeFees)) {
            try school.classTeacher.exportLedger { _ in }
        }
    }
}
