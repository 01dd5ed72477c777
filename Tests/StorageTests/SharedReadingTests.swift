// Readings that share a snapshot: one state of the school, until somebody here writes.

import Foundation
import GRDB
import Testing

@testable import Storage

struct SharedReadingTests {
    let file: TestFile
    let school: SchoolFile

    init() throws {
        file = try TestFile()
        school = try file.open()
        try school.countUp()
    }

    @Test("What is read together is one state of the school, whatever others commit meanwhile")
    func oneState() throws {
        let other = try file.open()
        try school.sharingReadings {
            #expect(try school.count() == 1)
            try other.countUp()
            #expect(try school.count() == 1)
        }
        #expect(try school.count() == 2)
    }

    @Test("What was written is seen by the next reading, and then others' commits too")
    func writing() throws {
        let other = try file.open()
        try school.sharingReadings {
            let first = school.sharedReading
            #expect(try school.count() == 1)
            try other.countUp()
            try school.countUp()
            #expect(try school.count() == 3)
            #expect(school.sharedReading != first)
        }
        try school.write(keeping: { _ in }) { _ in }
        #expect(school.sharedReading == nil)
    }

    @Test("Sharing inside sharing is one, and ends with the outer")
    func nested() throws {
        let other = try file.open()
        try school.sharingReadings {
            let count = try school.sharingReadings { try school.count() }
            #expect(count == 1)
            try other.countUp()
            #expect(try school.count() == 1 && school.sharedReading != nil)
        }
        #expect(try school.count() == 2 && school.sharedReading == nil)
    }

    @Test("A reader who writes is refused, and the readings after him go on")
    func refused() throws {
        try school.sharingReadings { () throws in
            #expect(try school.count() == 1)
            #expect(throws: StorageFailure.self) {
                try school.read { db in try db.execute(sql: "DELETE FROM setting") }
            }
            #expect(try school.count() == 1)
        }
        try school.countUp()
        #expect(try school.count() == 2)
    }

    @Test("Work that fails leaves no reading open: the log is folded after it")
    func failing() throws {
        struct Stop: Error {}
        #expect(throws: Stop.self) {
            try school.sharingReadings {
                _ = try school.count()
                throw Stop()
            }
        }
        try school.countUp()
        let folded = try #require(try school.checkpoint())
        #expect(folded.log == folded.copied && folded.log > 0)
    }

    @Test("A job's thread reads and writes while a screen shares its readings")
    func threads() async throws {
        let job = Task.detached { [school] in
            for _ in 0..<100 {
                try school.countUp()
                _ = try school.count()
            }
        }
        for _ in 0..<300 {
            try school.sharingReadings {
                let before = try school.count()
                #expect(try school.count() >= before)
            }
        }
        try await job.value
        #expect(try school.count() == 101)
    }
}
