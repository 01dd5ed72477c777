import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// Staff, days, accounts, sessions and settings, used as the office uses them.
struct OfficeScreensTests {
    let school: TUISchool
    let office: Office

    init() throws {
        school = try TUISchool()
        office = try school.desk()
    }

    @Test("Somebody is appointed with an account that nobody of the staff has")
    func appoints() throws {
        let frames = try playOffice(
            StaffListScreen(), at: office, .keys(.f(6)), .type("Karim Uddin"),
            .keys(.enter, .enter), .type("accountant"),
            .keys(.enter, .enter, .enter, .enter, .enter),
            .type("karim"), .keys(.enter))
        #expect(frames.endWith("Karim Uddin is appointed."))
        #expect(try office.session.staff(named: "karim").designation == "accountant")
    }

    @Test("A correction of staff keeps what somebody else has saved until F2 is pressed again")
    func correctsStaff() throws {
        let member = try office.session.staff(named: "nadia")
        let screen = StaffFormScreen(correcting: member, at: office)
        var other = StaffForm(member)
        other.designation = "senior teacher"
        let new = try other.checked(country: "880", today: TUISchool.today)
        try office.session.correct(member.id, to: new, version: member.version)
        let frames = try playOffice(
            screen, at: office, .keys(.tab, .tab, .tab), .type("01711000000"), .keys(.f(2)))
        #expect(frames.endWith("is senior teacher now"))
        _ = try playOffice(
            screen, at: office, .keys(.tab, .tab, .tab), .type("01711000000"), .keys(.f(2), .f(2)))
        #expect(try office.session.staff(named: "nadia").phone == "8801711000000")
    }

    @Test("A card of the staff shows what is taught, and opens the class")
    func opensCard() throws {
        let frames = try playOffice(
            StaffListScreen(), at: office, .type("tariq"), .keys(.enter), .keys(.enter))
        #expect(frames.endWith("Staff > Tariq Aziz > 7-B"))
    }

    @Test("A day is closed with a reason, and Ctrl-D repeats it for the next one")
    func closesDays() throws {
        let frames = try playOffice(
            CalendarScreen(at: "2026-03-17"), at: office, .keys(.f(8)), .type("Eid"),
            .keys(.enter, .right, .f(8), .control("D"), .enter))
        #expect(frames.endWith("Wed 18 Mar 2026 is closed: Eid."))
        let days = try office.session.calendar("2026-03-17"..."2026-03-18")
        #expect(days.map(\.reason) == ["Eid", "Eid"])
    }

    @Test("A closed day is opened again with one key")
    func opensDay() throws {
        let frames = try playOffice(CalendarScreen(at: "2026-03-13"), at: office, .keys(.f(8)))
        #expect(frames.endWith("Fri 13 Mar 2026 is open."))
    }

    @Test("A day with registers stays open, and the screen says why")
    func keepsDayWithRegisters() throws {
        let frames = try playOffice(
            CalendarScreen(at: "2026-03-10"), at: office, .keys(.f(8)), .type("Eid"), .keys(.enter))
        #expect(frames.endWith("Registers were taken on Tue 10 Mar 2026, so it stays open."))
    }

    @Test("The months turn, and days outside every year say so")
    func turnsMonths() throws {
        let pages = Array(repeating: Played.keys(.pageDown), count: 10)
        let frames = try playOffice(CalendarScreen(at: TUISchool.today), at: office, pages)
        #expect(frames.endWith("Jan 2027"))
        #expect(frames.endWith("Tue 12 Jan 2027 lies in no academic year."))
    }

    @Test("The next academic year is made for later as it is proposed")
    func opensYear() throws {
        let frames = try playOffice(
            CalendarScreen(at: TUISchool.today), at: office, .keys(.f(6)),
            .keys(.enter, .enter, .enter, .enter))
        #expect(frames.endWith("The year 2027 is made for later."))
        #expect(try office.session.years().map(\.isCurrent) == [true, false])
    }

