// Heads and price lists, as they are read.

import GRDB

extension Session {
    /// Every fee head, by name.
    package func feeHeads() throws -> [FeeHead] {
        try look(needs: .seeFees, about: .school) { try FeeHead.all(in: $0) }
    }

    /// A fee head by any spelling of its name.
    package func feeHead(named name: String) throws -> FeeHead {
        try look(needs: .seeFees, about: .school) { try FeeHead.named(name, in: $0) }
    }

    /// The price lists of all years, the newest year first.
    package func feeStructures() throws -> [FeeStructure] {
        try look(needs: .seeFees, about: .school) { try FeeStructure.all(in: $0) }
    }

    /// A line of a year's price list by its name; of the current year unless one is named.
    package func feeStructure(named name: String, year: String = "") throws -> FeeStructure {
        try look(needs: .seeFees, about: .school) { db in
            try FeeStructure.named(name, year: AcademicYear.named(year, in: db).id, in: db)
        }
    }
}
