// What an admission proposes beside a name in another script, so that nobody types a name twice.

extension LatinForm {
    /// A Latin form to propose beside a name in another script, as this person knows the school.
    /// Nil where none is needed, or where nothing can be guessed.
    package static func proposed(for name: String, asSeenBy session: Session) throws -> String? {
        guard let script = Script(of: name), script != .latin else { return nil }
        return try proposed(for: name) { try written($0, in: session) }
    }

    /// How a pupil or guardian who is known here writes this word of a name.
    private static func written(_ word: String, in session: Session) throws -> String? {
        var wish = StudentList.Wish(search: word, limit: 20)
        (wish.status, wish.countsAll) = (nil, false)
        for row in try session.students(wish).rows {
            if let latin = pair(of: word, in: row.name, latin: row.latinName)
                ?? pair(of: word, in: row.guardianName, latin: row.guardianLatinName)
            {
                return latin
            }
        }
        return nil
    }
}
