// Many people at once, each a process of its own, as terminals are: this program starts itself a
// hundred times, waits until every one has the school open, and lets them go at one moment. Every
// one says how long each deed took, from the call until it is committed, journalled and read back.

import Foundation
import SchoolCore
import Storage

/// What each person of a crowd does.
enum CrowdJob: String {
    /// Ten payments, one after the other.
    case pay
    /// Ten payments, each after a thought of up to two seconds.
    case payThinking
    /// Signs in once, at a moment of the first five seconds.
    case signIn
    /// Marks, pays and looks with thoughts between, until the time is over.
    case work
}

/// A deed and how many milliseconds it took.
struct Deed {
    var name: String
    let milliseconds: Double
}

/// The parent's side: starting, letting go, gathering.
struct Crowd {
    let database: String
    let token: String
    /// What the shifted clock of the ground is ahead of the machine's.
    let shift: Int64
    let people: Int

    /// Lets a crowd loose and gives back what it did. `meanwhile` runs beside it.
    func run(
        _ job: CrowdJob, seconds: Int = 0, meanwhile: (() throws -> Void)? = nil
    ) throws -> [Deed] {
        let workers = try (0..<people).map { try start(job, number: $0, seconds: seconds) }
        for worker in workers { try worker.awaitReady() }
        for worker in workers { try worker.letGo() }
        try meanwhile?()
        return try workers.flatMap { try $0.deeds() }
    }

    private func start(_ job: CrowdJob, number: Int, seconds: Int) throws -> Worker {
        try Worker([
            "--crowd", job.rawValue, database, token, "\(shift)", "\(number)", "\(people)",
            "\(seconds)",
        ])
    }
}

/// One child process.
private final class Worker {
    private let process = Process()
    private let (orders, answers) = (Pipe(), Pipe())

    init(_ arguments: [String]) throws {
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = arguments
        process.standardInput = orders
        process.standardOutput = answers
        try process.run()
    }

    func awaitReady() throws {
        guard try answers.fileHandleForReading.read(upToCount: 1) == Data("r".utf8) else {
            throw BareFailure(message: "a worker did not get ready")
        }
    }

    func letGo() throws { try orders.fileHandleForWriting.write(contentsOf: Data("go\n".utf8)) }

    func deeds() throws -> [Deed] {
        let said = try answers.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw BareFailure(message: "a worker ended with \(process.terminationStatus)")
        }
        return String(decoding: said, as: UTF8.self).split(separator: "\n").compactMap { line in
            let words = line.split(separator: "\t")
            guard words.count == 2, let time = Double(words[1]) else { return nil }
            return Deed(name: String(words[0]), milliseconds: time)
        }
    }
}

/// The child's side.
struct CrowdMember {
    let job: CrowdJob
    private let school: School
    private let session: Session?
    private let slots: HashSlots
    private let number: Int
    private let people: Int
    private let seconds: Int
    private var debtors: [Int64] = []
    private var sections: [SectionID] = []
    /// The class this person marks.
    private var register: Register?
    private var random: SystemRandomNumberGenerator = .init()

    /// The arguments after `--crowd`, in the order the parent gives them.
    init(_ arguments: [String]) throws {
        guard arguments.count == 7, let job = CrowdJob(rawValue: arguments[0]),
            let shift = Int64(arguments[3]), let number = Int(arguments[4]),
            let people = Int(arguments[5]), let seconds = Int(arguments[6])
        else { throw BareFailure(message: "not a crowd: \(arguments)") }
        (self.job, self.number, self.people, self.seconds) = (job, number, people, seconds)
        school = try Ground.open(arguments[1], shift: shift)
        slots = try HashSlots(besides: arguments[1])
        session = job == .signIn ? nil : try school.resume(SessionToken(arguments[2]))
        if job == .pay || job == .payThinking || job == .work {
            let file = try BareSQLite(arguments[1])
            debtors = try file.prepare(
                "SELECT student FROM studentBalance WHERE owed >= 100000 ORDER BY student"
            ).numbers()
            if let session, let first = debtors.first {
                // As everybody at a counter has: the search open, and an account.
                try session.prepareToReceive()
                _ = try session.payers(StudentList.Wish())
                _ = try session.feeAccount(of: StudentID(first))
            }
            sections = try file.prepare("SELECT id FROM section ORDER BY id").numbers().map {
                SectionID($0)
            }
        }
        if job == .work, number % 10 < 6 {
            register = try session?.openRegister(
                of: sections[number % sections.count], on: school.clock.today())
        }
    }

