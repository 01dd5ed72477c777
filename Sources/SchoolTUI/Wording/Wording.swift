// The only place a sentence of refusal is made: what is wrong, and what to do next. Switches have
// no default, so the compiler keeps them complete.

import SchoolCore
import Storage

/// Errors as sentences for the person at the keyboard.
enum Wording {
    /// Any error of ours as one sentence.
    static func sentence(_ error: any Error) -> String {
        switch error {
        case let refusal as Refusal: sentence(refusal)
        case let failure as StorageFailure: sentence(failure)
        case is JobStopped: "Stopped. Nothing was changed."
        case let failure as TerminalFailure: sentence(failure)
        case let fault as CommandFault: fault.sentence
        case let fault as CleverFault: sentence(fault)
        case let failure as PrintFailure: sentence(failure)
        case let fault as InstallationFault: sentence(fault)
        default: "Something unexpected went wrong (\(type(of: error))). Nothing was changed."
        }
    }

    static func sentence(_ refusal: Refusal) -> String {
        switch refusal {
        case .notSignedIn: "You are not signed in. Sign in first (school login)."
        case .sessionEnded(let ending): sentence(ending)
        case .mustChangePassword:
            "This password serves once. Choose one of your own first (school users passwd)."
        case .notPermitted(let permission):
            "Not permitted: your role lacks \(permission.rawValue). Ask the office."
        case .notYours(_, let concern): notYours(concern)
        case .notFound(let concern): "There is no such \(noun(concern)). Look for it in the list."
        case .unknown(let typed, let kind):
            "There is no \(kind) “\(Clean.line(typed))”. Check the spelling, or look in the list."
        case .invalid(let problems): problems.map(sentence).joined(separator: " ")
        case .changedMeanwhile(let concern):
            "Somebody else has changed this \(noun(concern)) meanwhile. Read it again, then repeat."
        case .keyUsed(let name):
            "That key belongs to \(Clean.line(name)) already. Give each form a key of its own."
        case .signIn(let refusal): sentence(refusal)
        case .people(let refusal): sentence(refusal)
        case .calendar(let refusal): sentence(refusal)
        case .classes(let refusal): sentence(refusal)
        case .students(let refusal): sentence(refusal)
        case .attendance(let refusal): sentence(refusal)
        case .exchange(let refusal): sentence(refusal)
        case .fees(let refusal): sentence(refusal)
        case .ofPupil(let name, let refusal): "\(name): \(sentence(refusal))"
        }
    }

    private static func notYours(_ concern: Concern) -> String {
        switch concern {
        case .section, .register:
            "That is not one of your classes. The office can assign it to you."
        case .student: "That pupil is in none of your classes. The office can help."
        case .session: "That is somebody else's session. The office can end it."
        case .school, .calendar, .user, .year, .day, .subject, .staff, .guardian, .feeHead,
            .feeStructure, .charge, .receipt, .invoice:
            "That is outside what your role may see. Ask the office."
        }
    }

    static func noun(_ concern: Concern) -> String {
        switch concern {
        case .school: "school"
        case .calendar: "calendar"
        case .user: "account"
        case .session: "session"
        case .year: "academic year"
        case .day: "day"
        case .section: "class"
        case .subject: "subject"
        case .staff: "member of staff"
        case .student: "pupil"
        case .guardian: "guardian"
        case .register: "register"
        case .feeHead: "fee head"
        case .feeStructure: "fee structure"
        case .charge: "charge"
        case .receipt: "receipt"
        case .invoice: "invoice"
        }
    }

    private static func sentence(_ ending: Refusal.SessionEnding) -> String {
        switch ending {
        case .signedOut: "You have signed out. Sign in again."
        case .ended: "This session was ended. Sign in again."
        case .lost: "This session's line was lost. Sign in again."
        case .expired: "This session has run out. Sign in again."
        case .revoked: "The office has ended this session. Sign in again."
        case .accountChanged: "Your account has changed. Sign in again."
        }
    }

    private static func sentence(_ failure: TerminalFailure) -> String {
        switch failure {
        case .notATerminal:
            "This needs a terminal. Without one, school --plain asks and answers line by line, "
                + "and school --help lists the commands."
        case .onlyATerminal:
            "This account opens on a terminal only. Ask for one: ssh -t."
        case .unknownKind:
            "This kind of terminal is unknown here. Set TERM to xterm-256color or vt220 and "
                + "start again."
        case .noDescriptors:
            "The machine has no descriptors left. Close other programs, then start again."
        }
    }
}
