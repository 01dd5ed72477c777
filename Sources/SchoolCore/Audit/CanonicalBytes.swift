// The one way an audit line becomes bytes. Every field is length-prefixed and tagged, so that no
// line can imitate another, and NULL differs from empty. Never change it: the chain of every school
// would break. A new form gets a new domain tag.

/// A growing canonical encoding.
struct CanonicalBytes {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ number: Int64?) {
        guard let number else { return bytes.append(0) }
        bytes.append(1)
        append(bigEndian: UInt64(bitPattern: number))
    }

    mutating func add(_ text: String?) {
        guard let text else { return bytes.append(0) }
        bytes.append(2)
        append(bigEndian: UInt64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    mutating func add(_ block: [UInt8]) {
        bytes.append(3)
        append(bigEndian: UInt64(block.count))
        bytes.append(contentsOf: block)
    }

    private mutating func append(bigEndian number: UInt64) {
        for shift in stride(from: 56, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
        }
    }
}

/// Reads a canonical encoding back. Nil at the first byte that is not one.
struct CanonicalReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    mutating func next() -> AuditFact? {
        guard position < bytes.count else { return nil }
        let tag = bytes[position]
        position += 1
        switch tag {
        case 0: return .nothing
        case 1: return number().map { .number(Int64(bitPattern: $0)) }
        case 2: return text().map(AuditFact.word)
        default: return nil
        }
    }

    private mutating func number() -> UInt64? {
        guard position + 8 <= bytes.count else { return nil }
        defer { position += 8 }
        return bytes[position..<position + 8].reduce(0) { $0 << 8 | UInt64($1) }
    }

    private mutating func text() -> String? {
        guard let length = number(), length <= UInt64(bytes.count - position) else { return nil }
        let end = position + Int(length)
        defer { position = end }
        return String(validating: bytes[position..<end], as: UTF8.self)
    }
}

extension AuditEntry {
    /// The facts as chained bytes: count, then name and value in turn.
    var body: [UInt8] {
        var encoding = CanonicalBytes()
        for named in facts {
            encoding.add(named.name)
            switch named.fact {
            case .number(let number): encoding.add(number)
            case .word(let word): encoding.add(word)
            case .nothing: encoding.add(Int64?.none)
            }
        }
        return encoding.bytes
    }

    /// Reads the facts of a stored line. Nil when the bytes are not an encoding of ours.
    init?(verb: AuditVerb, body: [UInt8]) {
        var reader = CanonicalReader(body)
        var facts: [Named] = []
        while !reader.isAtEnd {
            guard case .word(let name)? = reader.next(), let fact = reader.next() else {
                return nil
            }
            facts.append(Named(name: name, fact: fact))
        }
        self.init(verb: verb, facts: facts)
    }
}
