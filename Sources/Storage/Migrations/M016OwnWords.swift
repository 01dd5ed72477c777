// A search reads its index and nothing else. The words of a pupil's own name stand beside his place
// in the list, for the first letters, which hit thousands; each word carries that place, for the
// letters after them, which hit hundreds, each of whom would be looked up only to be sorted.

enum M016OwnWords {
    static let sql = """
        ALTER TABLE student ADD COLUMN ownWords TEXT NOT NULL DEFAULT '';
        UPDATE student SET ownWords = coalesce((SELECT ' ' || group_concat(word, ' ')
            FROM studentWord WHERE student = student.id AND kind = 1), '');
        CREATE INDEX studentOwnWords ON student (status, sortKey, id, ownWords);
        ALTER TABLE studentWord ADD COLUMN sortKey TEXT NOT NULL DEFAULT '';
        ALTER TABLE studentWord ADD COLUMN isActive INTEGER NOT NULL DEFAULT 0;
        UPDATE studentWord SET (sortKey, isActive) =
            (SELECT sortKey, status = 'ACTIVE' FROM student WHERE id = studentWord.student);
        CREATE TRIGGER student_moves_words AFTER UPDATE OF sortKey, status ON student
        WHEN NEW.sortKey <> OLD.sortKey OR NEW.status <> OLD.status
        BEGIN UPDATE studentWord SET sortKey = NEW.sortKey, isActive = NEW.status = 'ACTIVE'
            WHERE student = NEW.id; END;
        """
}
