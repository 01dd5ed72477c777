// An open school before anybody has signed in. What comes before a session exists, counting failed
// sign-ins and beginning sessions, writes here; everything else goes through Session.

import Foundation
package import Storage

/// An open school file, with the school's clock and the place this terminal is.
package struct School: Sendable {
    package let file: SchoolFile
    package let clock: OfficeClock
    package let profile: SchoolProfile
    package let place: Place
    let wordCounts = WordCounts()
    let remembered = Remembered()
    let asked = AskedOnce()

    /// Where somebody sits: the terminal's name and the address the line comes from.
    package struct Place: Equatable, Sendable {
        package let terminal: String
        package let address: String
        /// Whether the terminal belongs to somebody from outside, behind the forced command: for
        /// such a person there are no files on this machine.
        package let isGuarded: Bool

        package init(terminal: String, address: String, isGuarded: Bool = false) {
            self.terminal = String(terminal.prefix(64))
            self.address = String(address.prefix(64))
            self.isGuarded = isGuarded
        }

        package static let nowhere = Place(terminal: "", address: "")
    }

    /// Opens the school at an absolute path. The clock runs in the zone stored in the file.
    package static func open(
        at path: String, place: Place = .nowhere,
        clock: (SchoolProfile) -> OfficeClock = { .machine(zone: $0.timeZone) }
    ) throws -> School {
        let file = try SchoolFile.open(path)
        let profile = try file.read { try SchoolProfile.stored(in: $0) }
        return School(file: file, clock: clock(profile), profile: profile, place: place)
    }

    /// Where the school's file lies.
    package var path: String { file.path }

    /// Who is asked when others hold the file: true when it is our turn, false when the person
    /// stopped waiting, nil when it took too long. The descriptor becomes readable at our turn.
    package func whenOthersWrite(_ wait: @escaping @Sendable (Int32) -> Bool?) {
        file.whenBusy { descriptor in
            switch wait(descriptor) {
            case true?: .acquired
            case false?: .stopped
            case nil: .gaveUp
            }
        }
    }

    package func close() throws { try file.close() }

    /// What is read inside is read in one snapshot of the file; writing ends it and begins another.
    package func sharingReadings<Value>(_ work: () throws -> Value) rethrows -> Value {
        try file.sharingReadings(work)
    }

    /// How often something was written to the file since it was opened here.
    package var writes: Int { file.writes }

    /// A demonstration's sign-ins stand on its sign-in screen; a real school never has them.
    package var isDemonstration: Bool { profile.isDemonstration }
}
