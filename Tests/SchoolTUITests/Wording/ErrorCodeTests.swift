import Storage
import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct ErrorCodeTests {
    @Test(
        "Each code word has its exit status",
        arguments: [
            ("VALIDATION_ERROR", 2), ("UNAUTHORIZED", 3), ("FORBIDDEN", 4), ("NOT_FOUND", 5),
            ("INVALID_REFERENCE", 5), ("CONFLICT", 6), ("RATE_LIMIT_EXCEEDED", 7),
            ("EXTERNAL_SERVICE_ERROR", 8), ("DATABASE_ERROR", 1), ("INTERNAL_ERROR", 1),
        ] as [(String, Int32)])
    func statuses(word: String, status: Int32) throws {
        #expect(try #require(ErrorCode(rawValue: word)).exitStatus == status)
    }

    @Test("Every refusal fails, and none of them as our own fault")
    func refusals() {
        for refusal in Samples.refusals {
            let code = ErrorCode(refusal)
            #expect(code != .internal && code != .database, "\(refusal)")
        }
        for failure in Samples.failures { #expect(ErrorCode(failure) == .database) }
        for fault in Samples.clever { #expect(ErrorCode(fault).exitStatus > 1, "\(fault)") }
    }

    @Test(
        "A script learns from the status what to do",
        arguments: [
            (.notSignedIn, 3), (.sessionEnded(.expired), 3), (.mustChangePassword, 4),
            (.notPermitted(.seeAuditTrail), 4), (.notYours(.seeClasses, .section(SectionID(1))), 4),
            (.notFound(.student(StudentID(9))), 5), (.unknown("7-Z", kind: "class"), 5),
            (.invalid([FieldProblem("name", .missing)]), 2),
            (.changedMeanwhile(.student(StudentID(9))), 6), (.signIn(.notRecognised), 3),
            (.signIn(.tooManySessions(limit: 5)), 6), (.people(.usernameTaken("x")), 6),
            (.people(.accountOutOfReach(.principal)), 4), (.classes(.classExists("7-B")), 6),
            (.students(.notEnrolled), 6), (.attendance(.alreadySigned), 6),
            (.exchange(.rowsRejected(3)), 2), (.exchange(.folderMissing("x")), 5),
            (.exchange(.fileExists("x")), 6), (.exchange(.tooManyExports(limit: 200)), 7),
            (.exchange(.pathFromOutside), 4),
        ] as [(Refusal, Int32)])
    func status(refusal: Refusal, status: Int32) {
        #expect(ErrorCode(refusal).exitStatus == status)
    }

    @Test("Wrong input to a command is wrong input; what nobody foresaw is our fault")
    func others() {
        struct Unforeseen: Error {}
        #expect(ErrorCode(CommandFault("No.")).exitStatus == 2)
        #expect(ErrorCode(Unforeseen()).exitStatus == 1)
        for fault in Samples.installation { #expect(ErrorCode(fault).exitStatus == 1) }
    }
}
