// One of every way the office says no, so that each has a sentence and a code. Nothing makes an
// enum with values list itself: WordingTests reads the declarations and asks that none is missing.

import Storage

@testable import SchoolCore
@testable import SchoolTUI

enum Samples {
    private static let day = Day(20_524)

    static let refusals: [Refusal] =
        [
            .notSignedIn, .mustChangePassword, .notPermitted(.takeRegisters),
            .notYours(.takeRegisters, .section(SectionID(1))),
            .notFound(.student(StudentID(1))), .unknown("7-Z", kind: "class"),
            .invalid(faults.map { FieldProblem("name", $0) }),
            .changedMeanwhile(.student(StudentID(1))), .keyUsed(by: "RCP-2026-0001"),
            .ofPupil("Dipa Roy", .attendance(.leaveOverlaps(day))),
        ] + endings.map { .sessionEnded($0) } + signIn.map { .signIn($0) }
        + people.map { .people($0) } + calendar.map { .calendar($0) }
        + classes.map { .classes($0) } + students.map { .students($0) }
        + attendance.map { .attendance($0) } + exchange.map { .exchange($0) }
        + fees.map { .fees($0) }

    static let endings: [Refusal.SessionEnding] = [
        .signedOut, .ended, .lost, .expired, .revoked, .accountChanged,
    ]

    static let signIn: [Refusal.SignIn] = [
        .notRecognised, .chooseRole([.teacher, .parent]), .tooManySessions(limit: 5),
    ]

    static let people: [Refusal.People] = [
        .usernameTaken("nadia"), .emailTaken("nadia@x.org"), .accountOutOfReach(.principal),
        .wrongPassword, .samePassword, .roleNotHeld(.teacher), .notOneselfHere,
        .ownAccount, .statusUnchanged(.inactive),
    ]

    static let calendar: [Refusal.Calendar] = [
        .noCurrentYear, .yearExists("2026"), .yearsOverlap("2026"), .yearTooLong,
        .dayOutsideYears(day), .dayHasRegisters(day), .alreadyOpen(day), .alreadyClosed(day),
    ]

    static let classes: [Refusal.Classes] = [
        .classExists("7-B"), .subjectExists("Bangla"), .subjectCodeTaken("BAN"), .alreadyTeaches,
        .doesNotTeach, .teachesFrom(day), .classIsFull("7-B", capacity: 40),
    ]

    static let students: [Refusal.Students] = [
        .admissionNumberTaken("SA202600001"), .alreadyInClass("7-B"), .notEnrolled,
        .knownChild(number: "SA202600001", className: "7-B"),
        .marksLieAfter(day), .moveBeforeAdmission(day), .moveOutsideYear(day),
        .employeeNumberTaken("E0001"),
    ]

    static let attendance: [Refusal.Attendance] = [
        .inTheFuture(day), .outsideWindow(day, days: 7), .schoolClosed(day, reason: "Eid"),
        .schoolClosed(day, reason: ""), .outsideYears(day), .notInThisClass(roll: 41),
        .notEnrolledThatDay(StudentID(1)), .nobodyEnrolled, .marksMissing(rolls: [7]),
        .marksMissing(rolls: Array(1...40)), .alreadySigned, .notSignedYet, .registerNotOpened,
        .nothingToUndo, .nothingToRedo, .changedBySomebodyElse, .takenOver,
        .markUnchanged, .reasonMissing,
        .leaveOverlaps(day), .noOpenDay(days: 7),
    ]

    static let exchange: [Refusal.Exchange] = [
        .folderMissing("district"), .rowsRejected(3), .fileExists("school.db"),
        .tooManyExports(limit: 200), .pathFromOutside,
    ]

    static let installation: [InstallationFault] = [
        .notTrusted("/x"), .unreadable("/x"), .unknownLine("/x", line: 7),
        .unusableValue("/x", line: 7), .noSchool,
    ]

    static let faults: [FieldProblem.Fault] =
        [
            .missing, .tooShort(atLeast: 2), .notADate, .notAMonth, .notAPeriod, .moreThanCharged,
            .ownFile, .notInPast, .endsBeforeStart,
            .notANumber(from: 1, to: 40), .notAnOption(["m", "f"]), .notAPhoneNumber,
            .notAnEmailAddress, .notAUsername, .unknown("Mars"), .password(PasswordFault.allCases),
            .doesNotMatch, .amount(.missing), .amount(.notANumber), .amount(.negative),
            .amount(.zero), .amount(.tooManyDecimals(limit: 2)),
            .amount(.tooManyDecimals(limit: 0)),
            .amount(.tooLarge),
        ] + texts.map { .text($0) } + names.map { .name($0) }

