// What is wrong with the files of a district, as sentences.

import SchoolCore

extension Wording {
    static func sentence(_ fault: CleverFault) -> String {
        switch fault {
        case .file(let fault): sentence(fault)
        case .table(let file, let fault):
            "\(file.rawValue), line \(fault.line), column \(fault.column): \(sentence(fault.kind)) "
                + "Correct the file, then import again."
        case .unknownSchool(let code, let known):
            "The files hold no school \(Clean.line(code)). They hold: "
                + "\(known.joined(separator: ", "))."
        case .unusableSchool(let reject):
            "The school's own row cannot be taken: \(sentence(reject)) "
                + "Correct it, then import again."
        case .noTerm:
            "No section of this school says when the year begins and ends. Fill in the terms."
        case .yearTooLong(let from, let to):
            "The terms run from \(from.iso) to \(to.iso). That is no single year: correct them."
        }
    }

    static func sentence(_ fault: InboxFault) -> String {
        switch fault {
        case .notFound(let path): "There is no file \(path). Check the folder."
        case .notAPlainFile(let path): "\(path) is not a plain file. Put the file itself there."
        case .notAllowed(let path): "This account may not read \(path). Ask its owner."
        case .tooLarge(let path, let limit): "\(path) is over \(limit / 1_048_576) MB. Split it."
        case .unreadable(let path, let code): "\(path) cannot be read (\(code)). Copy it anew."
        }
    }

    static func sentence(_ reject: CleverReject) -> String {
        let place = reject.column.isEmpty ? "" : ", \(reject.column)"
        let value = reject.value.isEmpty ? "" : " “\(Clean.line(String(reject.value.prefix(60))))”"
        let lost =
            reject.enrolmentsLost > 0 ? " \(reject.enrolmentsLost) enrolments fall with it." : ""
        return "\(reject.file.rawValue), line \(reject.line)\(place)\(value): "
            + sentence(reject.reason) + lost
    }

    static func sentence(_ reason: CleverReject.Reason) -> String {
        switch reason {
        case .table(let kind): sentence(kind)
        case .missing: "this is needed."
        case .text(let fault): sentence(fault)
        case .name(let fault): sentence(fault)
        case .notADate: "no such day; M/D/YY is expected."
        case .notInPast: "this day has not been yet."
        case .endsBeforeItStarts: "it ends before it starts."
        case .unknownGrade: "no grade of this school."
        case .unknownSex: "male or female is expected."
        case .taken(let line): "the same number stands in line \(line) already."
        case .unknownStudent: "no pupil of this school has this number."
        case .unknownSection: "no section of this school has this number."
        }
    }

    static func sentence(_ kind: CSVFault.Kind) -> String {
        switch kind {
        case .empty: "the file is empty."
        case .notUTF8: "not UTF-8, perhaps Windows-1252; save the file as “CSV UTF-8”."
        case .notUTF16: "half a character of UTF-16; save the file as “CSV UTF-8”."
        case .nul: "a NUL cannot be stored; if this is UTF-16, save it as “CSV UTF-8”."
        case .unclosedQuote: "a quote is opened here and never closed."
        case .strayQuote: "a quote stands in the middle of a cell."
        case .textAfterQuote: "text follows a closing quote."
        case .cells(let expected, let found): "\(found) cells where \(expected) are expected."
        case .cellTooLong(let limit): "a cell is longer than \(limit) bytes."
        case .columnMissing(let name): "the column \(name) is missing."
        case .columnTwice(let name): "the column \(name) comes twice."
        case .tooManyRows(let limit): "more than \(limit) rows; split the file."
        case .tooManyBytes(let limit): "more than \(limit / 1_048_576) MB; split the file."
        }
    }

    static func sentence(_ warning: CleverWarning) -> String {
        let line = warning.line > 0 ? ", line \(warning.line)" : ""
        let value =
            warning.value.isEmpty ? "" : " “\(Clean.line(String(warning.value.prefix(60))))”"
        return "\(warning.file.rawValue)\(line)\(value): \(sentence(warning.kind))"
    }

    private static func sentence(_ kind: CleverWarning.Kind) -> String {
        switch kind {
        case .teacherNotInSchool: "no teacher of this school; nobody is entered for it."
        case .phoneUnreadable: "not a telephone number; left empty."
        case .emailUnusable: "not an e-mail address; left empty."
        case .contactUnusable: "the contact's name cannot be used; the pupil has no guardian."
        case .noContact: "no contact is named; the pupil has no guardian."
        case .principalUnusable: "the principal's name cannot be used; no account was made."
        case .signInNameChanged(let name): "the sign-in name becomes \(name)."
        case .enrolledTwice(let line): "the same seat stands in line \(line); counted once."
        case .classWithoutTeacher: "nobody teaches enough of it to be its class teacher."
        }
    }
}
