// The lists from which the demonstration invents its people. They are compiled in, because the
// program is one file. All of them were made up for this project from common names.

/// The lists of this folder, one line an entry, columns parted by commas, the first line their
/// names.
package enum SchoolLists {
    /// Script, kind, as written, in Latin letters.
    package static var names: [UInt8] { PackageResources.names_csv }
    /// Name, code, first grade, last grade.
    package static var subjects: [UInt8] { PackageResources.subjects_csv }
    /// What guardians do for a living.
    package static var occupations: [UInt8] { PackageResources.occupations_csv }
    /// Area and street.
    package static var addresses: [UInt8] { PackageResources.addresses_csv }
    /// The mark, and a remark that goes with it.
    package static var reasons: [UInt8] { PackageResources.reasons_csv }
}
