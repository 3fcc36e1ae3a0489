import Filing
import Foundation
import Standards
import Testing

@testable import Office

@Suite("Canonical text")
struct CanonicalTests {
  private static let everything: Values = [
    "applicant": [
      .party(
        Party(
          id: 7, kind: .person, names: [Name("Öz\"kan\\", first: "Ada", language: "tr"), Name("东方")],
          addresses: [
            Address(
              lines: ["1 Quay", "a/b"], city: "Port", postcode: "12", country: "TR", from: CalendarDate(2026, 1, 2),
              until: CalendarDate(2026, 3, 4))
          ], identifiers: [Identifier(scheme: "LEI", value: "5299")], email: "a@b.c", phone: "+1", nationality: "TR"))
    ],
    "Zeta": [.flag(true), .flag(false), .number(-3), .date(CalendarDate(2026, 2, 28)!)],
    "alpha_1": [
      .priority(PriorityClaim(number: "1", date: CalendarDate(2025, 1, 1)!, office: "EP", accessCode: "AB12")),
      .goods(GoodsClass(number: 9, edition: "13-2026", terms: ["a", "b\u{1}\u{1F}\u{7F}\n\t\u{8}\u{C}\r\u{2028}"])),
    ],
    "alpha": [
      .design(
        DesignItem(
          number: 1, product: "Lamp", symbol: ClassSymbol(scheme: "Locarno", symbol: "26-05", edition: "15"),
          views: [Attachment(sha256: "ab", mediaType: "image/png", name: "v", size: 3, width: 1, height: 2)]))
    ],
    "empty": [.text("")],
  ]

  @Test("The same text as a sorted JSON encoder writes")
  func sameAsEncoder() throws {
    let request = ActRequest(
      "receive", on: ["402026000000001"], right: "T", effective: CalendarDate(2026, 3, 2), values: Self.everything,
      seen: 3, second: Credential(name: "sione", password: "x"), id: "r1")
    try same(Self.everything)
    try same(Deed.act(request))
    try same(
      Deed.keepDraft(Draft(id: "d", kind: "file", title: "t", field: "f", texts: ["b": "2", "a": "1", "B": "3"])))
    try same([Refusal.date("x"), .notFound(what: "dossier", name: "\"")])
    try same([String: [Int]]())
    try same([[1, 2], [], [3]])
  }

  @Test("What is written is read again the same")
  func readsBack() throws {
    let text = try Canonical.text(Self.everything)

    #expect(try Canonical.value(text, as: Values.self) == Self.everything)
  }

  @Test("A fraction has no place under a seal")
  func refusesFractions() { #expect(throws: EncodingError.self) { try Canonical.text([1.5]) } }

  private func same(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    #expect(try Canonical.text(value) == String(decoding: encoder.encode(value), as: UTF8.self))
  }
}
