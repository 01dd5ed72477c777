import ArgumentParser
import Foundation
import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct DashboardCommandTests {
    let scene: DashboardSchool

    init() throws { scene = try DashboardSchool() }

    private func answer(_ person: String, _ words: String...) throws -> Answer {
        try DashboardCommand.parse(words).answer(scene.school.session(person))
    }

    @Test("The office's figures bear the names that other systems ask for")
    func school() throws {
        for words in [[], ["--role", "SCHOOL_ADMIN"], ["--role", "principal"]] as [[String]] {
            let answer = try DashboardCommand.parse(words)
                .answer(scene.school.session("office"))
            let board = try object(answer)
            #expect(board["totalStudents"] as? Int == 24 && board["totalClasses"] as? Int == 4)
            #expect(board["totalTeachers"] as? Int == 2 && board["pendingRequests"] as? Int == 0)
            #expect(board["pendingAdmissions"] is NSNull && board["upcomingExams"] is NSNull)
            let fees = try #require(board["feeCollection"] as? [String: Double])
            #expect(fees["collected"] == board["totalRevenue"] as? Double)
            #expect((board["alerts"] as? [Any])?.isEmpty == false)
            #expect((board["recentActivity"] as? [Any])?.isEmpty == false)
            #expect(answer.lines.contains { $0.hasPrefix("Registers in  1 of 3") })
        }
    }

    @Test("Teachers, the counter and parents have their own")
    func others() throws {
        let teacher = try object(answer("nadia"))
        #expect((teacher["registersToTake"] as? [Any])?.isEmpty == true)
        #expect((teacher["absentNow"] as? [[String: Any]])?.first?["daysRunning"] as? Int == 4)
        let counter = try object(answer("karim"))
        #expect(counter["collectedToday"] as? Double == 1_250)
        #expect((counter["lastReceipts"] as? [Any])?.count == 5)
        let family = try object(answer("rahima"))
        let children = try #require(family["children"] as? [[String: Any]])
        #expect(children.count == 2 && children[0]["nextExams"] is NSNull)
        #expect(try answer("rahima").lines.count == 2)
    }

    @Test("Another role's figures are for whoever may have them")
    func foreign() throws {
        #expect(try object(answer("office", "--role", "ACCOUNTANT"))["overdueTotal"] != nil)
        for (person, role) in [
            ("nadia", "SCHOOL_ADMIN"), ("karim", "TEACHER"), ("rahima", "ACCOUNTANT"),
            ("office", "PARENT"),
        ] {
            #expect(throws: Refusal.self, "\(person)") { try answer(person, "--role", role) }
        }
        let fault = FieldProblem("role", .notAnOption(Role.allCases.map(\.rawValue)))
        #expect(throws: Refusal.invalid([fault])) { try answer("office", "--role", "cook") }
    }
}
