// Every way the office says no, in order of precedence: reading this from top to bottom is reading
// the rule book. Cases carry what their sentence needs and no prose.

/// No, because ...
package indirect enum Refusal: Error, Equatable, Sendable {
    case notSignedIn
    case sessionEnded(SessionEnding)
    case mustChangePassword
    case notPermitted(Permission)
    case notYours(Permission, Concern)
    case notFound(Concern)
    case unknown(String, kind: String)
    case invalid([FieldProblem])
    case changedMeanwhile(Concern)
    /// Another form was sent with this key: its receipt, or what else came of it.
    case keyUsed(by: String)
    case signIn(SignIn)
    case people(People)
    case calendar(Calendar)
    case classes(Classes)
    case students(Students)
    case attendance(Attendance)
    case exchange(Exchange)
    case fees(Fees)
    /// Of several pupils this one stood in the way.
    case ofPupil(String, Refusal)

    /// Why a session is no longer one.
    package enum SessionEnding: String, Equatable, Sendable {
        case signedOut = "SIGNED_OUT"
        case ended = "ENDED"
        case lost = "LOST"
        case expired = "EXPIRED"
        case revoked = "REVOKED"
        case accountChanged = "ACCOUNT_CHANGED"
    }

    package enum SignIn: Equatable, Sendable {
        /// Unknown, resting, inactive and wrong all get this one answer.
        case notRecognised
        case chooseRole([Role])
        case tooManySessions(limit: Int)
    }

    package enum People: Equatable, Sendable {
        case usernameTaken(String)
        case emailTaken(String)
        case accountOutOfReach(Role)
        case wrongPassword
        case samePassword
        case roleNotHeld(Role)
        case notOneselfHere
        case ownAccount
        case statusUnchanged(User.Status)
    }

    package enum Calendar: Equatable, Sendable {
        case noCurrentYear
        case yearExists(String)
        case yearsOverlap(String)
        case yearTooLong
        case dayOutsideYears(Day)
        case dayHasRegisters(Day)
        case alreadyOpen(Day)
        case alreadyClosed(Day)
    }

    package enum Classes: Equatable, Sendable {
        case classExists(String)
        case subjectExists(String)
        case subjectCodeTaken(String)
        case alreadyTeaches
        case doesNotTeach
        /// The first day of an assignment that was to end before it.
        case teachesFrom(Day)
        case classIsFull(String, capacity: Int)
    }

    package enum Students: Equatable, Sendable {
        case admissionNumberTaken(String)
        case alreadyInClass(String)
        /// Somebody has this name and date of birth already.
        case knownChild(number: String, className: String)
        case notEnrolled
        case marksLieAfter(Day)
        case moveBeforeAdmission(Day)
        case moveOutsideYear(Day)
        case employeeNumberTaken(String)
    }

    package enum Attendance: Equatable, Sendable {
        case inTheFuture(Day)
        case outsideWindow(Day, days: Int)
        case schoolClosed(Day, reason: String)
        case outsideYears(Day)
        case notInThisClass(roll: Int)
        case notEnrolledThatDay(StudentID)
        case nobodyEnrolled
        case marksMissing(rolls: [Int])
        case alreadySigned
        case notSignedYet
        case registerNotOpened
        case nothingToUndo
        case nothingToRedo
        case changedBySomebodyElse
        /// A newer screen of the same person has the registers.
        case takenOver
        case markUnchanged
        case reasonMissing
        case leaveOverlaps(Day)
        case noOpenDay(days: Int)
    }

    package enum Exchange: Equatable, Sendable {
        case folderMissing(String)
        case rowsRejected(Int)
        case fileExists(String)
        case tooManyExports(limit: Int)
        /// A path of this machine, typed by somebody who is not at it.
        case pathFromOutside
    }

    package enum Fees: Equatable, Sendable {
        case headExists(String)
        case structureExists(String)
        case structureInactive(String)
        case periodOutsideYear(String)
        /// The fee is charged for other periods than the one given.
        case periodUnfit(frequency: String)
        case nothingToRaise
        case raisedAlready(String)
        /// Amounts here are text in the school's currency.
        case chargePaid(String)
        case chargeCancelled
        case chargeSettled
        case paymentTooLarge(open: String)
        case alreadyTakenBack
        case concessionTooLarge(open: String)
        case waiverNeedsAdministrator
        case referenceMissing
        case referenceUsed(receipt: String, on: Day)
        case givenTooLittle
        case givenWithoutCash
        case payerTwice
        case dayClosed(Day)
        case dayOpenAlready(Day)
        case dayNotOpen(Day)
        case floatUnchanged
        case clockSetBack
        case receiptsLost(String)
        case ownReceipt
        case alreadyVoided(String)
        case alreadyRefunded(String)
        case refundedWhole(String)
        case refundTooLarge(left: String)
        case advanceSpent(String)
        case yearClosed(String)
        case nothingToInvoice
        case nobodyToRemind
    }
}
