// Sentences for an installation that cannot be used. Whoever comes from outside reads them too, so
// they tell the way to help and nothing that is worth knowing.

extension Wording {
    static func sentence(_ fault: InstallationFault) -> String {
        switch fault {
        case .notTrusted(let path):
            "\(Clean.line(path)) or its folder can be written by others than root. Ask who looks "
                + "after the machine (chown root, chmod go-w)."
        case .unreadable(let path):
            "\(Clean.line(path)) cannot be read as a small plain file. Ask who looks after the "
                + "machine."
        case .unknownLine(let path, let line):
            "\(Clean.line(path)), line \(line), says nothing known. It takes database = /PATH."
        case .unusableValue(let path, let line):
            "\(Clean.line(path)), line \(line), has a value that cannot be used. Write an "
                + "absolute path after database; an instant such as 2026-03-12T09:41:07Z after now."
        case .noSchool:
            "There is no school here yet. It is made at the machine itself (school init)."
        }
    }
}
