import Standards

extension Rule {
  /// The item has a value.
  /// - Source: PLT Article 6(1); STLT Article 3; RDLT Article 4: what an application may be asked to contain.
  static let required = Rule(
    id: "required", source: "PLT Article 6(1)",
    meets: [.filing("named applicant", item: "title", ["title": [.text("Lamp")]])],
    fails: [
      .filing("no title", item: "title", [:]),
      .filing("a title of spaces", item: "title", ["title": [.text(" \u{A0}")]]),
    ]
  ) { dossier, use in dossier.values[use.item].contains { !$0.isBlank } }

  /// One of the items named in the parameter has a value.
  /// - Source: PLT Article 5(1)(a)(iii): a description, a drawing or a reference to an earlier application.
  static let oneOf = Rule(
    id: "one_of", source: "PLT Article 5(1)", parameter: .items, needsItem: false,
    meets: [.filing("reference", item: "", parameter: "description,reference", ["reference": [.text("FR 123")]])],
    fails: [.filing("neither", item: "", parameter: "description,reference", ["title": [.text("Lamp")]])]
  ) { dossier, use in use.parameter.words.contains { dossier.values[$0].contains { !$0.isBlank } } }

  /// The item has at most as many values as the parameter says.
  /// - Source: RDLT Article 3(3) leaves the number of designs to the office.
  static let atMost = Rule(
    id: "at_most", source: "practice of the office", parameter: .number,
    meets: [.filing("two of two", item: "view", parameter: "2", ["view": [.number(1), .number(2)]])],
    fails: [.filing("three of two", item: "view", parameter: "2", ["view": [.number(1), .number(2), .number(3)]])]
  ) { dossier, use in dossier.values[use.item].count <= Int(use.parameter) ?? .max }

  /// No value of the item stands twice: an earlier filing, a person, a symbol, a term within its class, in any spelling.
  /// - Source: practice of the office; Paris Convention, Article 4: a filing gives rise to one right of priority.
  static let once = Rule(
    id: "once", source: "practice of the office",
    meets: [
      .filing("two applicants", item: "applicant", ["applicant": [.named("Nova Ltd"), .named("Lumen Ltd")]]),
      .filing("one claim", item: "priority", ["priority": [.claim("2509871")]]),
      .filing("numbers that differ", item: "priority", ["priority": [.claim("2509871"), .claim("2509872")]]),
      .filing("a term in two classes", item: "goods", ["goods": [.terms(9, ["lamps"]), .terms(11, ["lamps"])]]),
      .filing("nothing", item: "goods", [:]),
    ],
    fails: [
      .filing("an applicant twice", item: "applicant", ["applicant": [.named("Nova Ltd"), .named("NOVA  Ltd")]]),
      .filing("with the office", item: "priority", ["priority": [.claim("2509871"), .claim("FR 2509871")]]),
      .filing("with a stroke", item: "priority", ["priority": [.claim("FR2509871"), .claim("25/09871")]]),
      .filing("a term twice", item: "goods", ["goods": [.terms(9, ["lamps", "torches", "Lamps "])]]),
    ]
  ) { dossier, use in dossier.values.doubles(use.item).isEmpty }

  /// The filing is signed: a name, a seal, a picture of it, or a tick that it has been seen on paper.
  /// - Source: PLT Rule 9; STLT Article 8; RDLT Article 7.
  static let signature = Rule(
    id: "signature", source: "PLT Rule 9; STLT Article 8",
    meets: [
      .filing("ticked", item: "signature", ["signature": [.flag(true)]]),
      .filing("typed", item: "signature", ["signature": [.text("/A. Okoye/")]]),
    ],
    fails: [
      .filing("not ticked", item: "signature", ["signature": [.flag(false)]]),
      .filing("absent", item: "signature", [:]),
    ]
  ) { dossier, use in dossier.values[use.item].contains { !$0.isBlank } }
}

extension Entry {
  /// A text without anything to see, a party without a name, a box that is not ticked.
  var isBlank: Bool {
    switch self {
    case .text(let text): text.allSatisfy(\.isWhitespace)
    case .party(let party): party.id == nil && party.name.allSatisfy(\.isWhitespace)
    case .flag(let ticked): !ticked
    case .goods(let goods): goods.terms.allSatisfy { $0.allSatisfy(\.isWhitespace) }
    default: false
    }
  }
}

extension Entry {
  fileprivate static func named(_ name: String) -> Entry { .party(Party(names: [Name(name)])) }

  fileprivate static func claim(_ number: String) -> Entry {
    .priority(PriorityClaim(number: number, date: CalendarDate(dayNumber: 20_000), office: "FR"))
  }

  fileprivate static func terms(_ number: Int, _ terms: [String]) -> Entry {
    .goods(GoodsClass(number: number, edition: "", terms: terms))
  }
}
