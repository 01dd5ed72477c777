// The first start: no file yet, so a school and its first administrator are made here.

import SchoolCore

/// Where there is no school yet.
struct EmptyLot: OfficeDesk {
    let path: String
    /// The machine's clock in a zone.
    let clock: @Sendable (_ zone: String) -> OfficeClock
    var heading: String { "" }
    var everywhere: [DeskAction<EmptyLot>] {
        [.findingNobody("There is no school yet, so there is nobody to find.")]
    }
}

/// The school's name, its place, and who administers it.
struct FoundingScreen: Screen {
    enum Field: Hashable, Sendable {
        case name, zone, country, currency, week, yearFrom, yearTo, admin, adminName, password,
            again
    }

    let path: String
    private var form: Form<Field>

    init(on lot: EmptyLot) {
        path = lot.path
        let today = lot.clock("Asia/Dhaka").today()
        form = Form(Self.fields(today: today), today: today)
    }

    var title: String { "A new school" }
    var fieldHelp: String? { form.fieldHelp }
    var prompt: String { "F2 makes the school's file: \(path)" }

    mutating func type(_ key: Key) -> Typed { form.type(key) }
    mutating func paste(_ text: String) -> Typed { form.paste(text) }

    func actions(_ desk: EmptyLot) -> [Action<Self>] {
        [
            Action(.f(2), label: "Found", help: "Makes the school and its first administrator.") {
                screen, lot in try screen.found(on: lot)
            },
            .keepingIn("There is no school yet, so there is nothing to print."),
            Action(.f(10), .escape, label: "Leave", help: "Leaves without making anything.") {
                _, _ in .quit
            },
        ]
    }

    private mutating func found(on lot: EmptyLot) throws -> Step<EmptyLot> {
        guard form.check() else { return .stay }
        guard form[.password] == form[.again] else {
            return .notice(.warning("The two passwords do not match. Type them again."))
        }
        try FoundSchool(
            path: path, profile: profile, year: try year(), adminUsername: form[.admin],
            adminName: form[.adminName], password: form[.password]
        ).make(clock: lot.clock(form[.zone]))
        let school = try Places.school(at: path)
        let door = Door(school: school, slots: try HashSlots(besides: path))
        return .telling(
            Notice("\(school.profile.name) is founded. Sign in as \(form[.admin]).", .good),
            then: .enter(SignInScreen(school), at: door))
    }

    private var profile: SchoolProfile {
        SchoolProfile(
            name: form[.name], timeZone: form[.zone], country: form[.country],
            currency: form[.currency].uppercased(),
            workingWeek: form[.week] == "m" ? .mondayToFriday : .sundayToThursday)
    }

    private func year() throws(Refusal) -> NewYear {
        let (from, to) = (form[.yearFrom].prefix(4), form[.yearTo].prefix(4))
        return try NewYear(
            name: from == to ? String(from) : "\(from)-\(to)", startsOn: form[.yearFrom],
            endsOn: form[.yearTo])
    }

    func draw(on canvas: inout Canvas) {
        canvas.put(1, 2, "There is no school here yet. Fill in these lines to make one.", .title)
        canvas.form(
            form,
            in: Area(
                row: 3, column: 2, rows: canvas.size.rows - 3, columns: canvas.size.columns - 4))
    }

    private static func fields(today: Day) -> [FormField<Field>] {
        [
            FormField(
                .name, "School", .text(limit: 100), help: "As it stands on paper.", required: true),
            FormField(
                .zone, "Time zone", .text(limit: 40), help: "Asia/Dhaka, America/New_York ...",
                required: true, value: "Asia/Dhaka"),
            FormField(
                .country, "Telephone code", .digits(limit: 4), help: "880 Bangladesh, 1 America.",
                required: true, value: "880"),
            FormField(
                .currency, "Currency", .text(limit: 3), help: "Three letters: BDT, INR, USD.",
                required: true, value: "BDT"),
            FormField(
                .week, "Open",
                .choice([
                    PickOption("s", "Sunday to Thursday"), PickOption("m", "Monday to Friday"),
                ]), help: "The working week; single days are changed later.", required: true,
                value: "s"),
            FormField(
                .yearFrom, "Year from", .day(.nearest), help: "First day of the academic year.",
                required: true, value: "\(today.year)-01-01"),
            FormField(
                .yearTo, "Year to", .day(.nearest), help: "Last day of the academic year.",
                required: true, value: "\(today.year)-12-31"),
            FormField(
                .admin, "Administrator", .text(limit: 32),
                help: "The sign-in name: a-z, 0-9, dot, dash, underscore.", required: true),
            FormField(
                .adminName, "Own name", .text(limit: 100), help: "The administrator's own name.",
                required: true),
            FormField(
                .password, "Password", .password,
                help: "At least 8 characters with a capital, a small letter and a digit.",
                required: true),
            FormField(
                .again, "Password again", .password, help: "The same once more.", required: true),
        ]
    }
}
