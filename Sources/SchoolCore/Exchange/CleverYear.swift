// The academic year has the shape that the files' terms have, moved by whole years to the present:
// a school that is imported today marks its registers today. Birth dates are facts and stay.

enum CleverYear {
    /// From the first day of any term to the last.
    static func term(of sections: [CleverSection]) throws(CleverFault) -> ClosedRange<Day> {
        guard let start = sections.map(\.startsOn).min(), let end = sections.map(\.endsOn).max()
        else { throw .noTerm }
        guard end - start < 800 else { throw .yearTooLong(from: start, to: end) }
        return start...end
    }

    static func kept(_ term: ClosedRange<Day>) -> NewYear {
        NewYear(trusted: name(of: term), from: term.lowerBound, to: term.upperBound)
    }

    /// The same term in the year that holds `today`; between two years, the one that comes.
    static func moved(_ term: ClosedRange<Day>, to today: Day) -> NewYear {
        var years = today.year - term.upperBound.year
        if shifted(term.upperBound, by: years) < today { years += 1 }
        return kept(shifted(term.lowerBound, by: years)...shifted(term.upperBound, by: years))
    }

    private static func name(of term: ClosedRange<Day>) -> String {
        let (first, last) = (term.lowerBound.year, term.upperBound.year)
        return first == last ? String(first) : "\(first)-\(last)"
    }

    /// The 29th of February becomes the 28th where there is none.
    private static func shifted(_ day: Day, by years: Int) -> Day {
        let (year, month, dayOfMonth) = day.civil
        let length = Day.length(ofMonth: month, year: year + years)
        return Day(year: year + years, month: month, day: min(dayOfMonth, length)) ?? day
    }
}
