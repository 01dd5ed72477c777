// The refusals of each area as sentences.

import SchoolCore

extension Wording {
    static func sentence(_ refusal: Refusal.SignIn) -> String {
        switch refusal {
        case .notRecognised: "That name and password do not fit together. Try again."
        case .chooseRole(let roles):
            "This account holds several roles. Choose one: "
                + roles.map { $0.rawValue }.joined(separator: ", ") + "."
        case .tooManySessions(let limit):
            "You are signed in \(limit) times already. End the oldest session (--end-oldest), "
                + "or sign out elsewhere."
        }
    }

    static func sentence(_ refusal: Refusal.People) -> String {
        switch refusal {
        case .usernameTaken(let name): "The sign-in name \(name) is in use already. Choose another."
        case .emailTaken(let email): "The address \(email) belongs to another account. Check it."
        case .accountOutOfReach(let role):
            "Accounts of the role \(role.rawValue) are managed by those above it. Ask them."
        case .wrongPassword: "The present password is not right. Type it again."
        case .samePassword: "That is the present password. Choose a new one."
        case .roleNotHeld(let role):
            "This account does not hold the role \(role.rawValue). Choose one that it holds."
        case .notOneselfHere:
            "This is for the passwords of others. Change your own with My password."
        case .ownAccount:
            "That is your own account. Somebody else of the office switches it on or off."
        case .statusUnchanged(let status):
            "The account is \(status.rawValue.lowercased()) already. Nothing was changed."
        }
    }

    static func sentence(_ refusal: Refusal.Calendar) -> String {
        switch refusal {
        case .noCurrentYear: "No academic year is open. The office opens one (school years open)."
        case .yearExists(let name): "The year \(name) exists already. Give it another name."
        case .yearsOverlap(let name): "Those days overlap the year \(name). Choose other days."
        case .yearTooLong: "A year has fewer than 800 days. Check first and last day."
        case .dayOutsideYears(let day): "\(day.text) lies in no academic year. Choose a day of one."
        case .dayHasRegisters(let day):
            "Registers were taken on \(day.text), so it stays open. Choose another day."
        case .alreadyOpen(let day):
            "The school is open on \(day.text) already. Nothing was changed."
        case .alreadyClosed(let day):
            "The school is closed on \(day.text) already. Nothing was changed."
        }
    }

    static func sentence(_ refusal: Refusal.Classes) -> String {
        switch refusal {
        case .classExists(let name):
            "There is a class \(name) this year already. Choose another name."
        case .subjectExists(let name):
            "There is a subject \(name) already. Use that one, or choose another name."
        case .subjectCodeTaken(let code):
            "The code \(code) belongs to another subject. Choose another."
        case .alreadyTeaches: "That is so already. Nothing was changed."
        case .doesNotTeach:
            "That is taught there by somebody else, or by nobody. Look at the class."
        case .teachesFrom(let day):
            "It is taught from \(day.text) on. Choose that day or a later one as the last."
        case .classIsFull(let name, let capacity):
            "\(name) is full (\(capacity)). Choose another class, or admit over capacity on "
                + "purpose."
        }
    }

    static func sentence(_ refusal: Refusal.Students) -> String {
        switch refusal {
        case .admissionNumberTaken(let number):
            "The admission number \(number) belongs to another pupil. Leave it empty for the "
                + "next one."
        case .knownChild(let number, let name):
            "\([number, name].filter { !$0.isEmpty }.joined(separator: " ")) has this name and "
                + "birthday already. Look at that card, or say that it is another child."
        case .alreadyInClass(let name): "The pupil is in \(name) already. Choose another class."
        case .notEnrolled: "The pupil is in no class now. Look at the classes on the card."
        case .marksLieAfter(let day):
            "There is a mark on \(day.text) already. Move the pupil from a later day."
        case .moveBeforeAdmission(let day):
            "The pupil came into this class on \(day.text). Choose a later day."
        case .moveOutsideYear(let day):
            "\(day.text) is not in that class's year. Choose a day in it."
        case .employeeNumberTaken(let number):
            "The employee number \(number) is in use. Leave it empty for the next one."
        }
    }

    static func sentence(_ refusal: Refusal.Attendance) -> String {
        switch refusal {
        case .inTheFuture(let day): "\(day.text) has not come yet. Choose today or an earlier day."
        case .outsideWindow(let day, let days):
            "\(day.text) is more than \(days) days back. "
                + "Only the setting for days back opens its register."
        case .schoolClosed(let day, let reason):
            "The school is closed on \(day.text)\(reason.isEmpty ? "" : " (\(reason))"). "
                + "Choose another day."
        case .outsideYears(let day): "\(day.text) lies in no academic year. Choose another day."
        case .notInThisClass(let roll):
            "There is no roll number \(roll) in this class that day. Check it against the list."
        case .notEnrolledThatDay:
            "That pupil is not in this class that day. Read the register again."
        case .nobodyEnrolled: "Nobody is in this class that day. Choose another."
        case .marksMissing(let rolls): missing(rolls)
        case .alreadySigned: "The register is signed. Correct a single mark, with a reason."
        case .notSignedYet: "The register is not signed yet. Just mark it."
        case .registerNotOpened: "That register has not been begun yet. Mark it first."
        case .nothingToUndo: "There is nothing of yours to undo here."
        case .nothingToRedo: "There is nothing to redo."
        case .takenOver:
            "Your newer screen has the registers; this one only reads. Go on there, or leave it."
        case .changedBySomebodyElse: "Somebody else has marked since. Set the mark anew instead."
        case .markUnchanged: "That is the mark already. Nothing was changed."
        case .reasonMissing: "A correction needs a reason. Type one."
        case .leaveOverlaps(let day):
            "Leave from \(day.text) is recorded already. Choose other days."
        case .noOpenDay(let days):
            "The school was closed all of the last \(days) days. Nothing to mark."
        }
    }

    private static func missing(_ rolls: [Int]) -> String {
        let listed = rolls.prefix(12).map(String.init).joined(separator: " ")
        let more = rolls.count > 12 ? " and \(rolls.count - 12) more" : ""
        return rolls.count == 1
            ? "1 pupil has no mark yet: \(listed). Mark it, then sign."
            : "\(rolls.count) pupils have no mark yet: \(listed)\(more). Mark them, then sign."
    }

    static func sentence(_ refusal: Refusal.Exchange) -> String {
        switch refusal {
        case .folderMissing(let path): "There is no folder \(Clean.line(path)). Check the path."
        case .rowsRejected(let count):
            "\(counted(count, "row")) cannot be taken, so nothing was imported. Correct them, "
                + "or give --good-rows-only."
        case .fileExists(let path): "\(Clean.line(path)) exists already. Choose a new file."
        case .tooManyExports(let limit):
            "You have exported \(limit) lists today, and that is the most. Go on tomorrow."
        case .pathFromOutside:
            "A file or device is chosen at the school's own machine (school settings set). From "
                + "here choose none, lp or lp:NAME."
        }
    }
}

extension Wording {
    /// `1 row`, `12 rows`.
    static func counted(_ count: Int, _ noun: String) -> String {
        "\(count) \(noun)\(count == 1 ? "" : "s")"
    }
}