    @Test("A new account's one-time password is shown once, and signs in")
    func makesAccount() throws {
        let frames = try playOffice(
            UserListScreen(), at: office, .keys(.f(6)), .type("Mina Saha"), .keys(.enter),
            .type("mina"), .keys(.enter, .enter), .type("t"), .keys(.f(2)), .untilWoken)
        #expect(frames.endWith("Write this down now: it is shown only this once."))
        let user = try office.session.user(named: "mina")
        #expect(user.mustChangePassword && user.roles == [.teacher])
    }

    @Test("An account that is wrong is not made: the faults stand beside the fields")
    func refusesAccount() throws {
        let frames = try playOffice(
            NewUserScreen(at: office), at: office, .type("Mina Saha"), .keys(.enter), .type("M"),
            .keys(.enter, .enter), .type("t"), .keys(.f(2)))
        #expect(frames.endWith("! 3 to 32 of a-z"))
    }

    @Test("The school's page stands behind the settings, and leads to the accounts of a role")
    func schoolPage() throws {
        let page = try playOffice(SettingsScreen(), at: school.desk("owner"), .keys(.f(6)))
        #expect(page.endWith("Settings > School") && page.endWith("under 1 MB"))
        #expect(page.endWith("never, or nobody noted it: school check"))
        let frames = try playOffice(SchoolScreen(), at: school.desk("owner"), .keys(.enter))
        #expect(frames.endWith("School > Accounts") && frames.endWith("owner"))
        #expect(!frames.endWith("karim"))
    }

