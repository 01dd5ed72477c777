// A member of staff on one page, with what is taught to whom.

import SchoolCore

/// One member of staff.
struct StaffScreen: Screen {
    private(set) var member: StaffMember
    private var teaching: [Teaching] = []
    private var table = TableState()
    private var home = ""
    private(set) var reach: ExportReach?

    init(_ member: StaffMember) { self.member = member }

    var title: String { shown(name: member.name, latin: member.latinName) }
    var prompt: String { teaching.isEmpty ? "" : "Enter opens the class." }

    mutating func load(_ desk: Office) throws {
        let session = desk.session
        home = session.school.profile.country
        reach = ExportReach(of: .seeStaff, at: desk)
        let id = member.id
        member = try session.staff().first { $0.id == id } ?? member
        teaching = try session.teaching(of: id).filter { !$0.isOver(on: session.today) }
        table.keep(within: teaching.count)
    }

    mutating func meanwhile(_ desk: Office) throws { try load(desk) }
    mutating func fit(_ size: Size) { table.page = max(1, size.rows - 11) }
    mutating func type(_ key: Key) -> Typed { .if(table.move(key, count: teaching.count)) }

    private var particulars: [(String, String)] {
        [
            ("Latin name", member.latinName),
            ("Number", member.employeeNumber),
            ("Post", member.designation),
            ("Phone", PhoneNumber.shown(member.phone, at: home)),
            ("E-mail", member.email),
            ("Joined", member.joinedOn.text),
            ("Signs in as", member.username ?? "no account"),
        ]
    }

    func draw(on canvas: inout Canvas) {
        let name = shown(name: member.name, latin: member.latinName, standsAlone: true)
        canvas.name(0, 2, name, .title, width: canvas.size.columns - 4)
        let lines = particulars
        for (place, (label, text)) in lines.enumerated() {
            let row = place + 1
            canvas.put(row, 2, label, .dim)
            canvas.put(row, 16, text.isEmpty ? "none" : text, width: canvas.size.columns - 16)
        }
        canvas.rule(lines.count + 1, "Teaches")
        canvas.table(
            [
                Column("Class", width: .fixed(10)) { $0.sectionName },
                Column("Subject", width: .rest) { $0.subject },
                Column("Since", width: .fixed(16)) { $0.fromOn.text },
            ], teaching, table, in: canvas.area.below(lines.count + 2),
            empty: "Nothing yet. Subjects are assigned with the class.")
    }

    func actions(_ desk: Office) -> [Action<Self>] {
        let (member, taught) = (member, table.selected(in: teaching))
        return [
            Action(
                .enter, label: "Open", name: "Open the class", help: "Shows the class.",
                needs: .permission(.seeClasses),
                blocked: taught == nil ? "There is no class to choose." : nil
            ) { _, _ in taught.map { .push(ClassScreen($0.section)) } ?? .stay },
            Action(
                .f(4), "c", label: "Edit", name: "Correct the member of staff",
                help: "Corrects name, post, telephone and address.",
                needs: .permission(.writeStaff)
            ) { _, desk in .push(StaffFormScreen(correcting: member, at: desk)) },
            Self.exportingParts(), .copying(member.phone, at: desk),
        ]
    }
}

extension StaffScreen: PartsScreen {
    var partsName: (file: String, of: String) { ("staff", member.employeeNumber) }

    var sheetParts: [SheetPart] {
        [
            SheetPart(
                "Particulars", ([("Name", member.name)] + particulars).map { .text($0, $1) }),
            SheetPart(
                "Teaches",
                teaching.map { .text($0.subject, $0.sectionName, "since \($0.fromOn.text)") }),
        ]
    }
}
