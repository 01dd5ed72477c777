// What was read a moment ago, for as long as nothing was done that could change it. Whoever takes a
// letter back, or comes back to a list, asks for what was just on the screen; and of those that one
// more letter leaves, most stood on the page already.

import GRDB
import Storage
import Synchronization

/// What somebody asks, and which deeds leave the answer as it is.
protocol Rememberable: Hashable, Sendable {
    /// The departments whose deeds change nothing in an answer.
    static var unmovedBy: Set<AuditVerb.Department> { get }
}

/// Answers to what a person asked lately. Each is forgotten at the next deed, whoever does it and
/// wherever, unless the question says that deeds of that department leave its answers alone.
final class Remembered: Sendable {
    private struct State {
        var deed: Int64 = 0
        /// By the type of the question.
        var kinds: [ObjectIdentifier: any Movable] = [:]
    }

    private let state = Mutex(State())

    func forget() { state.withLock { $0 = State() } }

    /// Answers to these questions, in their order; those that are lacking are read all at once.
    ///
    /// - Parameters:
    ///   - deed: the newest one of the file that is read.
    ///   - most: how many answers of the kind are kept; one more, and all are forgotten.
    func answers<Question: Rememberable, Answer: Sendable>(
        to questions: [Question], after deed: Int64, most: Int,
        since: (Int64) throws -> [AuditVerb?], _ reading: ([Question]) throws -> [Question: Answer]
    ) throws -> [Answer] {
        try forgetMoved(by: deed, since)
        let id = ObjectIdentifier(Question.self)
        let taken = state.withLock { $0.kinds.removeValue(forKey: id) }
        var kind = taken as? AnswersTo<Question, Answer> ?? AnswersTo()
        defer {
            // Not where another thread has read a later state meanwhile.
            state.withLock { [kind] in if $0.deed == deed { $0.kinds[id] = kind } }
        }
        let lacking = questions.filter { kind.answers[$0] == nil }
        if !lacking.isEmpty {
            let read = try reading(lacking)
            if kind.answers.count + read.count > most {
                kind.answers = kind.answers.filter { questions.contains($0.key) }
            }
            kind.answers.merge(read) { _, newer in newer }
        }
        return questions.compactMap { kind.answers[$0] }
    }

    /// - Parameter since: what was done after a deed.
    private func forgetMoved(by deed: Int64, _ since: (Int64) throws -> [AuditVerb?]) throws {
        let (known, isEmpty) = state.withLock { ($0.deed, $0.kinds.isEmpty) }
        guard known != deed else { return }
        let verbs = isEmpty ? [] : try since(known)
        state.withLock { state in
            state.deed = deed
            state.kinds = state.kinds.filter { kind in
                let unmovedBy = kind.value.unmovedBy
                return verbs.allSatisfy { $0.map { unmovedBy.contains($0.department) } ?? false }
            }
        }
    }
}

private protocol Movable: Sendable {
    var unmovedBy: Set<AuditVerb.Department> { get }
}

private struct AnswersTo<Question: Rememberable, Answer: Sendable>: Movable {
    var answers: [Question: Answer] = [:]
    var unmovedBy: Set<AuditVerb.Department> { Question.unmovedBy }
}

/// What every reading asks of the file, asked once where several readings share a snapshot.
final class AskedOnce: Sendable {
    private struct State {
        var reading: Int?
        var deed: Int64?
        var lives: [SessionID: SessionLife] = [:]
    }

    private let state = Mutex(State())

    func newestDeed(in reading: Int?, _ asking: () throws -> Int64) rethrows -> Int64 {
        if let known = known(in: reading)?.deed { return known }
        let deed = try asking()
        keep(in: reading) { $0.deed = deed }
        return deed
    }

    func life(
        of session: SessionID, in reading: Int?, _ asking: () throws -> SessionLife
    ) rethrows -> SessionLife {
        if let known = known(in: reading)?.lives[session] { return known }
        let life = try asking()
        keep(in: reading) { $0.lives[session] = life }
        return life
    }

    private func known(in reading: Int?) -> State? {
        state.withLock { reading != nil && $0.reading == reading ? $0 : nil }
    }

    private func keep(in reading: Int?, _ keeping: (inout State) -> Void) {
        guard let reading else { return }
        state.withLock { state in
            if state.reading != reading { state = State(reading: reading) }
            keeping(&state)
        }
    }
}

extension School {
    /// Nothing that one person was shown stays behind when he has gone.
    package func forgetAnswers() { remembered.forget() }

    /// The number of the newest line of the trail.
    func newestDeed(in db: Database) throws -> Int64 {
        try asked.newestDeed(in: file.sharedReading) { try SchoolFile.newestDeed(in: db) }
    }

    /// How a session stands: asked of the file by each reading, or once where several share one.
    func life(of session: SessionID, in db: Database) throws -> SessionLife {
        try asked.life(of: session, in: file.sharedReading) { try SessionLife.of(session, in: db) }
    }

    /// What is asked inside a reading: answered from memory where no deed has moved it.
    ///
    /// - Parameters:
    ///   - rows: how many the answer may have: a whole school on its way to paper is not kept.
    ///   - most: how many answers of the kind are kept.
    func remembering<Question: Rememberable, Answer: Sendable>(
        _ question: Question, rows: Int = 0, most: Int = 64, in db: Database,
        _ reading: () throws -> Answer
    ) throws -> Answer {
        guard (0...100).contains(rows) else { return try reading() }
        let answers = try remembering([question], most: most, in: db) { _ in
            [question: try reading()]
        }
        guard let answer = answers.first else { return try reading() }
        return answer
    }

    /// The same of the rows of a page, each known by itself, in their order. All that are lacking
    /// are read at once; a row that is not there is left out.
    func remembering<Question: Rememberable, Answer: Sendable>(
        _ questions: [Question], most: Int = 600, in db: Database,
        _ reading: ([Question]) throws -> [Question: Answer]
    ) throws -> [Answer] {
        guard questions.count <= 100 else {
            let read = try reading(questions)
            return questions.compactMap { read[$0] }
        }
        let deed = try newestDeed(in: db)
        return try remembered.answers(
            to: questions, after: deed, most: most,
            since: { try AuditLine.verbs(after: $0, upTo: deed, in: db) }, reading)
    }
}