    @Test("An account is switched off with the word OFF, and on again without a word")
    func switchesAccount() throws {
        let keys: [Played] = [.type("nadia"), .keys(.enter), .type("o"), .keys(.enter)]
        let asked = try playOffice(UserListScreen(), at: office, keys)
        #expect(asked.endWith("Type OFF and Enter"))
        let off = try playOffice(
            UserListScreen(), at: office, keys + [.type("OFF"), .keys(.enter)])
        #expect(off.endWith("nadia is inactive now."))
        #expect(try office.session.user(named: "nadia").status == .inactive)
        let on = try playOffice(UserListScreen(), at: office, keys)
        #expect(on.endWith("nadia is active now."))
        let own: [Played] = [.type("office"), .keys(.enter), .type("o"), .keys(.enter)]
        #expect(
            try playOffice(UserListScreen(), at: office, own).endWith("That is your own account."))
    }

    @Test("A one-time password needs the word RESET")
    func resetsPassword() throws {
        let asked = try playOffice(UserListScreen(), at: office, .type("nadia"), .keys(.f(8)))
        #expect(asked.endWith("Type RESET and Enter"))
        let frames = try playOffice(
            UserListScreen(), at: office, .type("nadia"), .keys(.f(8)), .type("RESET"),
            .keys(.enter), .untilWoken)
        #expect(frames.endWith("nadia has a new one-time password."))
        #expect(try office.session.user(named: "nadia").mustChangePassword)
    }

    @Test("Accounts of those above and one's own password are out of reach, with a sentence")
    func leavesAccountsAlone() throws {
        let above = try playOffice(UserListScreen(), at: office, .type("owner"), .keys(.enter))
        #expect(above.endWith("Accounts of the role SUPER_ADMIN are managed by those above it."))
        let own = try playOffice(UserListScreen(), at: office, .type("office"), .keys(.f(8)))
        #expect(own.endWith("Change your own with My password."))
    }

    @Test("An account that rests may sign in again at once")
    func unlocks() throws {
        let frames = try playOffice(
            UserListScreen(), at: office, .type("nadia"), .keys(.enter), .type("u"), .keys(.enter))
        #expect(frames.endWith("nadia may sign in again."))
    }

    @Test("The office ends a session of somebody else, never the one it sits at")
    func endsSession() throws {
        let everybody = SessionsScreen(ofEverybody: true)
        let own = try playOffice(everybody, at: office, .keys(.down, .f(8)))
        #expect(own.endWith("This is the session you sit at."))
        let frames = try playOffice(
            everybody, at: office, .keys(.end, .f(8)), .type("END"), .keys(.enter))
        #expect(frames.endWith("The session of rahima is ended.") && frames.endWith("6 sessions"))
    }

    @Test("A teacher sees only his own sessions")
    func showsOwnSessions() throws {
        let desk = try school.desk("nadia")
        let frames = try playOffice(SessionsScreen(), at: desk, .keys(.f(6)))
        #expect(frames.endWith("1 session") && frames.endWith("Your role may not do this."))
    }

    @Test("A setting takes a value in its range; another stands refused beside the field")
    func changesSetting() throws {
        let wrong = try playOffice(
            SettingsScreen(), at: office, .keys(.enter), .type("99"), .keys(.enter))
        #expect(wrong.endWith("! A whole number from 5 to 60."))
        let frames = try playOffice(
            SettingsScreen(), at: office, .keys(.enter), .type("30"), .keys(.enter))
        #expect(frames.endWith("session.idle_minutes is 30 now."))
    }

    @Test("The principal reads the settings and is told who changes them")
    func readsSettings() throws {
        let desk = try school.desk("principal")
        let frames = try playOffice(SettingsScreen(), at: desk, .keys(.enter))
        #expect(frames.endWith("Your role may not do this. Ask: office."))
    }

    @Test("The trail is narrowed to what was refused, to a department and to days")
    func narrowsTrail() throws {
        try refuseSomething()
        let refused = try playOffice(AuditScreen(), at: office, .keys(.f(6)))
        #expect(refused.endWith("Only refused") && refused.endWith("1 line"))
        #expect(refused.endWith("was refused") && refused.endWith("nadia"))
        let module = try playOffice(
            AuditScreen(), at: office, .keys("m"), .type("staff"), .keys(.enter))
        #expect(module.endWith("Only STAFF") && module.endWith("appointed staff"))
        let days = try playOffice(
            AuditScreen(), at: office, .keys("d"), .type("today"), .keys(.enter))
        #expect(days.endWith("Only Thu 12 Mar"))
        let person = try playOffice(
            AuditScreen(), at: office, .keys(.f(4)), .type("nadia"), .keys(.enter))
        #expect(person.endWith("Only nadia"))
    }

    private func refuseSomething() throws {
        let teacher = try school.session("nadia")
        #expect(throws: Refusal.notPermitted(.writeSubjects)) {
            _ = try teacher.addSubject(name: "Alchemy")
        }
    }

    @Test("Somebody with one role is told so when he wants another")
    func hasOneRole() throws {
        guard case .telling(let notice, _) = try RoleSwitch.action.effect(office) else {
            Issue.record("nothing was said")
            return
        }
        #expect(notice.text == "Your account holds this one role only.")
    }

    @Test("Somebody with two roles goes on in the other, from home")
    func switchesRole() throws {
        let new = try UserForm(
            username: "mina", name: "Mina Saha", roles: ["teacher", "accountant"]
        )
        .checked()
        let password = try NewPassword("Hazel4Boat", username: "mina")
        _ = try office.session.createUser(
            new, password: password, mustChange: false, slots: office.slots)
        let signedIn = try school.school.signIn(
            SignInForm("mina", "Hazel4Boat", role: .teacher), slots: office.slots)
        let desk = office.with(signedIn.session)
        guard case .choose(let choice) = try RoleSwitch.action.effect(desk) else {
            Issue.record("there was no choice")
            return
        }
        #expect(choice.picker.options.map(\.name) == ["accounts"])
        var screen: any Screen<Office> = SessionsScreen()
        guard
            case .telling(let notice, then: .enter(let stage)) = try choice.effect(&screen, desk, 0)
        else {
            Issue.record("nothing was entered")
            return
        }
        #expect(notice.text == "You work as accounts now.")
        #expect((stage as? DeskStage<Office>)?.desk.session.role == .accountant)
    }
}
