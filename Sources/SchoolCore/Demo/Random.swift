// Chance that repeats itself: the same seed gives the same school on every machine and with every
// Swift, whose own `random(in:)` may change. SplitMix64 after Steele, Lea and Flood, "Fast
// Splittable Pseudorandom Number Generators".

/// A stream of numbers that follows from its seed alone.
package struct Random: Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    /// A stream of its own for one thing among many, whatever order they are asked for in.
    package init(seed: UInt64, _ first: Int, _ second: Int = 0) {
        state = seed
        state = next() ^ UInt64(truncatingIfNeeded: first)
        state = next() ^ UInt64(truncatingIfNeeded: second)
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// 0 up to, but without, `bound`. The high half of a product, which favours no number by more
    /// than one part in four billion.
    package mutating func below(_ bound: Int) -> Int {
        precondition(bound > 0 && bound <= Int(UInt32.max))
        return Int(((next() >> 32) &* UInt64(bound)) >> 32)
    }

    /// True so many times in a thousand.
    package mutating func chance(_ perMille: Int) -> Bool { below(1000) < perMille }

    /// One of the things of a list that is not empty.
    package mutating func pick<Thing>(_ things: [Thing]) -> Thing { things[below(things.count)] }
}
