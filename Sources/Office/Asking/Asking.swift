import Filing
import Foundation
import GRDB
import Standards

/// Answers questions about the register; changes nothing.
struct Asking {
  let db: Database
  let lawbook: Lawbook
  let officer: Officer
  let now: Moment

  var today: CalendarDate { now.date }

  func answer(_ inquiry: Inquiry) throws -> Answer {
    switch inquiry {
    case .office: return .office(try office())
    case .law(let id): return .law(try law(id))
    case .lawInForce: return .lawInForce(try lawInForce())
    case .dossier(let number): return .dossier(try file(number))
    case .find(let search): return .hits(try DossierSearch(asking: self).page(search))
    case .docket(let page): return .docket(try DocketReading(asking: self).answer(page))
    case .parties(let text, let limit, let after):
      return .parties(try PartyReading(asking: self).parties(text, limit: limit, after: after))
    case .party(let id): return .party(try PartyReading(asking: self).party(id))
    case .portfolio(let id, let limit, let after):
      return .hits(try PartyReading(asking: self).portfolio(id, limit: limit, after: after))
    case .document(let digest): return .document(try document(digest))
    case .issues(let limit, let after): return .issues(try Issues(db: db).page(limit: limit, after: after))
    case .issue(let id): return .issue(try issue(id))
    case .collect(let id): return .issue(try Issues(db: db).collected(issue(id), Dossiers(db, lawbook), today: today))
    case .officers: return .officers(try Officers(db: db).all())
    case .receipts(let day, let limit, let after): return .receipts(try receipts(day, limit: limit, after: after))
    case .drafts: return .drafts(try Drafts(db: db).all(of: officer.name))
    case .goodsTerm(let text, let number): return .goodsTerm(try Vocabulary.term(text, in: number, db))
    case .symbol(let text, let scheme): return .symbol(try Vocabulary.symbol(text, of: scheme, db))
    case .recipients: return .recipients(try Recipients(db: db).all())
    case .deliveries(let recipient): return .deliveries(try DeliveryReading(asking: self).deliveries(recipient))
    case .changed(let page): return .due(try DeliveryReading(asking: self).changed(page))
    case .published(let page): return .due(try DeliveryReading(asking: self).published(page))
    case .rejected(let page): return .due(try DeliveryReading(asking: self).rejected(page))
    case .holdings(let page): return .holdings(try DeliveryReading(asking: self).holdings(page))
    case .check: return .check(Checking(db: db, lawbook: lawbook).findings())
    case .events(let from, let limit, let act): return .events(try events(from: from, limit: limit, act))
    }
  }

  /// Whether the officer may read what has not been published.
  func readsSecret() throws -> Bool {
    let law = try lawbook.law(try Lawbook.inForce(on: today, db), db)
    return officer.name == Planting.officer.name || officer.roles.contains { law.role($0)?.readsSecret ?? false }
  }

  private func office() throws -> OfficeInfo {
    let calendar = try Lawbook.calendar(db)
    var holidays = calendar.yearly
    for (date, name) in calendar.holidays { holidays[date.description] = name }
    return OfficeInfo(
      settings: try Settings.all(db), today: today, currentLaw: try Lawbook.inForce(on: today, db),
      laws: try String.fetchAll(db, sql: "SELECT id FROM lawVersion ORDER BY \"from\""),
      workingDays: calendar.workingDays.sorted(),
      holidays: holidays, closures: calendar.closures, isDemonstration: try Settings.isDemonstration(db),
      events: try Int.fetchOne(db, sql: "SELECT coalesce(max(sequence), 0) FROM event") ?? 0,
      dossiers: try Int.fetchOne(db, sql: "SELECT max(id) FROM dossier") ?? 0, version: String(Migrations.version))
  }

  private func law(_ id: String) throws -> [String: Data] {
    let files = try Lawbook.withLater(id, db)
    guard !files.isEmpty else { throw Refusal.notFound(what: "law", name: id) }
    return files
  }

  private func lawInForce() throws -> LawInForce {
    LawInForce(
      id: try Lawbook.inForce(on: today, db), today: today,
      held: try Int.fetchOne(db.cachedStatement(sql: "SELECT count(*) FROM lawVersion")) ?? 0)
  }

