import Filing
import GRDB
import Standards

/// Asks which errata the gazette owes: what issues printed wrong, the register has put right and no issue tells; of files that
/// the officer may not read nothing.
public struct ListErrata: Question {
  public var limit: Int
  public var after: String?

  /// - Parameters:
  ///   - limit: files of the page, 1 to 500.
  ///   - after: where the page starts: `next` of the page before.
  public init(limit: Int = 100, after: String? = nil) { (self.limit, self.after) = (limit, after) }

  public func answer(in context: ReadingContext) throws -> ErrataPage {
    let most = max(1, min(limit, 500))
    let start = (after ?? "").split(separator: " ").map(String.init)
    let rows = try Row.fetchAll(
      context.db,
      sql: """
        SELECT u.since, u.dossier FROM untold u JOIN standing s ON s.dossier = u.dossier
        WHERE \(context.sight().reads) AND (u.since, u.dossier) > (?, ?)
        GROUP BY u.since, u.dossier ORDER BY u.since, u.dossier LIMIT ?
        """, arguments: [start.first ?? "", start.count == 2 ? Int(start[1]) ?? 0 : 0, most + 1])
    var lines: [ErratumLine] = []
    let dossiers = context.dossiers
    for row in rows.prefix(most) {
      let (since, id): (String, Int) = try (row[0], row[1])
      let dossier = try dossiers.dossier(id, today: context.today)
      let sections = try context.law(dossier.events.first?.law ?? "").sections
      for event in dossier.correctionsUntold where event.effective.description == since {
        let errata = dossier.errata(of: event.ordinal, sections: sections)
        guard !errata.isEmpty else { continue }
        lines.append(
          ErratumLine(
            number: dossier.applicationNumber, right: dossier.right.id, title: dossier.title, event: event.ordinal,
            act: event.act, since: event.effective, errata: errata))
      }
    }
    let last = rows.count > most ? rows[most - 1] : nil
    return ErrataPage(lines: lines, next: try last.map { try "\($0[0] as String) \($0[1] as Int)" })
  }
}

/// A correction of which the gazette owes the erratum.
public struct ErratumLine: Codable, Equatable, Sendable {
  /// Application number.
  public var number: String
  /// Id of the right.
  public var right: String
  public var title: String
  /// Ordinal of the correction in the dossier.
  public var event: Int
  /// What was recorded.
  public var act: String
  public var since: CalendarDate
  /// What the issues printed wrong and what is right.
  public var errata: [Erratum]
}

/// The errata that are owed, the oldest first.
public struct ErrataPage: Codable, Equatable, Sendable {
  public var lines: [ErratumLine]
  /// Where the next page starts; nil on the last one.
  public var next: String?
}
