import Filing
import Foundation
import Standards
import TestSupport
import Testing

@testable import Office

/// An office with files that the public may not see, each full of words that stand nowhere else, and one officer a role.
final class SecretFiles: Sendable {
  let bench: Bench
  let files: [SecretFile]
  /// Every role of the law with what it may read.
  let roles: [Role]
  static let planted = Result { try SecretFiles() }

  /// Who has this role alone.
  static func officer(_ role: String) -> String { "the-" + role.replacing("_", with: "-") }

  private init() throws {
    let bench = try Bench("2026-03-02", door: .owned)
    self.bench = bench
    roles = try bench.office.law().roles
    for role in roles {
      let values: Values = [
        "name": [.text(Self.officer(role.id))], "person": [.text("Person " + role.id)], "roles": [.text(role.id)],
        "password": [.text("correct horse")],
      ]
      _ = try bench.office.record(ActRequest("appoint_officer", values: values, second: Bench.second("sione")))
    }
    _ = try bench.file("T", .mark("LUMEN"))
    _ = try bench.office.record(
      ActRequest("open_issue", values: ["issue_date": [.date(CalendarDate("2026-06-17")!)]]))
    var files = [try bench.secretFile("P"), try bench.secretFile("U"), try bench.secretFile("T")]
    try bench.record(
      "impose_secrecy", on: files[2], ["reason": [.text("Zyxqsecurity")]], second: "sione")
    files += [try bench.deferredDesign(), try bench.waitingModel()]
    for number in files.dropLast() {
      try bench.record(
        "receive_letter", on: number, ["subject": [.text("Zyxqsubject")], "text": [.text("Zyxqletter")]])
    }
    let approval = AssistantTests.approval("page_text")
    _ = try bench.office.record(ActRequest(Assistant.approving, values: approval, second: Bench.second("sione")))
    for number in files {
      let word = number == files.last ? "Wyvqpage" : "Zyxqpage"
      try bench.record(Assistant.noting, on: number, AssistantTests.suggestions("page_text", ["file.1: \(word)"]))
    }
    for number in files.prefix(3) {
      try bench.record(
        "pay_fee", on: number, ["fee": [.text("FIL")], "amount": [.number(100)], "method": [.text("cash")]])
    }
    for number in files {
      let last = try bench.dossier(number).events.count
      let wrong: Values = ["related_event": [.number(last)], "reason": [.text("Zyxqreason")]]
      _ = try bench.office.record(ActRequest("correct_event", on: [number], values: wrong, second: .elsewhere()))
    }
    self.files = try files.map { try SecretFile(bench.dossier($0), $0 == files.last ? .waiting : .secret) }
  }
}

/// By what a secret file is known again, and nothing else.
struct Canary: Sendable {
  /// How each of its words begins.
  let word: String
  let picture: Data
  let paper: Data
  let symbols: [String: ClassSymbol]

  init(_ word: String, ipc: String) {
    self.word = word
    picture = Data(TestPicture.png(width: 24, height: 24, seed: word.utf8.reduce(0) { $0 + Int($1) }))
    paper = Data("%PDF-1.4\n% \(word)\n%%EOF\n".utf8)
    symbols = [
      "IPC": ClassSymbol(scheme: "IPC", symbol: ipc, edition: "2026.01"),
      "Locarno": ClassSymbol(scheme: "Locarno", symbol: "32-00", edition: "15"),
      "Vienna": ClassSymbol(scheme: "Vienna", symbol: "29.01.13", edition: "9"),
    ]
  }

  static let secret = Canary("Zyxq", ipc: "H04K 1/00")
  /// Of what waits for the gazette, which more officers may read.
  static let waiting = Canary("Wyvq", ipc: "G09C 1/00")
}

/// What somebody may know or guess of a secret file and ask by.
struct SecretFile {
  let canary: Canary
  let number: String
  let registration: String?
  let right: Right
  let parties: [Party]
  let symbols: [ClassSymbol]
  let digests: [String]
  let sequences: ClosedRange<Int>
  let words: [String]
  /// Whether it is registered and waits to be printed.
  let isWaiting: Bool

