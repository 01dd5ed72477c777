// swift-tools-version: 6.2
import PackageDescription

// Every target of ours is built the same strict way; a warning is an error.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")

var targets: [Target] = [
    .target(
        name: "CTerminal", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "CEntry"),
    .target(name: "CCrypt", linkerSettings: [.linkedLibrary("crypt")]),
    .target(name: "CSQLiteHarden", linkerSettings: [.linkedLibrary("sqlite3")]),
    .target(name: "Storage", dependencies: [grdb, "CSQLiteHarden"], swiftSettings: strict),
    .target(
        name: "SchoolLists", path: "data/lists",
        resources: [
            .embedInCode("addresses.csv"), .embedInCode("names.csv"),
            .embedInCode("occupations.csv"), .embedInCode("reasons.csv"),
            .embedInCode("subjects.csv"),
        ], swiftSettings: strict),
    .target(
        name: "SchoolCore",
        dependencies: [
            "Storage", "SchoolLists", "CCrypt", grdb,
            .product(name: "Crypto", package: "swift-crypto"),
        ],
        swiftSettings: strict),
    .executableTarget(
        name: "SchoolTUI",
        dependencies: [
            "SchoolCore", "Storage", "CEntry", "CTerminal",
            .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ],
        swiftSettings: strict,
        // Packed relocations and folded twins: four megabytes less for each of a hundred terminals.
        // No table of exports and what every start calls laid side by side: six more, and two
        // milliseconds of the start. docs/performance.md says how the list is made.
        linkerSettings: [
            .unsafeFlags([
                "-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs", "-Xlinker",
                "--icf=safe", "-Xlinker", "--gc-sections",
            ]),
            .unsafeFlags(
                [
                    "-Xlinker", "--no-export-dynamic", "-Xlinker", "--no-warn-symbol-ordering",
                    "-Xlinker",
                    "--symbol-ordering-file=\(Context.packageDirectory)/data/link-order.txt",
                ], .when(configuration: .release)),
        ]),
    .target(name: "TestSupport", path: "Tests/Support", swiftSettings: strict),
    .testTarget(
        name: "StorageTests", dependencies: ["Storage", "TestSupport", grdb],
        swiftSettings: strict),
    .testTarget(
        name: "SchoolCoreTests",
        dependencies: ["SchoolCore", "SchoolLists", "Storage", "TestSupport", grdb],
        swiftSettings: strict),
    .testTarget(
        name: "SchoolTUITests",
        dependencies: [
            "SchoolTUI", "SchoolCore", "Storage", "CEntry", "TestSupport", grdb,
            .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ],
        swiftSettings: strict),
    .testTarget(
        name: "EndToEndTests",
        dependencies: ["SchoolTUI", "SchoolCore", "Storage", "TestSupport", grdb],
        swiftSettings: strict),
    .testTarget(name: "HouseTests", swiftSettings: strict),
]

// The benchmarks are measured by hand and at night, never by `swift build` or `swift test`.
if Context.environment["SCHOOL_BENCHMARKS"] != nil {
    targets += [
        .target(name: "CAllocations", path: "Benchmarks/CAllocations"),
        .executableTarget(
            name: "SchoolBenchmarks",
            dependencies: ["SchoolCore", "Storage", "CAllocations", grdb],
            path: "Benchmarks", exclude: ["CAllocations"], swiftSettings: strict),
    ]
}

let package = Package(
    name: "school",
    products: [.executable(name: "school", targets: ["SchoolTUI"])],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    ],
    targets: targets
)