    static let texts: [TextFault] = [
        .nul(at: 1), .control("\u{1B}", at: 2), .notUTF8(byte: 3), .invisible("\u{AD}", at: 4),
        .direction("\u{202E}", at: 5), .lineBreak("\n", at: 6), .unassigned("\u{E0080}", at: 7),
        .privateUse("\u{E000}", at: 8), .lost(at: 9), .tooLong(characters: 120, limit: 100),
        .tooManyBytes(bytes: 500, limit: 400),
    ]

    static let names: [NameFault] =
        [
            .tooShort(limit: 2), .withoutLetters, .latinMissing(.bengali), .latinNotLatin(.arabic),
            .familyNotInName,
        ] + texts.map { .text($0) }

    static let failures: [StorageFailure] = [
        .pathNotAbsolute("school.db"), .missing("/x"), .alreadyThere("/x"), .folderMissing("/x"),
        .notPermitted("/x"), .readOnly("/x"), .diskFull("/x"), .notASchool("/x"),
        .newerSchema("/x", found: 9, known: 5), .inUse("/x"), .busy("/x", seconds: 5),
        .stoppedWaiting, .damaged("/x", detail: "page 7"), .replaced("/x"), .schemaChanged("/x"),
        .deedsLost("/x"), .readTooLong("/x", seconds: 30),
        .settingRefused("synchronous"), .inputOutput("/x", code: 522), .writingStopped("/x"),
        .constraint("mark.code"), .closed("/x"),
    ]

    static let clever: [CleverFault] =
        [
            .unknownSchool("S", known: ["A", "B"]), .unusableSchool(rejects[0]), .noTerm,
            .yearTooLong(from: day, to: day + 800),
        ] + inbox.map { .file($0) }
        + tables.map { .table(.students, CSVFault($0, line: 3, column: 4)) }

    static let inbox: [InboxFault] = [
        .notFound("a.csv"), .notAPlainFile("a.csv"), .notAllowed("a.csv"),
        .tooLarge("a.csv", limit: 64 << 20), .unreadable("a.csv", code: 5),
    ]

    static let tables: [CSVFault.Kind] = [
        .empty, .notUTF8, .notUTF16, .nul, .unclosedQuote, .strayQuote, .textAfterQuote,
        .cells(expected: 8, found: 7), .cellTooLong(limit: 4096), .columnMissing("Dob"),
        .columnTwice("Dob"), .tooManyRows(limit: 200_000), .tooManyBytes(limit: 64 << 20),
    ]

    static let reasons: [CleverReject.Reason] =
        [
            .missing, .notADate, .notInPast, .endsBeforeItStarts, .unknownGrade, .unknownSex,
            .taken(line: 7), .unknownStudent, .unknownSection,
        ] + tables.map { .table($0) } + texts.map { .text($0) } + names.map { .name($0) }

    static let rejects = reasons.map {
        CleverReject(
            file: .students, line: 7, column: "Dob", value: "2/30/05", reason: $0, original: "",
            enrolmentsLost: 3)
    }

    static let warnings: [CleverWarning.Kind] = [
        .teacherNotInSchool, .phoneUnreadable(.empty), .emailUnusable,
        .contactUnusable(.withoutLetters), .noContact, .principalUnusable(.withoutLetters),
        .signInNameChanged(to: "ida.gray2"), .enrolledTwice(line: 7), .classWithoutTeacher,
    ]

    static let fees: [Refusal.Fees] = [
        .headExists("Tuition"), .structureExists("Tuition"), .structureInactive("Tuition"),
        .periodOutsideYear("2026-03"), .periodUnfit(frequency: "MONTHLY"),
        .periodUnfit(frequency: "QUARTERLY"), .periodUnfit(frequency: "ANNUALLY"),
        .periodUnfit(frequency: "ONE_TIME"), .nothingToRaise, .raisedAlready("2026-03"),
        .chargePaid("10.00"), .chargeCancelled, .chargeSettled, .alreadyTakenBack,
        .concessionTooLarge(open: "10.00"), .waiverNeedsAdministrator,
        .paymentTooLarge(open: "10.00"), .referenceMissing,
        .givenWithoutCash, .floatUnchanged, .refundedWhole("RCP-2026-0001"),
        .referenceUsed(receipt: "RCP-2026-0001", on: day), .givenTooLittle, .payerTwice,
        .dayClosed(day), .dayOpenAlready(day), .dayNotOpen(day), .clockSetBack,
        .receiptsLost("RCP-2026-0001"), .ownReceipt, .alreadyVoided("RCP-2026-0001"),
        .alreadyRefunded("RCP-2026-0001"), .refundTooLarge(left: "10.00"),
        .advanceSpent("10.00"), .yearClosed("2026"), .nothingToInvoice, .nobodyToRemind,
    ]
}
