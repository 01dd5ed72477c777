// What an admission proposes beside a name in another script, so that nobody types a name twice.

extension Session {
    /// A Latin form to propose beside a name in another script. Nil where none is needed, or
    /// where nothing can be guessed.
    package func latinForm(proposedFor name: String) throws -> String? {
        guard let script = Script(of: name), script != .latin else { return nil }
        return try LatinForm.proposed(for: name, asHere: writtenHere)
    }

    /// How a pupil or guardian who is known here writes this word of a name.
    private func writtenHere(_ word: String) throws -> String? {
        var wish = StudentList.Wish(search: word, limit: 20)
        (wish.status, wish.countsAll) = (nil, false)
        for row in try students(wish).rows {
            if let latin = LatinForm.pair(of: word, in: row.name, latin: row.latinName)
                ?? LatinForm.pair(of: word, in: row.guardianName, latin: row.guardianLatinName)
            {
                return latin
            }
        }
        return nil
    }
}
