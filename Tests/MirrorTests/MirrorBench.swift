import Filing
import FoundationEssentials
import Office
import Services
import Standards
import Synchronization
import TestSupport
import Testing

@testable import Mirror

/// An office in memory and an empty database for its mirror.
final class MirrorBench {
  static let seed = "\(TestPaths.root)/Seed/Meridia"
  static let codes = Result { try CodeLists(folder: "\(TestPaths.root)/Resources/Codes") }

  /// The demonstration of Meridia with all four rights, played once for all tests; nobody records in it.
  static let demonstration = Result {
    let script = try Script(folder: seed + "/Demonstration")
    var player = try Player(path: nil, seed: seed, script: script, codes: try codes.get())
    _ = try player.play(script) { _, _ in }
    return player.office
  }

  /// The office on behalf of its registrar.
  let office: Office
  let cluster: Cluster
  let database: String
  var place: MirrorPlace { get throws { try MirrorPlace(cluster.text(database), isOpen: false) } }

  init(_ office: Office? = nil) throws {
    self.office =
      try office
      ?? Office.rehearsal(seed: Self.seed, codes: Self.codes.get(), now: { Moment("2026-03-02T10:00:00")! })
    cluster = try #require(Cluster.current)
    database = try cluster.database()
  }

  @discardableResult
  func sync(
    whole: Bool = false, anew: Bool = false, progress: ProgressHandler = .none, pageSize: Int = 100
  ) throws -> Syncing.Summary {
    var syncing = try Syncing(office, to: place, isWhole: whole, isAnew: anew, progress: progress)
    syncing.pageSize = pageSize
    return try syncing.run()
  }

  func differences() throws -> [String] {
    var comparing = try Comparing(office, with: place)
    return try comparing.run().differences.map {
      "\($0.table) \($0.row) \($0.kind.rawValue) \($0.columns.joined(separator: ","))"
    }
  }

  func sql(_ text: String) throws -> [PostgresRow] { try cluster.connection(database).run(text) }

  func found(_ words: String) throws -> [String] { try Searching(in: place).find(words).hits.map(\.title) }

  /// A trademark, whose file is public from its filing on.
  @discardableResult
  func file(_ mark: String, _ owner: Party = TestParties.lumen, _ more: Values = [:]) throws -> String {
    var owner = owner
    owner.id = nil
    let values: Values = [
      "applicant": [.party(owner)], "intention": [.flag(true)], "mark_kind": [.text("word")],
      "mark_text": [.text(mark)], "signature": [.text("hand-written")],
      "goods": [.goods(GoodsClass(number: 9, edition: "13-2026", terms: ["lamps"]))],
    ]
    return try office.acting(as: "kofi").record(
      ActRequest("receive", right: "T", values: Values(values.items.merging(more.items) { _, new in new }))
    ).numbers[0]
  }

  @discardableResult
  func record(
    _ act: String, on number: String, _ values: Values = [:], as officer: String = "marguerite", second: String? = nil
  ) throws -> Recorded {
    try office.acting(as: officer).record(
      ActRequest(
        act, on: [number], values: values, second: second.map { Credential(name: $0, password: "meridia") }))
  }

  /// Every text of every table of the mirror that holds the word.
  func places(of word: String) throws -> [String] {
    let columns = try sql(
      "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'ipdesk' ORDER BY 1, 2")
    return try columns.compactMap { column in
      let (table, name) = (column[0] ?? "", column[1] ?? "")
      let count = try sql("SELECT count(*) FROM ipdesk.\(table) WHERE \(name)::text ILIKE '%\(word)%'")
      return count == [["0"]] ? nil : "\(table).\(name)"
    }
  }
}

/// The code and words of what an act throws; nothing when it does not.
func told(_ body: () throws -> Void) -> String {
  do { try body() } catch {
    let told = Explanation(of: error)
    return "\(told.code.rawValue) \(told.blame.rawValue): \(told.message)"
  }
  return "nothing"
}
