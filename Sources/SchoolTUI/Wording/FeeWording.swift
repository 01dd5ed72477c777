// Sentences of the counter: what the ledger refuses, and what to do instead.

import SchoolCore

extension Wording {
    static func sentence(_ refusal: Refusal.Fees) -> String {
        switch refusal {
        case .headExists(let name): "There is a fee head \(name) already. Use that one."
        case .structureExists(let name):
            "That year's price list has \(name) already. Change that one, or choose another name."
        case .structureInactive(let name):
            "\(name) is not in use. Put it in use again, then raise it."
        case .periodOutsideYear(let period):
            "\(period) lies outside that academic year. Choose a month of it."
        case .periodUnfit(let frequency):
            switch FeeStructure.Frequency(rawValue: frequency) {
            case .monthly: "This fee is charged by the month. Write it as 2026-03."
            case .quarterly: "This fee is charged by the quarter. Write it as 2026-Q1."
            case .annually: "This fee is charged once a year. Leave the period empty."
            case .oneTime, nil: "This fee is charged only once. Leave the period empty."
            }
        case .nothingToRaise: "Nobody is in those classes. Choose others."
        case .raisedAlready(let period):
            "Everybody there has this charge for \(period) already. Nothing was raised."
        case .chargePaid(let amount):
            "\(amount) of it is paid or conceded already. Take that back first, or waive the rest."
        case .chargeCancelled: "That charge is cancelled. Nothing was changed."
        case .chargeSettled: "Nothing is open of that charge. Nothing was changed."
        case .paymentTooLarge(let open):
            "Only \(open) is open of that charge. Take at most that, or pay for the pupil."
        case .alreadyTakenBack: "That was taken back already. Nothing was changed."
        case .concessionTooLarge(let open):
            "Only \(open) is open of that charge. Take off at most that."
        case .waiverNeedsAdministrator:
            "Here only an administrator waives charges. Ask one, or take payment in parts."
        case .referenceMissing:
            "Only cash has no number. Give that of the slip, cheque or transaction."
        case .referenceUsed(let receipt, let day):
            "That number was taken on \(day.text) as \(receipt). Check the slip; void that "
                + "receipt if it was wrong."
        case .givenTooLittle: "What was handed over is less than the amount. Correct one of them."
        case .givenWithoutCash:
            "What was handed over is counted for cash only. Leave it out, or take cash."
        case .payerTwice: "A pupil stands there twice. Give each one line."
        case .dayClosed(let day):
            "The day book of \(day.text) is closed. Money moves again from the next day on."
        case .dayOpenAlready(let day):
            "The day book of \(day.text) is open already. Correct its float if another was counted."
        case .dayNotOpen(let day): "The day book of \(day.text) is not open. Open it first."
        case .floatUnchanged: "That is the float already. Nothing was changed."
        case .clockSetBack:
            "This machine's clock was set back, so no money is taken. Set the clock right."
        case .receiptsLost(let number):
            "\(number) was given out but is not in this file, so no money is taken. "
                + "Get back the newest copy of the file, or ask for help."
        case .ownReceipt:
            "You took this money yourself, so somebody else must take it back. Ask the office."
        case .alreadyVoided(let number): "\(number) is void already. Nothing was changed."
        case .alreadyRefunded(let number):
            "Money of \(number) was given back already. Refund the rest instead."
        case .refundedWhole(let number):
            "All of \(number) was given back already. Nothing was changed."
        case .refundTooLarge(let left):
            "Only \(left) of that receipt is left. Give back at most that."
        case .advanceSpent(let amount):
            "\(amount) of its advance was given back already. Refund the rest instead."
        case .yearClosed(let name):
            "\(name) is over, so its receipts stay. "
                + "Take it off a due of this year, or charge it again."
        case .nothingToInvoice:
            "Nothing is due there, so there is nothing to invoice. Choose another period, or none."
        case .nobodyToRemind:
            "Nobody is to be reminded now, so nothing was queued. See the outbox for the last ones."
        }
    }
}
