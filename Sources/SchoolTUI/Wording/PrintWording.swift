// Sentences for paper that did not come. The money is taken all the same, and every sentence says
// what brings the paper.

extension Wording {
    static func sentence(_ failure: PrintFailure) -> String {
        switch failure {
        case .noneSet: "No printer is set. Ask the office to set one (receipt.printer)."
        case .noPrintSystem:
            "This machine has no print system (lp). Set receipt.printer to a file or a device."
        case .refused(let said):
            "The printer did not take it\(said.isEmpty ? "" : " (\(said))"). "
                + "See to the printer, then print it again."
        case .noAnswer(let seconds):
            "The printer gave no answer for \(seconds) seconds. Look whether the paper comes; "
                + "else print it again."
        case .notWritten(let path, let reason):
            "\(Clean.line(path)) cannot be written (\(reason)). Set receipt.printer right, then "
                + "print it again."
        case .notADevice(let path):
            "\(Clean.line(path)) is no device. Set receipt.printer right, then print it again."
        case .schoolFile(let path):
            "\(Clean.line(path)) is the school's own file. Set receipt.printer to another."
        }
    }
}
