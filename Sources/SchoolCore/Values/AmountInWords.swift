// Amounts in words, as receipts have them. South Asian currencies count in lakh and crore, the
// others in thousand and million.

extension Currency {
    /// `Two thousand five hundred taka and fifty paisa only`.
    package func words(_ money: Money) -> String {
        let size = Int(money.minor.magnitude)
        let (whole, fraction) = (size / Int(unit), size % Int(unit))
        let names = self.names
        var text = Self.words(whole, inLakhs: names.countsInLakhs) + " " + names.unit
        if fraction > 0 {
            text += " and " + Self.words(fraction, inLakhs: names.countsInLakhs) + " " + names.part
        }
        return text.prefix(1).uppercased() + text.dropFirst() + " only"
    }

    private var names: (unit: String, part: String, countsInLakhs: Bool) {
        switch code {
        case "BDT": ("taka", "paisa", true)
        case "INR", "PKR", "NPR": ("rupees", "paisa", true)
        case "LKR": ("rupees", "cents", true)
        case "USD", "AUD", "CAD", "NZD", "SGD": ("dollars", "cents", false)
        case "EUR": ("euros", "cents", false)
        case "GBP": ("pounds", "pence", false)
        case "KES", "TZS", "UGX": ("shillings", "cents", false)
        case "NGN": ("naira", "kobo", false)
        default: (code, "parts", false)
        }
    }

    static func words(_ number: Int, inLakhs: Bool) -> String {
        if number == 0 { return "zero" }
        let steps: [(size: Int, name: String)] =
            inLakhs
            ? [(10_000_000, "crore"), (100_000, "lakh"), (1000, "thousand"), (100, "hundred")]
            : [
                (1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand"),
                (100, "hundred"),
            ]
        var rest = number
        var parts: [String] = []
        for step in steps where rest >= step.size {
            parts.append(words(rest / step.size, inLakhs: inLakhs) + " " + step.name)
            rest %= step.size
        }
        if rest > 0 { parts.append(belowHundred(rest)) }
        return parts.joined(separator: " ")
    }

    private static func belowHundred(_ number: Int) -> String {
        let small = [
            "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
            "eighteen", "nineteen",
        ]
        let tens = [
            "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
        ]
        if number < 20 { return small[number] }
        return tens[number / 10] + (number % 10 == 0 ? "" : "-" + small[number % 10])
    }
}
