// What was done, as the audit trail says it on the screen. Scripts get the trail's own words.

import SchoolCore

enum TrailWording {
    /// What a line of the trail tells of; a refusal or a failure says so by itself.
    static func words(of row: AuditTrail.Row) -> String {
        let says = [AuditVerb.refused.rawValue, AuditVerb.signInFailed.rawValue]
        return row.hasFailed && !says.contains(row.verb)
            ? "refused: \(words(row.verb))" : words(row.verb)
    }

    /// `took a payment`; a verb without words of its own is said in those of the trail.
    static func words(_ verb: String) -> String {
        guard let known = AuditVerb(rawValue: verb), let words = table[known] else {
            return verb.lowercased().split(separator: "_").joined(separator: " ")
        }
        return words
    }

    private static let table: [AuditVerb: String] = [
        .founded: "founded the school", .imported: "imported the school",
        .signedIn: "signed in", .signInFailed: "sign-in failed", .signedOut: "signed out",
        .endedSession: "ended a session", .switchedRole: "took another role",
        .changedPassword: "changed the password", .resetPassword: "reset a password",
        .unlockedUser: "unlocked an account", .createdUser: "made an account",
        .setStatus: "switched an account",
        .changedSetting: "changed a setting", .openedYear: "opened a year",
        .closedDay: "closed a day", .openedDay: "opened a day", .addedSection: "added a class",
        .correctedSection: "corrected a class", .addedSubject: "added a subject",
        .correctedSubject: "corrected a subject", .assignedTeacher: "assigned a teacher",
        .endedTeaching: "ended an assignment",
        .namedClassTeacher: "named class teacher", .appointedStaff: "appointed staff",
        .correctedStaff: "corrected staff", .admittedStudent: "admitted a pupil",
        .correctedStudent: "corrected a pupil", .movedStudent: "moved a pupil",
        .correctedGuardian: "corrected a guardian", .openedRegister: "opened a register",
        .marked: "marked", .filledRegister: "marked the rest", .undidMark: "undid a mark",
        .redidMark: "redid a mark", .signedRegister: "signed a register",
        .correctedMark: "corrected a mark", .recordedLeave: "recorded leave",
        .takenRegister: "took a register", .printedSheet: "printed a sheet",
        .addedFeeHead: "added a fee head",
        .addedFeeStructure: "added a price", .changedFeeStructure: "changed a price",
        .raisedCharges: "raised charges", .chargedStudents: "charged several",
        .undidRaise: "undid a raise",
        .correctedCharge: "corrected a charge", .cancelledCharge: "cancelled a charge",
        .grantedConcession: "granted a concession",
        .tookBackConcession: "ended a concession", .receivedPayment: "took a payment",
        .voidedReceipt: "voided a receipt", .refundedReceipt: "gave money back",
        .printedCopy: "printed a copy", .issuedInvoice: "issued an invoice",
        .openedCashDay: "opened the day book",
        .closedCashDay: "closed the day book", .correctedFloat: "corrected the float",
        .queuedReminders: "queued reminders", .broughtFees: "brought fees",
        .exportedList: "exported a list", .refused: "was refused",
    ]
}