    mutating func run() throws {
        print("r", terminator: "")
        fflush(nil)
        _ = readLine()
        var deeds: [Deed] = []
        switch job {
        case .pay:
            for turn in 0..<10 { deeds.append(try pay(turn)) }
            deeds[0].name = "first"
        case .payThinking:
            for turn in 0..<10 {
                think(upTo: 2)
                deeds.append(try pay(turn))
            }
        case .signIn:
            think(upTo: 5)
            deeds.append(try signIn())
        case .work: deeds = try work()
        }
        for deed in deeds { print("\(deed.name)\t\(deed.milliseconds)") }
    }

    private mutating func think(upTo most: Double) {
        usleep(UInt32(Double.random(in: 0..<most, using: &random) * 1e6))
    }

    private func pay(_ turn: Int) throws -> Deed {
        let student = debtors[(turn * people + number) % debtors.count]
        let payment = Payment(shares: [
            Payment.Share(student: StudentID(student), amount: Money(minor: 100))
        ])
        return Deed(
            name: "pay",
            milliseconds: try timed {
                let key = SubmissionKey()
                let draft = SentDraft(
                    form: "payment", fields: ["key": key.hexadecimal])
                let taken = try session?.receive(payment, key: key, draft: draft)
                guard taken?.isJournalled == true
                else { throw BareFailure(message: "a receipt was not journalled") }
            })
    }

    private func signIn() throws -> Deed {
        let form = SignInForm("principal", "Demo1234", kind: .command)
        return Deed(
            name: "sign in",
            milliseconds: try timed {
                try school.signIn(form, slots: slots).session.signOut()
            })
    }
}

// A morning of work: six in ten take registers, two take money, two look things up.
extension CrowdMember {
    private mutating func work() throws -> [Deed] {
        let end = ContinuousClock.now + .seconds(seconds)
        var deeds: [Deed] = []
        var turn = 0
        while ContinuousClock.now < end {
            think(upTo: 1)
            deeds.append(try deed(turn))
            turn += 1
        }
        return deeds
    }

    private func deed(_ turn: Int) throws -> Deed {
        guard let session else { throw BareFailure(message: "nobody works") }
        switch number % 10 {
        case 0..<6: return try mark(turn, session)
        case 6, 7: return try pay(turn)
        default: return try look(turn, session)
        }
    }

    private func mark(_ turn: Int, _ session: Session) throws -> Deed {
        guard let register, !register.rows.isEmpty else {
            throw BareFailure(message: "a class without pupils")
        }
        let student = register.rows[(number + turn * 7) % register.rows.count].student
        let code = AttendanceCode.allCases[(number + turn) % 5]
        return Deed(
            name: "mark",
            milliseconds: try timed {
                try session.mark(MarkOrder(student, code), in: register.section, on: register.day)
            })
    }

    private func look(_ turn: Int, _ session: Session) throws -> Deed {
        Deed(
            name: "look",
            milliseconds: try timed {
                switch turn % 4 {
                case 0:
                    let letters = ["mu", "ra", "ka", "fa", "sh"]
                    _ = try session.students(StudentList.Wish(search: letters[turn % 5]))
                case 1:
                    _ = try session.feeAccount(of: StudentID(debtors[turn % debtors.count]))
                case 2:
                    _ = try session.attendanceOverview()
                    _ = try session.feeOverview()
                default:
                    _ = try session.register(
                        of: sections[(turn + number) % sections.count],
                        on: school.clock.today())
                }
            })
    }
}
