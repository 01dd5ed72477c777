// A person's own preferences: read once at sign-in, kept when one is chosen.

extension Session {
    /// What this person prefers, on whichever terminal.
    package func preferences() throws -> Preferences {
        try look(needs: .seeProfile, about: .user(user)) { db in
            try Preferences.stored(of: user, in: db)
        }
    }

    /// Prefers something from now on, and gives back everything preferred.
    ///
    /// - Throws: a refusal that names the preference and the words it may be.
    @discardableResult
    package func prefer(_ preference: Preference, _ typed: String) throws -> Preferences {
        let value = try preference.checked(typed)
        return try keep { db in
            try preference.store(value, of: user, in: db)
            return try Preferences.stored(of: user, in: db)
        }
    }
}
