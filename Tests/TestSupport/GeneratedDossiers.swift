import Filing
import Standards

/// Dossiers of every right from a seed, filled with what the formats of exchange carry.
public struct GeneratedDossiers {
  private let law: Law
  private var state: UInt64

  public init(law: Law, seed: UInt64) { (self.law, state) = (law, seed) }

  /// SplitMix64.
  private mutating func below(_ count: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((word ^ (word >> 31)) % UInt64(count))
  }

  private mutating func pick<T>(_ list: [T]) -> T { list[below(list.count)] }

  private let words = [
    "Lumen", "Ångström & Söhne", "O’Neill", "明灯科技", "النور", "Олена", "naïve", "a<b", "\"quoted\"", "1 % of 2", "é",
    "ß", "harbour", "ΑΒΓ", "𝔘nicode", "x; y",
  ]

  private mutating func text(_ most: Int = 3, plain: Bool = false) -> String {
    (0...below(most)).map { _ in plain ? pick(["lamps", "street lights", "soap", "tea", "LED bulbs"]) : pick(words) }
      .joined(separator: " ")
  }

  private mutating func party(_ country: String? = nil) -> Party {
    let lines = (0...below(2)).map { _ in "\(below(99) + 1) \(pick(["Mill Lane", "Rue X", "北京路"]))" }
    let land = country ?? pick(["FR", "CN", "DE", "TN"])
    return Party(
      kind: below(2) == 0 ? .person : .organisation,
      names: [below(2) == 0 ? Name(text()) : Name(text(), language: pick(["en", "fr"]))],
      addresses: [
        Address(
          lines: lines, city: below(3) == 0 ? nil : "Lyon", postcode: below(2) == 0 ? nil : "69001", country: land)
      ], nationality: below(2) == 0 ? land : nil)
  }

  private mutating func named(_ kind: Party.Kind) -> Party {
    var party = party()
    party.kind = kind
    if kind == .person, below(2) == 0 { party.names[0].first = text(1) }
    return party
  }

  private mutating func parties(_ most: Int) -> [Entry] {
    (0...below(most)).map { _ in .party(named(below(2) == 0 ? .person : .organisation)) }
  }

  private mutating func priorities() -> [Entry] {
    (0..<below(3)).map { index in
      .priority(
        PriorityClaim(
          number: "\(below(99_999_999))\(index)", date: CalendarDate("2025-0\(below(9) + 1)-1\(below(9))")!,
          office: pick(["FR", "CN", "US"])))
    }
  }

  private mutating func goods() -> [Entry] {
    Array(Set((0...below(3)).map { _ in below(45) + 1 })).sorted().map { number in
      .goods(
        GoodsClass(
          number: number, edition: "13-2026", terms: (0...below(4)).map { "\(text(2, plain: true)) no. \($0 + 1)" }))
    }
  }

  private mutating func values(_ right: Right) -> Values {
    var values: Values = ["applicant": parties(2), "language": [.text(pick(["en", "fr"]))], "priority": priorities()]
    if below(2) == 0 {
      // ST.96 has no place for the nationality of a practitioner.
      var agent = named(.organisation)
      agent.nationality = nil
      values["representative"] = [.party(agent)]
    }
    switch right.settings["st96_root"] {
    case "trademark":
      values["mark_kind"] = [.text(pick(["word", "figurative", "combined", "3d", "position", "other"]))]
      values["mark_text"] = [.text(text())]
      values["goods"] = goods()
      if below(2) == 0 { values["features"] = [.text(text(6))] }
      if below(2) == 0 { values["transliteration"] = [.text("Mingdeng")] }
      if below(2) == 0 { values["translation"] = [.text("bright lamp")] }
      if below(3) == 0 { values["disclaimer"] = [.text(text())] }
      if below(3) == 0 { values["acquired"] = [.flag(true)] }
      if below(2) == 0 { values["mark_type"] = [.text(pick(["individual", "collective", "certification"]))] }
    case "design":
      let products = (0...below(3)).map { _ in text(2, plain: true) }
      values["product"] = [.text(text(2, plain: true))]
      values["designs"] = products.enumerated().map { index, product in
        let symbol = ClassSymbol(scheme: "Locarno", symbol: pick(["26-05", "06-01", "09-03"]), edition: "15")
        return .design(DesignItem(number: index + 1, product: product, symbol: symbol, views: []))
      }
      values["creators"] = parties(2)
      if below(2) == 0 { values["features"] = [.text(text(6))] }
    default:
      values["title"] = [.text(text())]
      values["creators"] = parties(2)
      values["abstract"] = [.text(text(12))]
      values["description"] = [.text((0...below(5)).map { _ in text(20) }.joined(separator: "\n"))]
      let claims = (0...below(6)).map { Entry.text("\($0 + 1). A \(text(5))") }
      values["claims"] = claims
      values["number_of_claims"] = [.number(claims.count)]
      values["ipc"] = [
        .symbol(ClassSymbol(scheme: "IPC", symbol: pick(["A01B 1/00", "F21V 29/50"]), edition: "2026.01"))
      ]
    }
    return values
  }

  /// Dossiers of the right: applications and registrations in turn, each with a number of its own.
  public mutating func dossiers(_ letter: String, count: Int, today: String) -> [Dossier] {
    guard let right = law.right(letter) else { return [] }
    return (0..<count).map { index in
      var story = Story(right)
      let serial = 100_000_000 + index
      let type = right.settings["type_code"] ?? "00"
      story.record(
        "2026-0\(below(5) + 1)-1\(below(9))", "receive", values(right),
        numbers: ["application": "\(type)2026\(serial)"])
      story.record("2026-06-01", "accord_filing_date")
      if index.isMultiple(of: 2) {
        story.record("2026-07-01", "take_over_registration", numbers: ["registration": "\(letter)\(serial)"])
      }
      return story.dossier(id: index + 1, today: today)
    }
  }
}
