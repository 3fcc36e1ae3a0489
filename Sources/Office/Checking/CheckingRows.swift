import Filing
import Foundation
import GRDB
import Standards

extension Checking {
  /// What stands beside the events: requests, drafts, readings, terms, holds and the rules of the series.
  func rowsBeside() throws -> [String] {
    try requests() + sums() + terms() + holds() + seriesRules() + accounts()
  }

  /// Each request that was answered names its officer, its moment and the events that it made.
  private func requests() throws -> [String] {
    let sql = """
      SELECT r.id, r.officer, r.answer, e.officer, e.sequence FROM request r
        LEFT JOIN event e ON e.sequence = json_extract(r.answer, '$.events[0]') ORDER BY r.id
      """
    var findings: [String] = []
    let rows = try Row.fetchCursor(db, sql: sql)
    while let row = try rows.next(), findings.count < Checking.most {
      let (officer, recorder): (String, String?) = try (row[1], row[3])
      let isOwn = recorder == nil || recorder == officer
      if !isOwn { try findings.append("The answer to request \(row[0] as String) is not that of its officer.") }
    }
    return findings
  }

  /// Rows that only their sum judges.
  private func sums() throws -> [String] {
    var findings: [String] = []
    for table in Sums.tables {
      let rows = try Row.fetchCursor(db, sql: "SELECT \(table.columns), sum FROM \(table.name)")
      while let row = try rows.next(), findings.count < Checking.most {
        let values = Array(row.databaseValues)
        guard Sums.of(values.dropLast()).databaseValue != values.last else { continue }
        let name = String.fromDatabaseValue(values[0]) ?? ""
        findings.append("A \(table.words) (“\(name)”) is not what was written: it rotted or was altered.")
      }
    }
    return findings
  }

  private func terms() throws -> [String] {
    let rows = try Row.fetchCursor(db, sql: "SELECT class, key, term FROM goodsTerm")
    var findings: [String] = []
    while let row = try rows.next(), findings.count < Checking.most {
      guard try (row[2] as String).lowercased() != row[1] || !(1...45).contains(row[0] as Int) else { continue }
      try findings.append(
        "The term “\(row[2] as String)” of the list of terms is found under other words. \(Checking.rebuild)")
    }
    return findings
  }

  private func holds() throws -> [String] {
    let events = try ["hold_item", "release_item"].flatMap { try EventRow.ofOffice($0, db) }
      .sorted { $0.sequence < $1.sequence }
    var sealed: [String: String] = [:]
    for event in try events.map({ try $0.event() }) {
      let dossier = try Dossiers(db, lawbook).id(event.values.text(.dossier) ?? "")
      let name = try Dossiers(db, lawbook).settled(dossier).name
      let key = "\(name) \(event.values.number(.publishedEvent) ?? 0)"
      sealed[key] = event.act == "hold_item" ? event.values.text(.reason) ?? "" : nil
    }
    let stored = try Row.fetchAll(db, sql: "SELECT number, event, reason FROM hold").map {
      try ("\($0[0] as String) \($0[1] as Int)", $0[2] as String)
    }
    let strange = stored.first { sealed[$0.0] != $0.1 }
    return strange.map { ["The entry \($0.0) is not held back from the gazette by an act, or for another reason."] }
      ?? []
  }

  private func accounts() throws -> [String] { try Accounts(db: db).difference().map { [$0] } ?? [] }

  private func seriesRules() throws -> [String] {
    var sealed: [String: String] = [:]
    for values in try EventRow.ofOffice("start_series", db).map({ try $0.event().values }) {
      guard let series = values.text("series"), let yearly = values.text("yearly") else { continue }
      sealed["\(series) \(values.text("right") ?? "-")"] =
        "\(values.number(.start) ?? 1) \(values.text(.text) ?? "") \(yearly)"
    }
    guard !sealed.isEmpty else { return [] }
    let stored = try Row.fetchAll(db, sql: "SELECT series, rightId, start, pattern, yearly FROM seriesRule").map {
      try (
        "\($0[0] as String) \($0[1] as String)", "\($0[2] as Int) \($0[3] as String) \($0[4] as Bool ? "yes" : "no")"
      )
    }
    let held = Dictionary(stored, uniquingKeysWith: { first, _ in first })
    return held == sealed ? [] : ["The rules of the number series are not those with which the office was planted."]
  }

  /// What makes rows anew that only say again what events say.
  static let rebuild = "`ipdesk rebuild` makes it anew from the events."
}
