// The school's own line in its file.

/// Who this school is and how it keeps its calendar.
package struct SchoolProfile: Equatable, Sendable {
    package var name: String
    package var address = ""
    package var phone = ""
    package var email = ""
    package var principalName = ""
    package var timeZone: String
    /// The country's telephone code, `880`.
    package var country: String
    package var currency: String
    package var admissionPrefix = "SA"
    package var workingWeek: WorkingWeek
    /// Minutes since midnight when lessons begin: who comes later is late by the difference.
    package var startsAtMinute = 9 * 60
    package var listsFamilyFirst = false
    package var isDemonstration = false

    package init(
        name: String, timeZone: String, country: String, currency: String, workingWeek: WorkingWeek
    ) {
        self.name = name
        self.timeZone = timeZone
        self.country = country
        self.currency = currency
        self.workingWeek = workingWeek
    }
}

extension SchoolProfile {
    /// How money is counted and written here.
    package var money: Currency { Currency(code: currency) }
}

/// The weekdays on which the school is open, as bits: 1 is Monday, 64 is Sunday.
package struct WorkingWeek: Equatable, Sendable {
    package let bits: Int

    package init(bits: Int) { self.bits = bits }

    /// Weekdays as numbers, 1 Monday to 7 Sunday.
    package init(weekdays: [Int]) { bits = weekdays.reduce(0) { $0 | 1 << ($1 - 1) } }

    package static let mondayToFriday = WorkingWeek(weekdays: [1, 2, 3, 4, 5])
    package static let sundayToThursday = WorkingWeek(weekdays: [7, 1, 2, 3, 4])

    package func isOpen(on day: Day) -> Bool { bits & (1 << (day.weekday - 1)) != 0 }
}

extension SchoolProfile {
    /// The profile with its texts cleaned, or every problem at once.
    package func checked() throws(Refusal) -> SchoolProfile {
        var check = FieldCheck()
        var clean = self
        clean.name = check.line("name", name, atLeast: 2, atMost: 100)
        clean.address = check.optionalLine("address", address, atMost: 200)
        clean.phone = check.phone("phone", phone, country: country)
        clean.email = check.email("email", email)
        clean.principalName = check.optionalLine("principalName", principalName, atMost: 100)
        if country.isEmpty || country.count > 4 || !country.allSatisfy(\.isNumber) {
            check.add("country", .notANumber(from: 1, to: 9999))
        }
        if !OfficeClock.knows(zone: timeZone) { check.add("timeZone", .unknown(timeZone)) }
        if currency.count != 3 || !currency.allSatisfy({ $0.isASCII && $0.isUppercase }) {
            check.add("currency", .unknown(currency))
        }
        try check.orRefuse()
        return clean
    }
}
