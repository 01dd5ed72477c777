// Names for people who do not exist, in the scripts a school in Dhaka meets. A household keeps one
// script and one family name; the women of some take a name of their own instead.

import SchoolLists

/// The lists of names, and how they become people.
struct InventedNames: Sendable {
    private struct Word: Sendable {
        let written: String
        let latin: String
    }

    private struct Lists: Sendable {
        var male: [Word] = []
        var female: [Word] = []
        var family: [Word] = []
        var familyOfWomen: [Word] = []
    }

    /// What the people of one household share.
    struct Household: Sendable {
        let script: Script
        fileprivate let family: Int
    }

    private let lists: [Script: Lists]

    init() {
        var lists: [Script: Lists] = [:]
        for row in DataList.rows(SchoolLists.names, columns: 4) {
            guard let script = Script(rawValue: row[0]) else { continue }
            let word = Word(written: row[2], latin: row[3])
            switch row[1] {
            case "male": lists[script, default: Lists()].male.append(word)
            case "female": lists[script, default: Lists()].female.append(word)
            case "family": lists[script, default: Lists()].family.append(word)
            default: lists[script, default: Lists()].familyOfWomen.append(word)
            }
        }
        self.lists = lists
    }

    /// About 55 in a hundred households write in Latin letters, 25 in Bengali, 10 in Arabic and
    /// 10 in Devanagari.
    func household(_ random: inout Random) -> Household {
        let script: Script =
            switch random.below(100) {
            case ..<55: .latin
            case ..<80: .bengali
            case ..<90: .arabic
            default: .devanagari
            }
        return Household(script: script, family: random.below(lists[script]?.family.count ?? 1))
    }

    /// A person of a household.
    func person(_ sex: Student.Sex, of household: Household, _ random: inout Random) -> PersonName {
        let lists = self.lists[household.script] ?? Lists()
        let given = random.pick(sex == .female ? lists.female : lists.male)
        let mayDiffer = sex == .female && !lists.familyOfWomen.isEmpty && random.chance(350)
        let family = mayDiffer ? random.pick(lists.familyOfWomen) : lists.family[household.family]
        return PersonName(
            stored: "\(given.written) \(family.written)", latin: "\(given.latin) \(family.latin)",
            family: family.latin)
    }
}
