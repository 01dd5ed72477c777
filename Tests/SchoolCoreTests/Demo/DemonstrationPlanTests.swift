import SchoolLists
import Testing

@testable import SchoolCore

struct DemonstrationPlanTests {
    private let asOf = Day(year: 2026, month: 10, day: 15) ?? Day(0)

    private func plan(seed: UInt64 = 2026, students: Int = 420, days: Int = 60) -> DemonstrationPlan
    {
        DemonstrationPlan(
            DemonstrationSize(seed: seed, asOf: asOf, students: students, days: days))
    }

    @Test("The same seed gives the same school, another seed another")
    func seeds() {
        #expect(plan() == plan())
        #expect(plan(seed: 1).pupils != plan(seed: 2).pupils)
        #expect(plan(seed: 1).staff != plan(seed: 2).staff)
    }

    @Test("The school is the one that was asked for")
    func sizes() {
        let plan = plan()
        #expect(plan.profile.name == "Greenfield School")
        #expect(plan.profile.isDemonstration)
        #expect(plan.pupils.count == 420)
        #expect(plan.staff.count == 25)
        #expect(plan.classes.map(\.name) == (1...6).flatMap { ["\($0)-A", "\($0)-B"] })
        #expect(plan.classes.allSatisfy { $0.pupils.count == 35 })
        #expect(plan.year.startsOn.iso == "2026-01-01")
        #expect(plan.year.endsOn.iso == "2026-12-31")
        #expect(plan.days.count == 60)
    }

    @Test(
        "Every pupil has a class, a plausible age and somebody to call",
        arguments: [1, 35, 100, 420, 2_000, 10_000])
    func people(students: Int) {
        let plan = plan(students: students, days: 1)
        #expect(plan.pupils.count == students)
        #expect(plan.classes.allSatisfy { $0.pupils.count <= 35 })
        #expect(plan.classes.flatMap(\.pupils) == Array(0..<students))
        #expect(Set(plan.classes.map(\.name)).count == plan.classes.count)
        #expect(Set(plan.classes.map(\.classTeacher)).count == plan.classes.count)
        for one in plan.classes {
            for pupil in plan.pupils[one.pupils] {
                let age = plan.year.startsOn.year - pupil.bornOn.year
                #expect((5 + one.grade...6 + one.grade).contains(age))
                #expect(pupil.admittedOn < asOf)
                #expect(!pupil.contacts.isEmpty)
            }
        }
    }

    @Test("No two people share a telephone, nor an employee's number")
    func unique() {
        let plan = plan(students: 10_000, days: 1)
        let phones = plan.staff.map(\.phone) + plan.guardians.map(\.phone)
        #expect(Set(phones).count == phones.count)
        #expect(phones.allSatisfy { $0.digits.hasPrefix("88010") && $0.digits.utf8.count == 13 })
        #expect(Set(plan.staff.map(\.employeeNumber)).count == plan.staff.count)
    }

    @Test("Every name is clean, has a plain Latin form, and all scripts are met")
    func names() throws {
        let plan = plan()
        let names =
            plan.pupils.map(\.name) + plan.guardians.map(\.name) + plan.staff.map(\.name)
        for name in names {
            let checked = try PersonName(
                written: name.written, latin: name.latin, family: name.family)
            #expect(checked == name)
            #expect(Array(checked.written.utf8) == Array(name.written.utf8))
            #expect(name.latin.utf8.allSatisfy { $0 < 0x80 })
        }
        let shares = Dictionary(grouping: plan.pupils) { $0.name.script }.mapValues(\.count)
        #expect(Set(shares.keys) == [.latin, .bengali, .arabic, .devanagari])
        #expect((190...270).contains(shares[.latin] ?? 0))
        #expect((75...135).contains(shares[.bengali] ?? 0))
    }

    @Test("The lists hold enough names of each kind, none twice")
    func lists() {
        let rows = DataList.rows(SchoolLists.names, columns: 4)
        #expect(Set(rows).count == rows.count)
        let counts = Dictionary(grouping: rows) { "\($0[0]) \($0[1])" }.mapValues(\.count)
        for script in ["latin", "bengali"] {
            for kind in ["male", "female", "family"] {
                #expect((counts["\(script) \(kind)"] ?? 0) >= 60)
            }
        }
        for script in ["arabic", "devanagari"] {
            for kind in ["male", "female", "family"] {
                #expect((counts["\(script) \(kind)"] ?? 0) >= 30)
            }
        }
    }

