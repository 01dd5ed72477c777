// Everything that can be done in a register, once: keys, key bar, help, palette and reasons.

import SchoolCore

extension RegisterScreen {
    func actions(_ desk: Office) -> [Action<Self>] {
        if remark != nil { return remarkActions }
        let signed = "The register is signed. Enter corrects a mark, with a reason."
        let off = closedBecause ?? (isSigned ? signed : nil)
        return markActions(off) + stepActions(off) + [
            isSigned ? correctAction : remarkAction(off),
            Action(
                .f(2), label: "Sign", help: "Signs: this is the register of the day.",
                needs: .takingRegisters, blocked: closedBecause ?? alreadySigned
            ) { screen, desk in try screen.sign(at: desk) },
            Action(
                .f(6), label: "Month", help: "Shows the month of this class.", group: "Look"
            ) { screen, _ in
                .push(
                    MonthScreen(
                        screen.section, around: screen.day, at: screen.focused?.student))
            },
            printAction, exportAction,
        ] + lookActions
    }

    private var printAction: Action<Self> {
        Action(
            .f(7), label: "Print", name: "Print the sheet",
            help: "Prints this register where the school prints.", group: "Look"
        ) { screen, desk in try screen.printSheet(at: desk) }
    }

    /// In a register letters mark, so that the commands alone export.
    private var exportAction: Action<Self> {
        var action = Self.exporting()
        action.offer.keys = []
        return action
    }

    private var alreadySigned: String? {
        isSigned ? "Signed by \(register?.signedBy ?? "somebody") already." : nil
    }

    private func markActions(_ off: String?) -> [Action<Self>] {
        AttendanceCode.allCases.map { code in
            let (small, large) = (Character(code.rawValue.lowercased()), Character(code.rawValue))
            return Action(
                .character(small), .character(large), label: code.rawValue,
                name: RegisterWords.title(code),
                help: "Marks the pupil \(code.spoken) and moves down.", group: "Marks",
                needs: .takingRegisters, blocked: off
            ) { screen, desk in try screen.mark(code, at: desk) }
        }
    }

    private func stepActions(_ off: String?) -> [Action<Self>] {
        [
            Action(
                .f(8), "*", label: "All P", name: "All present",
                help: "Marks everybody present who has no mark yet.", group: "Marks",
                needs: .takingRegisters, blocked: off
            ) { screen, desk in try screen.fill(at: desk) },
            Action(
                .backspace, label: "Clear", help: "Steps back one pupil and clears the mark.",
                group: "Marks", needs: .takingRegisters, blocked: off
            ) { screen, desk in try screen.stepBack(at: desk) },
            Action(
                "u", label: "Undo", help: "Takes back your own last step here.", group: "Marks",
                needs: .takingRegisters, blocked: off
            ) { screen, desk in try screen.undo(again: false, at: desk) },
            Action(
                "U", label: "Redo", name: "Put back", help: "Puts back what was undone last.",
                group: "Marks", needs: .takingRegisters, blocked: off
            ) { screen, desk in try screen.undo(again: true, at: desk) },
        ]
    }

    private func remarkAction(_ off: String?) -> Action<Self> {
        Action(
            .f(4), .enter, label: "Note", name: "Remark",
            help: "Writes a remark beside the mark.", group: "Marks", needs: .takingRegisters,
            blocked: off
        ) { screen, _ in screen.openRemark() }
    }

    private var correctAction: Action<Self> {
        Action(
            .f(4), .enter, label: "Corr", name: "Correct",
            help: "Corrects a mark of the signed register, with a reason.", group: "Marks",
            needs: .takingRegisters, blocked: closedBecause
        ) { screen, _ in screen.openCorrection() }
    }

    private var remarkActions: [Action<Self>] {
        let isReason = remark?.correction != nil
        let lacking = isReason && remark?.chosen == nil ? "A correction needs a reason." : nil
        return [
            Action(
                .enter, label: "Take", name: isReason ? "Correct" : "Take the remark",
                help: "Takes the line the sign > stands at.", group: "Remark", blocked: lacking
            ) { screen, desk in try screen.takeRemark(at: desk) },
            Action(
                .f(10), .escape, .control("C"), label: "Back", name: "Leave it",
                help: "Leaves the mark as it is.", group: "Remark"
            ) { screen, _ in screen.closeRemark() },
        ]
    }

    private var lookActions: [Action<Self>] {
        [
            Action(
                " ", label: "Pupil", name: "Show the pupil",
                help: "Shows the pupil: remark, guardian, telephone, month.", group: "Look"
            ) { screen, desk in try screen.showPupil(at: desk) },
            Action(
                label: "List", name: "Registers", help: "The registers of a day.", group: "Look"
            ) { screen, _ in .push(RegisterListScreen(on: screen.day)) },
        ]
    }
}

extension Need where Desk == Office {
    /// Roles that take registers; which classes is asked by the verb.
    static var takingRegisters: Need {
        Need { Permission.takeRegisters.scope(of: $0.session.role) != nil }
    }
}