  init(_ dossier: Dossier, _ canary: Canary) {
    self.canary = canary
    number = dossier.applicationNumber
    registration = dossier.registrationNumber
    right = dossier.right
    parties = dossier.values.items.keys.sorted().flatMap { dossier.values.parties($0) }
    symbols = dossier.classSymbols
    digests = dossier.values.attachments.map(\.sha256)
    sequences = dossier.events[0].sequence...dossier.events[dossier.events.count - 1].sequence
    isWaiting = !dossier.queue.isEmpty
    words = [dossier.title, canary.word] + dossier.right.form.map { canary.word + $0.item.filter(\.isLetter) }
  }

  /// Texts by which its number is known again.
  var numbers: [String] {
    [number, ApplicationNumber(number)?.display, registration].compactMap { $0 }
  }
}

extension Bench {
  /// A filing in which every item of the form says something that stands nowhere else.
  func secretFile(_ letter: String, _ canary: Canary = .secret, without left: Set<String> = []) throws -> String {
    let right = try #require(try office.law().right(letter))
    var values = Values()
    for item in right.form where !left.contains(item.item) { values[item.item] = canary.entries(item) }
    return try file(letter, values, documents: [canary.picture, canary.paper])
  }

  /// A registered design of which the publication is deferred.
  func deferredDesign() throws -> String {
    let number = try secretFile("D", without: ["deferment_until", "priority"])
    try record("accord_filing_date", on: number)
    try record("defer", on: number, ["deferment_until": [.date(CalendarDate("2028-08-02")!)]])
    try lead(number, through: ["pass_formalities", "classify", "start_examination", "intend_grant"])
    try record("grant_with_deferment", on: number)
    return number
  }

  /// A registered utility model that waits for the gazette.
  func waitingModel() throws -> String {
    let number = try secretFile("U", .waiting, without: ["priority"])
    try lead(
      number, through: ["accord_filing_date", "pass_formalities", "classify", "start_examination", "intend_grant"])
    try record("grant_after_formalities", on: number)
    return number
  }

  /// Pays what is due before and behind the acts.
  func lead(_ number: String, through acts: [String]) throws {
    try payAll(number)
    for act in acts { try record(act, on: number) }
    try payAll(number)
  }

  private func payAll(_ number: String) throws {
    for fee in try dossier(number).fees where fee.amount > fee.paid {
      try record(
        "pay_fee", on: number,
        ["fee": [.text(fee.code)], "amount": [.number(fee.amount - fee.paid)], "method": [.text("cash")]])
    }
  }

}

extension Canary {
  /// What an item of a form says.
  fileprivate func entries(_ item: FormItem) -> [Entry] {
    let word = word + item.item.filter(\.isLetter)
    let view = Attachment(
      sha256: Office.digest(picture), mediaType: "image/png", name: "\(self.word).png", size: picture.count, width: 24,
      height: 24)
    switch item.kind {
    case .text: return ["parent", "international_registration"].contains(item.item) ? [] : [.text(word)]
    case .lines: return [.text("1. \(word) and more")]
    case .choice: return [.text(item.choices[0])]
    case .language: return [.text("en")]
    case .party: return item.item == "holder" ? [] : [.party(party(word))]
    case .priority:
      return [
        .priority(PriorityClaim(number: "\(self.word.uppercased())77", date: CalendarDate("2025-09-02")!, office: "FR"))
      ]
    case .goods: return [.goods(GoodsClass(number: 33, edition: "13-2026", terms: ["\(self.word.lowercased())wine"]))]
    case .symbol: return symbols[item.scheme].map { [.symbol($0)] } ?? []
    case .picture: return [.attachment(view)]
    case .document:
      let file = Attachment(
        sha256: Office.digest(paper), mediaType: "application/pdf", name: "\(self.word).pdf", size: paper.count)
      return item.scheme.contains("application/pdf") ? [.attachment(file)] : []
    case .design:
      return [.design(DesignItem(number: 1, product: word, symbol: symbols["Locarno"], views: [view]))]
    default: return []
    }
  }

  private func party(_ name: String) -> Party {
    Party(
      kind: .person, names: [Name(name, first: word + "first", language: "en")],
      addresses: [Address(lines: ["7 \(word)lane"], city: word + "town", postcode: word.uppercased() + "9")],
      identifiers: [Identifier(scheme: "tax", value: name)], email: "\(name.lowercased())@\(word.lowercased()).example",
      phone: "+1 555 \(word.uppercased())")
  }
}
