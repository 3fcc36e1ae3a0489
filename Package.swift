// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "ipdesk",
  products: [.executable(name: "ipdesk", targets: ["ipdesk"])],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    // C libraries, each behind a module map and a header of its own.
    .systemLibrary(name: "CNcursesw", providers: [.apt(["libncurses-dev"])]),
    .systemLibrary(name: "CChafa", pkgConfig: "chafa", providers: [.apt(["libchafa-dev"])]),
    .systemLibrary(name: "CFriBidi", pkgConfig: "fribidi", providers: [.apt(["libfribidi-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CQPDF", pkgConfig: "libqpdf", providers: [.apt(["libqpdf-dev"])]),
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CHarfBuzz", pkgConfig: "harfbuzz-subset", providers: [.apt(["libharfbuzz-dev"])]),
    .systemLibrary(name: "CPangoCairo", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
    .systemLibrary(
      name: "CPicture", pkgConfig: "libturbojpeg libpng libtiff-4 lcms2 zlib",
      providers: [.apt(["libturbojpeg0-dev", "libpng-dev", "libtiff-dev", "liblcms2-dev"])]),
    .systemLibrary(name: "CCups", providers: [.apt(["libcups2-dev"])]),
    .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
    .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
    .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CVTerm", path: "Tests/CVTerm", pkgConfig: "vterm", providers: [.apt(["libvterm-dev"])]),
    .target(name: "CKeeper"),
    // Starts a program of others where it reaches no network, no other process and no file but its own.
    .target(name: "CConfine"),
    .target(name: "CSQLite", linkerSettings: [.linkedLibrary("sqlite3")]),
    // How alike two pictures are, out of their points; knows no word of the field and imports nothing of ours.
    // Optimized in every build: it works on every point of a picture.
    .target(
      name: "Likeness", swiftSettings: strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]),
    // WIPO's vocabulary as values; imports nothing of ours.
    .target(name: "Standards", swiftSettings: strict),
    // The shape of the law: dossiers, acts, events, forms, time limits, and the check that judges the tables.
    // Optimized in every build: the proof of a law explores some million standings, and every test folds dossiers.
    .target(
      name: "Filing", dependencies: ["Standards"],
      swiftSettings: strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]),
    // What officers do, and the register in SQLite behind two doors.
    .target(
      name: "Office",
      dependencies: [
        "Filing", "Likeness", "Standards", "CSodium", "CStemmer", "CKeeper", "CSQLite",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    // Dossiers become gazettes, certificates, letters and XML.
    .target(
      name: "Publishing",
      dependencies: [
        "Filing", "Likeness", "Standards", "CHarfBuzz", "CLibXML2", "COpenSSL", "CPangoCairo", "CPicture", "CQPDF",
        "CQREncode", "CSodium", "CZip", "CZlib",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    // Cells, canvas, widgets, keys, the ncurses driver; knows no word of IP.
    .target(name: "Terminal", dependencies: ["CChafa", "CFriBidi", "CNcursesw"], swiftSettings: strict),
    // What the office produces and takes in: papers, issues, exports, deliveries, imports, other registers.
    .target(
      name: "Services", dependencies: ["Office", "Publishing", "Filing", "Likeness", "Standards", "CCups", "CConfine"],
      swiftSettings: strict),
    // A PostgreSQL database that is kept in step for those who only read.
    .target(
      name: "Mirror", dependencies: ["Services", "Office", "Filing", "Standards", "CPostgres"], swiftSettings: strict),
    // The screens.
    .target(
      name: "Desk",
      dependencies: ["Terminal", "Services", "Office", "Publishing", "Filing", "Standards"],
      swiftSettings: strict + [.defaultIsolation(MainActor.self)]),
    // The command line: every act that a screen offers is also a command.
    .executableTarget(
      name: "ipdesk",
      dependencies: [
        "Desk", "Mirror", "Terminal", "Services", "Office", "Publishing", "Filing", "Likeness", "Standards",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    // Budgets as a programme: figures with a baseline in the same run.
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        "Desk", "Mirror", "Terminal", "Services", "Office", "Publishing", "Filing", "Likeness", "Standards", "CLibXML2",
        "CPangoCairo",
        .product(name: "GRDB", package: "GRDB.swift"), .product(name: "Crypto", package: "swift-crypto"),
      ],
      path: "Benchmarks", swiftSettings: strict),
    // Shared by the tests only.
    .target(
      name: "TestSupport",
      dependencies: ["Office", "Publishing", "Filing", "Likeness", "Standards", "Terminal", "CVTerm"],
      path: "Tests/TestSupport", swiftSettings: strict),
    // The program as processes, strace, and what a crash leaves on a disk: for whole lives and for the laboratory.
    .target(
      name: "LaboratoryKit", dependencies: ["Office", "Filing", "Standards", "TestSupport"],
      path: "Tests/LaboratoryKit",
      swiftSettings: strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]),
    // Experiments on the program: kills, crashes, faults, forgeries, intrusions; not installed.
    .executableTarget(
      name: "ft",
      dependencies: [
        "LaboratoryKit", "Office", "Filing", "Standards", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Crypto", package: "swift-crypto"), .product(name: "GRDB", package: "GRDB.swift"),
      ],
      path: "Tests/Laboratory", exclude: ["seeded"], swiftSettings: strict),
    .testTarget(name: "StandardsTests", dependencies: ["Standards", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "FilingTests", dependencies: ["Filing", "Standards", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "OfficeTests",
      dependencies: [
        "Office", "Filing", "Likeness", "Standards", "TestSupport", "CSQLite",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "PublishingTests", dependencies: ["Publishing", "Filing", "Likeness", "Standards", "TestSupport"],
      swiftSettings: strict),
    .testTarget(name: "LikenessTests", dependencies: ["Likeness", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "TerminalTests", dependencies: ["Terminal", "CVTerm", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ServicesTests",
      dependencies: [
        "Services", "Office", "Publishing", "Filing", "Standards", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "MirrorTests",
      dependencies: ["Mirror", "Services", "Office", "Publishing", "Filing", "Standards", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "DeskTests",
      dependencies: [
        "Desk", "Mirror", "Terminal", "Services", "Office", "Publishing", "Filing", "Standards", "TestSupport",
        "CVTerm",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Golden", "Reference"],
      swiftSettings: strict),
    .testTarget(
      name: "LifecycleTests",
      dependencies: [
        "LaboratoryKit", "Services", "Office", "Publishing", "Filing", "Standards", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Forms"],
      swiftSettings: strict),
  ]
)
