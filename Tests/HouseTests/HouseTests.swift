// The house rules, run over the whole package. A failure reads
// `file:line: rule (what): what to do instead`.

import Testing

struct HouseTests {
    @Test("The house keeps its rules", arguments: Rule.all)
    func kept(rule: Rule) throws {
        for violation in rule.violations(in: try SourceTree.house.get()) {
            Issue.record("\(violation)")
        }
    }

    @Test("A rule passes its good example", arguments: Rule.all)
    func passes(rule: Rule) { #expect(rule.violations(in: rule.good) == []) }

    @Test("A rule catches its bad example", arguments: Rule.all)
    func catches(rule: Rule) { #expect(rule.violations(in: rule.bad) != []) }

    @Test("A long file that became shorter lowers its own limit")
    func onlyShrinks() throws {
        let files = try SourceTree.house.get().files
        for (path, length) in Rule.longFiles {
            #expect(files.first { $0.path == path }?.lines.count == length, "\(path)")
        }
    }

    @Test("The package is found")
    func found() throws {
        let tree = try SourceTree.house.get()
        #expect(tree.has("Package.swift") && tree.has("scripts/run"))
        #expect(tree.files.count { $0.isSource } > 3)
    }
}
