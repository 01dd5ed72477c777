// Attendance as schools have it: of a hundred marks about 92 present, 5 absent, 2 late, and now and
// then a half day or a leave; a few pupils are away a quarter of the time. A register follows from
// the seed, its day and its class alone, so that two million marks need never be held at once.

import SchoolLists

extension DemonstrationPlan {
    /// One mark of a register.
    package struct Mark: Equatable, Sendable {
        package let pupil: Int
        package let code: AttendanceCode
        /// When a late pupil came, in minutes since midnight.
        package let minute: Int?
        package let remark: String
    }

    /// The remarks that go with each mark.
    package struct Remarks: Sendable {
        fileprivate let reasons: [AttendanceCode: [String]]

        package init() {
            var reasons: [AttendanceCode: [String]] = [:]
            for row in DataList.rows(SchoolLists.reasons, columns: 2) {
                if let code = AttendanceCode(rawValue: row[0]) {
                    reasons[code, default: []].append(row[1])
                }
            }
            self.reasons = reasons
        }
    }

    /// The register of one class on one day, pupil by pupil.
    package func marks(on day: Day, in schoolClass: Int, _ remarks: Remarks) -> [Mark] {
        var random = Random(seed: size.seed, day.number, schoolClass + 1)
        return classes[schoolClass].pupils.map { pupil in
            mark(pupil, &random, remarks)
        }
    }

    /// Whether the register was signed: all are, but for a few of the last day, which somebody
    /// has still to finish.
    package func isSigned(on day: Day, in schoolClass: Int) -> Bool {
        guard day == days.last else { return true }
        var random = Random(seed: size.seed, schoolClass, day.number)
        return random.chance(750)
    }

    /// Four in a hundred pupils stay away often.
    package func isOftenAway(_ pupil: Int) -> Bool {
        var random = Random(seed: size.seed, pupil, -1)
        return random.chance(40)
    }

    private func mark(_ pupil: Int, _ random: inout Random, _ remarks: Remarks) -> Mark {
        let absences = isOftenAway(pupil) ? 250 : 42
        switch random.below(1000) {
        case ..<absences: return told(pupil, .absent, 300, &random, remarks)
        case ..<(absences + 20):
            let minute = profile.startsAtMinute + 3 + random.below(33)
            return told(pupil, .late, 400, &random, remarks, minute: minute)
        case ..<(absences + 25): return told(pupil, .halfDay, 800, &random, remarks)
        case ..<(absences + 30): return told(pupil, .excused, 1000, &random, remarks)
        default: return Mark(pupil: pupil, code: .present, minute: nil, remark: "")
        }
    }

    private func told(
        _ pupil: Int, _ code: AttendanceCode, _ perMille: Int, _ random: inout Random,
        _ remarks: Remarks, minute: Int? = nil
    ) -> Mark {
        let reasons = remarks.reasons[code] ?? []
        let isTold = random.chance(perMille) && !reasons.isEmpty
        return Mark(
            pupil: pupil, code: code, minute: minute, remark: isTold ? random.pick(reasons) : "")
    }
}