  private func file(_ number: String) throws -> DossierFile {
    let dossiers = try Dossiers(db, lawbook)
    let id = try dossiers.id(number)
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT d.rightId, d.law, s.secret FROM dossier d JOIN standing s ON s.dossier = d.id WHERE d.id = ?"),
      arguments: [id])
    guard let row else { throw Refusal.notFound(what: "dossier", name: number) }
    if row[2], try !readsSecret() {
      throw Refusal(
        .secret, "“\(number)” has not been published; only officers whose role reads secret files may open it.")
    }
    let events = try EventRow.ofDossier(id, db)
    let withheld = try readsSecret() ? [] : secretItems(law: row[1], right: row[0])
    return DossierFile(
      id: id, right: row[0], law: row[1], events: try events.map { try $0.event().without(withheld) },
      seals: events.map { hexadecimal($0.seal) })
  }

  /// Items whose values only officers see whose role reads secret files.
  private func secretItems(law: String, right: String) throws -> Set<String> {
    let items = try lawbook.law(law, db).right(right).map { $0.form + $0.actItems } ?? []
    return Set(items.filter(\.isSecret).map(\.item))
  }

  private func document(_ digest: String) throws -> Data {
    guard
      let bytes = try Data.fetchOne(
        db, sql: "SELECT bytes FROM document WHERE sha256 = ?", arguments: [digest.lowercased()])
    else {
      throw Refusal.notFound(what: "document", name: digest)
    }
    let sql = "SELECT max(s.secret = 0) FROM picture p JOIN standing s ON s.dossier = p.dossier WHERE p.sha256 = ?"
    if try !readsSecret(), try Bool.fetchOne(db, sql: sql, arguments: [digest.lowercased()]) != true {
      throw Refusal(
        .secret, "The document belongs to a dossier that has not been published; your role does not read secret files.")
    }
    return bytes
  }

  private func issue(_ id: String) throws -> GazetteIssue {
    guard let issue = try Issues(db: db).issue(id) else { throw Refusal.notFound(what: "gazette issue", name: id) }
    return issue
  }

  private func receipts(_ day: CalendarDate, limit: Int, after: String?) throws -> ReceiptPage {
    let limit = max(1, min(limit, 500))
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT p.receipt, s.number, p.code, p.amount, p.date, p.officer, p.isVoid FROM payment p JOIN standing s ON s.dossier = p.dossier
        WHERE p.date = ? AND p.receipt > ? ORDER BY p.receipt LIMIT ?
        """, arguments: [day.description, after ?? "", limit + 1])
    let sum = "SELECT coalesce(sum(amount), 0) FROM payment WHERE date = ? AND isVoid = 0"
    let lines = rows.prefix(limit).map {
      ReceiptLine(receipt: $0[0], number: $0[1], fee: $0[2], amount: $0[3], date: day, officer: $0[5], isVoid: $0[6])
    }
    return ReceiptPage(
      lines: lines, next: rows.count > limit ? lines.last?.receipt : nil,
      total: try Int.fetchOne(db, sql: sum, arguments: [day.description]) ?? 0)
  }

  private func events(from sequence: Int, limit: Int, _ act: String?) throws -> [DossierEvent] {
    let most = max(0, min(limit, 10_000))
    let chosen = act == nil ? "" : "AND dossier IS NULL AND act = ?"
    let rows = try EventRow.fetchAll(
      db.cachedStatement(
        sql: "SELECT \(EventRow.columns) FROM event WHERE sequence >= ? \(chosen) ORDER BY sequence LIMIT \(most)"),
      arguments: act.map { [sequence, $0] } ?? [sequence])
    let readsSecret = try readsSecret()
    return try rows.map { row in
      let standing = try row.dossier.flatMap {
        try Row.fetchOne(
          db.cachedStatement(sql: "SELECT number, secret FROM standing WHERE dossier = ?"), arguments: [$0])
      }
      var event = try row.event()
      if let standing, standing[1], !readsSecret { event.values = Values() }
      if !readsSecret { event = event.without(try secretItems(law: event.law, right: row.rightID)) }
      return DossierEvent(number: standing?[0] ?? "", event: event, seal: hexadecimal(row.seal))
    }
  }
}

extension Event {
  /// The event without the values of some items.
  fileprivate func without(_ items: Set<String>) -> Event {
    guard values.items.keys.contains(where: items.contains) else { return self }
    var event = self
    for item in items { event.values[item] = [] }
    return event
  }
}
