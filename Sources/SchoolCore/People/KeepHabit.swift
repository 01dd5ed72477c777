// A habit is remembered as it changes, and forgotten where nothing is left of it.

extension Session {
    /// Remembers one of this person's ways, and gives back everything that is preferred and
    /// remembered.
    ///
    /// - Parameter text: what to remember; nil forgets it.
    /// - Throws: a refusal where the text is longer than a habit may be.
    @discardableResult
    package func remember(_ habit: Habit, _ text: String?) throws -> Preferences {
        let text = try habit.checked(text)
        return try keep { db in
            try habit.store(text, of: user, in: db)
            return try Preferences.stored(of: user, in: db)
        }
    }
}
