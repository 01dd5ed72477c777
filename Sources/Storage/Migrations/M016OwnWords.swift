// The words of a pupil's own name stand beside his name in the order of the list: the first letters
// of a search, which hit thousands, are answered from that index alone.

enum M016OwnWords {
    static let sql = """
        ALTER TABLE student ADD COLUMN ownWords TEXT NOT NULL DEFAULT '';
        UPDATE student SET ownWords = coalesce((SELECT ' ' || group_concat(word, ' ')
            FROM studentWord WHERE student = student.id AND kind = 1), '');
        CREATE INDEX studentOwnWords ON student (status, sortKey, id, ownWords);
        """
}