    @Test(
        "Every subject of a class is taught, and every teacher has something to teach",
        arguments: [35, 420, 3_000])
    func teaching(students: Int) {
        let plan = plan(students: students)
        for (place, one) in plan.classes.enumerated() {
            let taught = plan.teaching.filter { $0.schoolClass == place }.map(\.subject)
            #expect(Set(taught) == Set(one.subjects))
            #expect(
                plan.teaching.contains { $0.schoolClass == place && $0.staff == one.classTeacher })
        }
        let teachers = plan.staff.indices.filter { plan.staff[$0].designation.hasPrefix("Teacher") }
        #expect(teachers.allSatisfy { one in plan.teaching.contains { $0.staff == one } })
        #expect(Set(plan.teaching).count == plan.teaching.count)
    }

    @Test("The six sign-ins belong together")
    func signIns() throws {
        let plan = plan()
        #expect(
            plan.signIns.map(\.username) == [
                "admin", "principal", "accountant", "teacher", "parent", "student",
            ])
        let owners = Dictionary(uniqueKeysWithValues: plan.signIns.map { ($0.username, $0.owner) })
        guard case .staff(let teacher) = owners["teacher"],
            case .guardian(let parent) = owners["parent"],
            case .pupil(let student) = owners["student"]
        else {
            Issue.record("a sign-in has the wrong kind of owner")
            return
        }
        let shown = try #require(plan.classes.first { $0.classTeacher == teacher })
        #expect(shown.pupils.contains(student))
        let children = plan.pupils.filter { $0.contacts.contains { $0.guardian == parent } }
        #expect(children.count == 2)
        #expect(children.contains(plan.pupils[student]))
    }

    @Test("Registers are kept on open days before the day it is looked at")
    func days() {
        let plan = plan(days: 400)
        let closed = Set(plan.holidays.map(\.day))
        #expect(plan.days == plan.days.sorted())
        #expect(plan.days.last == asOf - 1)
        #expect(plan.days.allSatisfy { $0 < asOf && $0 >= plan.year.startsOn })
        #expect(plan.days.allSatisfy { plan.profile.workingWeek.isOpen(on: $0) })
        #expect(closed.isDisjoint(with: plan.days))
    }

    @Test(
        "A school looked at early in a civil year began earlier, so that it has had its days",
        arguments: ["2027-01-02", "2027-01-10", "2027-03-01", "2028-02-29"] as [Day])
    func january(asOf: Day) {
        let plan = DemonstrationPlan(DemonstrationSize(asOf: asOf, students: 40))
        let year = plan.year
        #expect(plan.days.count == 60)
        #expect((year.startsOn...year.endsOn).contains(asOf))
        #expect(year.startsOn.civil.day == 1 && year.endsOn - year.startsOn >= 364)
        #expect(year.name == "\(asOf.year - 1)-\(asOf.year % 100)")
        #expect(plan.days.allSatisfy { $0 >= year.startsOn && $0 < asOf })
        #expect(plan.holidays.contains { $0.reason == "Victory Day" })
    }

    @Test("Attendance is as schools have it, and repeats itself")
    func marks() {
        let plan = plan(days: 120)
        let remarks = DemonstrationPlan.Remarks()
        var counts: [AttendanceCode: Int] = [:]
        var total = 0
        for day in plan.days {
            for place in plan.classes.indices {
                let marks = plan.marks(on: day, in: place, remarks)
                #expect(marks.map(\.pupil) == Array(plan.classes[place].pupils))
                for mark in marks {
                    counts[mark.code, default: 0] += 1
                    #expect((mark.minute != nil) == (mark.code == .late))
                    #expect(mark.code != .excused || !mark.remark.isEmpty)
                }
                total += marks.count
            }
        }
        func share(_ code: AttendanceCode) -> Double {
            100 * Double(counts[code] ?? 0) / Double(total)
        }
        #expect((90.5...93.5).contains(share(.present)))
        #expect((4...6.5).contains(share(.absent)))
        #expect((1.6...2.4).contains(share(.late)))
        #expect((0.3...0.7).contains(share(.halfDay)))
        #expect((0.3...0.7).contains(share(.excused)))
        #expect(
            plan.marks(on: plan.days[3], in: 4, remarks)
                == self.plan(days: 10).marks(on: plan.days[3], in: 4, remarks))
        #expect(plan.pupils.indices.contains(where: plan.isOftenAway))
    }

    @Test("Chance repeats itself and reaches every number below its bound")
    func random() {
        var random = Random(seed: 1)
        #expect(random.next() == 0x910A_2DEC_8902_5CC1)
        var seen: Set<Int> = []
        for _ in 0..<1_000 { seen.insert(random.below(10)) }
        #expect(seen == Set(0..<10))
    }
}
