// What was read a moment ago, for as long as nobody has written. Whoever takes a letter back, or
// comes back to a list, asks for what was just on the screen; and of those that one more letter
// leaves, most stood on the page already.

import GRDB
import Storage
import Synchronization

/// Answers to what a person asked lately, all forgotten at anybody's next deed.
final class Remembered: Sendable {
    private struct State {
        var tellings: [Int64] = []
        /// By the type of the question.
        var kinds: [ObjectIdentifier: any Sendable] = [:]
    }

    private struct Kind<Question: Hashable & Sendable, Answer: Sendable>: Sendable {
        var answers: [Question: Answer] = [:]
        var latest: Answer?
    }

    private let state = Mutex(State())

    func forget() { state.withLock { $0 = State() } }

    /// The answer to a question at this state of the file, read only where it is not known.
    func answer<Question: Hashable & Sendable, Answer: Sendable>(
        to question: Question, at tellings: [Int64], most: Int,
        _ reading: (Answer?) throws -> Answer
    ) rethrows -> Answer {
        let id = ObjectIdentifier(Question.self)
        let taken = state.withLock { state in
            if state.tellings != tellings { state = State(tellings: tellings) }
            return state.kinds.removeValue(forKey: id)
        }
        var kind = taken as? Kind<Question, Answer> ?? Kind()
        defer { state.withLock { [kind] in $0.kinds[id] = kind } }
        if kind.answers.count >= most { kind.answers = [:] }
        let answer = try kind.answers[question] ?? reading(kind.latest)
        kind.answers[question] = answer
        kind.latest = answer
        return answer
    }
}

extension School {
    /// Nothing that one person was shown stays behind when he has gone.
    package func forgetAnswers() { remembered.forget() }

    /// What is asked inside a reading. What is read is handed the answer to the question of its
    /// kind before this one, where that still holds.
    ///
    /// - Parameters:
    ///   - rows: how many the answer may have: a whole school on its way to paper is not kept.
    ///   - most: how many answers of the kind are kept; one more, and all are forgotten.
    func remembering<Question: Hashable & Sendable, Answer: Sendable>(
        _ question: Question, rows: Int = 0, most: Int = 64, in db: Database,
        _ reading: (Answer?) throws -> Answer
    ) throws -> Answer {
        guard (0...100).contains(rows) else { return try reading(nil) }
        return try remembered.answer(
            to: question, at: SchoolFile.tellings(in: db), most: most, reading)
    }
}
