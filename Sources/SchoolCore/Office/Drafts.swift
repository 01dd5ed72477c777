// Unfinished forms. One draft a person and form, kept when a field is left and when the line goes,
// dropped when the form is finished. Drafts leave no audit line: nothing has been done yet.

/// A form that somebody has begun.
package struct Draft: Equatable, Sendable {
    /// What was typed, by field.
    package let fields: [String: String]
    package let at: Timestamp

    /// The fields as stored text, a line each.
    package static func body(_ fields: [String: String]) -> String {
        fields.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
            .map { "\($0.key)\t\($0.value.replacing("\n", with: " "))" }
            .joined(separator: "\n")
    }

    static func fields(_ body: String) -> [String: String] {
        let lines = body.split(separator: "\n").map { $0.split(separator: "\t", maxSplits: 1) }
        let pairs = lines.filter { $0.count == 2 }.map { (String($0[0]), String($0[1])) }
        return Dictionary(pairs) { first, _ in first }
    }
}

/// A form on its way into the file: kept as a draft before its work, and dropped with it.
package struct SentDraft: Sendable {
    let form: String
    let body: String

    package init(form: String, fields: [String: String]) {
        self.form = form
        body = Draft.body(fields)
    }
}

extension Session {
    /// Keeps what has been typed into a form, in place of what was kept before.
    package func keepDraft(form: String, body: String) throws {
        try keep { db in
            try Draft.store(body, of: form, by: user, at: now, in: db)
        }
    }

    /// One's own unfinished form, if there is one.
    package func draft(form: String) throws -> Draft? {
        try look(needs: .seeProfile, about: .user(user)) { db in
            try Draft.find(form, of: user, in: db)
        }
    }

    /// Forgets an unfinished form.
    package func dropDraft(form: String) throws {
        try keep { db in try Draft.drop(form, of: user, in: db) }
    }
}
