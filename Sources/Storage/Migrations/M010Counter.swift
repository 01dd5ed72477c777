// Slips are compared without case and blanks, so that the same one is not taken twice for the way
// it was typed; and the float of a day that is still open may be set right. What was counted at its
// close stays as it is.

enum M010Counter {
    static let sql = """
        CREATE INDEX receiptReferenceKey ON receipt (replace(upper(reference), ' ', ''), method)
            WHERE reference <> '';
        DROP INDEX receiptReference;

        DROP TRIGGER cashDay_only_closes;
        CREATE TRIGGER cashDay_only_closes BEFORE UPDATE ON cashDay
        WHEN OLD.closedAt IS NOT NULL OR NEW.day <> OLD.day OR NEW.openedBy <> OLD.openedBy
            OR NEW.openedAt <> OLD.openedAt
            OR (NEW.closedAt IS NULL) = (NEW.float = OLD.float)
        BEGIN SELECT RAISE(ABORT, 'a day of the day book is corrected until it closes'); END;
        """
}
