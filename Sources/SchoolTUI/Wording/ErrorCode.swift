// Errors for scripts: a code word for JSON and an exit status for the shell.

import SchoolCore
import Storage

/// The code words of the command line, each with its exit status.
enum ErrorCode: String {
    case validation = "VALIDATION_ERROR"
    case unauthorized = "UNAUTHORIZED"
    case forbidden = "FORBIDDEN"
    case notFound = "NOT_FOUND"
    case invalidReference = "INVALID_REFERENCE"
    case conflict = "CONFLICT"
    case rateLimit = "RATE_LIMIT_EXCEEDED"
    case external = "EXTERNAL_SERVICE_ERROR"
    case database = "DATABASE_ERROR"
    case `internal` = "INTERNAL_ERROR"

    var exitStatus: Int32 {
        switch self {
        case .validation: 2
        case .unauthorized: 3
        case .forbidden: 4
        case .notFound, .invalidReference: 5
        case .conflict: 6
        case .rateLimit: 7
        case .external: 8
        case .database, .internal: 1
        }
    }

    init(_ error: any Error) {
        switch error {
        case let refusal as Refusal: self = ErrorCode(refusal)
        case is StorageFailure: self = .database
        case is CommandFault: self = .validation
        case let fault as CleverFault: self = ErrorCode(fault)
        case is PrintFailure: self = .external
        case is InstallationFault: self = .internal
        default: self = .internal
        }
    }

    private init(_ refusal: Refusal) {
        switch refusal {
        case .notSignedIn, .sessionEnded: self = .unauthorized
        case .mustChangePassword, .notPermitted, .notYours: self = .forbidden
        case .notFound: self = .notFound
        case .unknown: self = .invalidReference
        case .invalid: self = .validation
        case .changedMeanwhile, .keyUsed: self = .conflict
        case .signIn(let refusal): self = ErrorCode(refusal)
        case .people(let refusal): self = ErrorCode(refusal)
        case .calendar(let refusal): self = ErrorCode(refusal)
        case .classes: self = .conflict
        case .students(let refusal): self = ErrorCode(refusal)
        case .attendance(let refusal): self = ErrorCode(refusal)
        case .exchange(let refusal): self = ErrorCode(refusal)
        case .fees(let refusal): self = ErrorCode(refusal)
        case .ofPupil(_, let refusal): self = ErrorCode(refusal)
        }
    }

    private init(_ refusal: Refusal.SignIn) {
        switch refusal {
        case .notRecognised: self = .unauthorized
        case .chooseRole: self = .validation
        case .tooManySessions: self = .conflict
        }
    }

    private init(_ refusal: Refusal.People) {
        switch refusal {
        case .usernameTaken, .emailTaken, .statusUnchanged: self = .conflict
        case .accountOutOfReach, .roleNotHeld, .ownAccount: self = .forbidden
        case .wrongPassword: self = .unauthorized
        case .samePassword, .notOneselfHere: self = .validation
        }
    }

    private init(_ refusal: Refusal.Calendar) {
        switch refusal {
        case .noCurrentYear: self = .notFound
        case .yearTooLong, .dayOutsideYears: self = .validation
        case .yearExists, .yearsOverlap, .dayHasRegisters, .alreadyOpen, .alreadyClosed:
            self = .conflict
        }
    }

    private init(_ refusal: Refusal.Students) {
        switch refusal {
        case .moveBeforeAdmission, .moveOutsideYear: self = .validation
        case .admissionNumberTaken, .alreadyInClass, .knownChild, .notEnrolled, .marksLieAfter,
            .employeeNumberTaken:
            self = .conflict
        }
    }

    private init(_ refusal: Refusal.Attendance) {
        switch refusal {
        case .inTheFuture, .outsideWindow, .schoolClosed, .outsideYears, .marksMissing,
            .reasonMissing, .noOpenDay:
            self = .validation
        case .notInThisClass, .notEnrolledThatDay, .nobodyEnrolled: self = .invalidReference
        case .alreadySigned, .notSignedYet, .registerNotOpened, .nothingToUndo, .nothingToRedo,
            .changedBySomebodyElse, .takenOver, .markUnchanged, .leaveOverlaps:
            self = .conflict
        }
    }

    private init(_ fault: CleverFault) {
        switch fault {
        case .file(.notFound), .unknownSchool: self = .notFound
        case .file, .table, .unusableSchool, .noTerm, .yearTooLong: self = .validation
        }
    }

    private init(_ refusal: Refusal.Exchange) {
        switch refusal {
        case .folderMissing: self = .notFound
        case .rowsRejected: self = .validation
        case .fileExists: self = .conflict
        case .tooManyExports: self = .rateLimit
        case .pathFromOutside: self = .forbidden
        }
    }

    private init(_ refusal: Refusal.Fees) {
        switch refusal {
        case .periodOutsideYear, .periodUnfit, .referenceMissing, .givenTooLittle,
            .givenWithoutCash, .payerTwice, .refundTooLarge, .concessionTooLarge,
            .paymentTooLarge:
            self = .validation
        case .ownReceipt, .waiverNeedsAdministrator: self = .forbidden
        case .nothingToRaise, .nothingToInvoice, .nobodyToRemind: self = .notFound
        case .headExists, .structureExists, .structureInactive, .raisedAlready, .chargePaid,
            .chargeCancelled, .chargeSettled, .alreadyTakenBack, .referenceUsed, .dayClosed,
            .dayOpenAlready, .dayNotOpen, .floatUnchanged, .clockSetBack, .receiptsLost,
            .alreadyVoided, .alreadyRefunded, .refundedWhole, .advanceSpent, .yearClosed:
            self = .conflict
        }
    }
}
