import Filing
import Foundation
import GRDB
import Office
import Publishing
import Services
import Standards
import TestSupport

/// A register of the demonstration, one that follows it, and the key between them.
struct StandbyBench {
  let folder: String
  let key: OfficeKey
  var shipping: Shipping
  let office: Office
  var standby: String { folder + "/standby.register" }
  var primary: String { folder + "/office.register" }

  static let now: @Sendable () -> Moment = { Moment("2026-03-02T10:00:00")! }

  /// A register that was just planted; nothing follows it yet.
  init(_ folder: String) throws {
    self.folder = folder
    key = try OfficeKey.make()
    office = try Office.plant(
      path: folder + "/office.register", seed: Demonstration.seed, codes: Demonstration.codes.get(),
      demonstration: true, now: Self.now)
    shipping = Shipping(office, key: key, name: "meridia", behind: nil)
  }

  /// What the standby lacks.
  mutating func bundle(since: Int? = nil) throws -> Data {
    // Two bundles without an event of one second cannot be told apart; an act stands between those of the tests.
    try shipping.next(since: since).bytes
  }

  mutating func begin() throws {
    try Office.beginStandby(
      standby, following: key.publicKey.line, with: [try bundle()], codes: Demonstration.codes.get(), now: Self.now)
  }

  /// The standby in the hands of this process, on behalf of its registrar.
  func following() throws -> Office {
    try Office.owned(
      path: standby, codes: Demonstration.codes.get(),
      officer: Credential(name: "marguerite", password: "meridia"), now: Self.now)
  }

  func notice(_ text: String) throws {
    _ = try office.record(ActRequest("publish_notice", values: ["subject": [.text(text)], "text": [.text(text)]]))
  }

  static func filing(_ mark: String) -> ActRequest {
    let owner = Party(names: [Name("Lumen Ltd")], addresses: [Address(lines: ["1 Quay"], city: "Port Lumen")])
    return ActRequest(
      "receive", right: "T",
      values: [
        "applicant": [.party(owner)], "mark_kind": [.text("word")], "mark_text": [.text(mark)],
        "goods": [.goods(GoodsClass(number: 9, edition: "13-2026", terms: ["lamps"]))], "signature": [.text("S.")],
      ])
  }

  func file(_ mark: String) throws -> String {
    try office.acting(as: "kofi").record(Self.filing(mark)).numbers[0]
  }

  /// Every row of every table that is not the machine's own.
  static func rows(_ path: String) throws -> [String: [String]] {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.read { db in
      let sql = """
        SELECT name FROM sqlite_master
        WHERE type IN ('table', 'view') AND name NOT GLOB 'found*_*' AND name NOT GLOB 'signKey_*'
          AND name NOT GLOB 'prose*_*'
        """
      let tables = try String.fetchAll(db, sql: sql).filter { !["following", "proof"].contains($0) }
      return try Dictionary(
        uniqueKeysWithValues: tables.map { table in
          (table, try Row.fetchAll(db, sql: "SELECT * FROM \"\(table)\"").map(\.description).sorted())
        })
    }
  }
}

/// Why something is refused; nil when it is not.
func refusal(_ body: () throws -> Void) -> RefusalCode? {
  do {
    try body()
    return nil
  } catch { return (error as? Refusal)?.code ?? .unnamedFault }
}
