// What stands beside the sums of the ledger and yet decides what lists say: what a charge is for,
// when it falls due, whether it stands, and when a family last paid.

import GRDB

extension Invariant {
    static let charges = [
        Invariant(
            "L30", "Every charge has the head, name, period and due day that the trail was told."
        ) { try ChargeSeal.broken(in: $0) },
        Invariant(
            "L31", "A charge is cancelled by the entry that takes it back, and by no other.",
            """
            SELECT charge.id AS charge FROM charge
                LEFT JOIN journalEntry ON journalEntry.id = charge.cancelledBy
                LEFT JOIN journalLine ON journalLine.charge = charge.id
                    AND +journalLine.entry = charge.cancelledBy AND journalLine.account = 1
            WHERE charge.cancelledBy IS NOT NULL AND (journalLine.amount IS NOT -charge.amount
                OR journalEntry.kind NOT IN ('CANCELLATION', 'REVERSAL'))
            UNION SELECT journalLine.charge FROM journalLine
                JOIN journalEntry ON journalEntry.id = journalLine.entry
                LEFT JOIN journalEntry AS first ON first.id = journalEntry.reverses
                JOIN charge ON charge.id = journalLine.charge
            WHERE coalesce(first.kind, journalEntry.kind) IN ('CANCELLATION', 'CHARGE')
                AND journalEntry.kind <> 'CHARGE'
                AND charge.cancelledBy IS NOT journalEntry.id
            """),
        Invariant(
            "L32", "What is kept as the day of a pupil's last payment is that of the newest.",
            """
            SELECT studentBalance.student AS student FROM studentBalance
                LEFT JOIN (SELECT journalLine.student, max(journalEntry.day) AS day
                    FROM journalEntry JOIN journalLine ON journalLine.entry = journalEntry.id
                    WHERE journalEntry.kind = 'PAYMENT' AND journalLine.student IS NOT NULL
                        AND NOT EXISTS (SELECT 1 FROM journalEntry AS back
                            WHERE back.reverses = journalEntry.id)
                    GROUP BY journalLine.student) AS paid ON paid.student = studentBalance.student
            WHERE studentBalance.lastPaidOn IS NOT paid.day
            """),
    ]
}
