import Filing
import Foundation
import GRDB
import Standards

extension OfficeCalendar {
  /// The calendar as it stood after an event: what was declared, annulled, entered or set later is left out of it.
  func asOf(_ sequence: Int, _ db: Database) throws -> OfficeCalendar {
    let acts = ["declare_closure", "annul", "set_holidays", "set_office"]
    let isOfToday = try acts.allSatisfy { act in
      try db.number("SELECT 1 FROM event WHERE dossier IS NULL AND act = ? AND sequence > ? LIMIT 1", act, sequence)
        == nil
    }
    guard !isOfToday else { return self }
    func events(_ act: String) throws -> [Event] {
      try EventRow.ofOffice(act, db).filter { $0.sequence <= sequence }.map { try $0.event() }
    }
    var past = self
    let annulled = Set(try events("annul").compactMap { $0.values.number(.relatedEvent) })
    past.closures = try events("declare_closure").filter { !annulled.contains($0.sequence) }.compactMap { event in
      guard let from = event.values.date(.closedFrom), let until = event.values.date(.closedUntil) else { return nil }
      return Closure(
        from: from, until: until, reason: event.values.text(.reason) ?? "", extraDays: event.values.number(.days) ?? 0)
    }.sorted { $0.from < $1.from }
    (past.holidays, past.yearly, past.feasts) = ([:], [:], [])
    for event in try events("set_holidays") {
      for line in event.values.texts(.holidays).flatMap({ text in text.split(separator: "\n") }) {
        let parts = line.split(separator: " ", maxSplits: 1).map { String($0) }
        if parts.count == 2 { _ = past.enter(parts[0], parts[1]) }
      }
    }
    if let settings = try Settings.asOf(sequence, db) { past.receipts = Facts.receipts(settings) }
    return past
  }
}

extension Settings {
  /// Keys and values of the office as they stood after an event; nil in a register whose planting does not tell them.
  static func asOf(_ sequence: Int, _ db: Database) throws -> [String: String]? {
    func lines(_ act: String, _ item: String) throws -> [String] {
      try EventRow.ofOffice(act, db).filter { $0.sequence <= sequence }.flatMap { try $0.event().values.texts(item) }
    }
    guard let planted = try EventRow.ofOffice("plant_law", db).first?.event().values.texts("settings"), !planted.isEmpty
    else { return nil }
    var settings: [String: String] = [:]
    for line in planted + (try lines("set_office", Item.settings.rawValue)) {
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      if parts.count == 2 { settings[parts[0]] = parts[1] }
    }
    return settings
  }
}
