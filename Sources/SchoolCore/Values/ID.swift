// A key of one kind of row. The kinds are empty enums here, so that a refusal, a concern and every
// area can name each other's ids without importing each other.

/// The key of one stored row. `Int64` appears nowhere else; the number people read is another
/// thing.
package struct ID<Kind>: Hashable, Comparable, Sendable {
    package let rawValue: Int64

    package init(_ rawValue: Int64) { self.rawValue = rawValue }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

package typealias UserID = ID<UserKind>
package typealias SessionID = ID<SessionKind>
package typealias YearID = ID<YearKind>
package typealias LevelID = ID<LevelKind>
package typealias SectionID = ID<SectionKind>
package typealias SubjectID = ID<SubjectKind>
package typealias StaffID = ID<StaffKind>
package typealias TeachingID = ID<TeachingKind>
package typealias StudentID = ID<StudentKind>
package typealias GuardianID = ID<GuardianKind>
package typealias EnrolmentID = ID<EnrolmentKind>
package typealias RegisterID = ID<RegisterKind>
package typealias MarkEventID = ID<MarkEventKind>
package typealias LeaveID = ID<LeaveKind>
package typealias AccountID = ID<AccountKind>
package typealias JournalEntryID = ID<JournalEntryKind>
package typealias FeeHeadID = ID<FeeHeadKind>
package typealias FeeStructureID = ID<FeeStructureKind>
package typealias ChargeID = ID<ChargeKind>
package typealias ReceiptID = ID<ReceiptKind>
package typealias ReversalID = ID<ReversalKind>
package typealias InvoiceID = ID<InvoiceKind>
package typealias MessageID = ID<MessageKind>

package enum UserKind {}
package enum SessionKind {}
package enum YearKind {}
package enum LevelKind {}
package enum SectionKind {}
package enum SubjectKind {}
package enum StaffKind {}
package enum TeachingKind {}
package enum StudentKind {}
package enum GuardianKind {}
package enum EnrolmentKind {}
package enum RegisterKind {}
package enum MarkEventKind {}
package enum LeaveKind {}
package enum AccountKind {}
package enum JournalEntryKind {}
package enum FeeHeadKind {}
package enum FeeStructureKind {}
package enum ChargeKind {}
package enum ReceiptKind {}
package enum ReversalKind {}
package enum InvoiceKind {}
package enum MessageKind {}
