import Filing
import Foundation
import Standards
import Testing

@testable import Office

@Suite("Canonical text")
struct CanonicalTests {
  private static let symbol = ClassSymbol(scheme: "Locarno", symbol: "26-05", edition: "15")
  private static let file = Attachment(sha256: "ab", mediaType: "image/png", name: "v", size: 3, width: 1, height: 2)
  private static let address = Address(
    lines: ["1 Quay", "a/b"], city: "Port", postcode: "12", country: "TR", from: CalendarDate(2026, 1, 2),
    until: CalendarDate(2026, 3, 4))
  private static let party = Party(
    id: 7, kind: .person, names: [Name("Öz\"kan\\", first: "Ada", language: "tr"), Name("东方")], addresses: [address],
    identifiers: [Identifier(scheme: "LEI", value: "5299")], email: "a@b.c", phone: "+1", nationality: "TR")
  private static let claim = PriorityClaim(
    number: "1", date: CalendarDate(2025, 1, 1)!, office: "EP", accessCode: "AB12", copyReceived: true)
  private static let design = DesignItem(number: 1, product: "Lamp", symbol: symbol, views: [file, file])

  /// One entry of every kind, every field of it filled.
  private static let everything: Values = [
    "applicant": [.party(party), .party(Party(names: []))],
    "Zeta": [.flag(true), .flag(false), .number(-3), .date(CalendarDate(2026, 2, 28)!)],
    "alpha_1": [
      .priority(claim), .symbol(symbol),
      .goods(GoodsClass(number: 9, edition: "13-2026", terms: ["a", "b\u{1}\u{1F}\u{7F}\n\t\u{8}\u{C}\r\u{2028}"])),
    ],
    "alpha": [.design(design), .attachment(file), .text("")],
  ]

  @Test("The same text as a sorted JSON encoder writes")
  func sameAsEncoder() throws {
    #expect(try Canonical.text(Self.everything) == encoded(Self.everything))
    #expect(try Canonical.text(Self.party) == encoded(Self.party))
    #expect(try Canonical.text(Values()) == encoded(Values()))
    let words = ["b": "2", "a": "\"1", "B": "3"]
    #expect(try Canonical.text(words) == encoded(words))
  }

  @Test("What is written is read again the same")
  func readsBack() throws {
    #expect(try Canonical.values(Canonical.text(Self.everything)) == Self.everything)
    #expect(try Canonical.party(Canonical.text(Self.party)) == Self.party)
    #expect(try Canonical.words(#"{"b":"\u001f\/"}"#) == ["b": "\u{1F}/"])
    #expect(try Canonical.values("{}") == Values())
  }

  @Test("A member that only a newer program knows is passed over")
  func newer() throws {
    let text = #"{"a":[{"symbol":{"colour":{"x":[1,true,{},[],"\n"]},"edition":"15","scheme":"S","symbol":"1"}}]}"#
    let symbol = ClassSymbol(scheme: "S", symbol: "1", edition: "15")
    #expect(try Canonical.values(text) == ["a": [.symbol(symbol)]])
  }

  @Test("Text that no program wrote is refused wherever it breaks off and whatever byte is another one")
  func broken() throws {
    let text = Array(Canonical.text(Self.everything).utf8)
    for length in text.indices {
      #expect(throws: Refusal.self) { try Canonical.values(String(decoding: text[..<length], as: UTF8.self)) }
    }
    for place in text.indices {
      var other = text
      other[place] = UInt8(ascii: "}")
      do { _ = try Canonical.values(String(decoding: other, as: UTF8.self)) } catch is Refusal {}
    }
    for bad in [
      #"{"a":[{"text":"x","number":1}]}"#, #"{"a":[{}]}"#, #"{"a":[{"date":"2026-02-30"}]}"#, #"{"a":[{"colour":1}]}"#,
      #"{"a":[{"number":1.5}]}"#, #"{"a":[{"number":99999999999999999999}]}"#, #"{"a":[{"text":"\ud800"}]}"#, "{} ", "",
      #"{"a":[{"symbol":{"edition":"15","symbol":"1"}}]}"#, #"{"a":[{"party":{"kind":"person","names":[]}}]}"#,
      #"{"a":[],"a":[]}"#, #"{"a":[{"goods":{"edition":"13","number":1,"number":2,"terms":[]}}]}"#,
      #"{"a":[{"symbol":{"colour":"# + String(repeating: "[", count: 100_000),
    ] {
      #expect(throws: Refusal.self, "\(bad.prefix(60))") { try Canonical.values(bad) }
    }
  }

  @Test("No field of a value is left empty here, so that none can be forgotten above")
  func complete() {
    let samples: [Any] = [
      Self.party, Self.party.names[0], Self.address, Self.party.identifiers[0], Self.claim, Self.symbol, Self.design,
      Self.file,
    ]
    for sample in samples {
      for field in Mirror(reflecting: sample).children where Mirror(reflecting: field.value).displayStyle == .optional {
        #expect(Mirror(reflecting: field.value).children.count == 1, "\(type(of: sample)).\(field.label ?? "")")
      }
    }
  }

  private func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
