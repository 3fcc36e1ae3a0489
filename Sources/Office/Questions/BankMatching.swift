import Filing
import GRDB
import Standards

/// Finds the file of one credit.
struct BankMatching {
  let context: ReadingContext
  let sight: Sight

  func match(_ credit: BankCredit) throws -> BankMatch {
    var match = BankMatch(key: credit.key)
    (match.receipt, match.times) = try booked(credit)
    guard match.receipt == nil else { return match }
    let named = try BankNumbers(context: context).files(in: credit.text)
    let known = try named.files.filter { try sight.names($0.key, context.db) }
    let dossiers = try known.keys.sorted().map { try context.dossiers.dossier($0, today: context.today) }
    guard let dossier = dossiers.first, dossiers.count == 1 else {
      match.reason =
        dossiers.count > 1 ? "it names \(dossiers.count) files" : named.reason ?? "it names no file of the register"
      match.proposals = dossiers.prefix(5).map { proposal($0, "named in the text") }
      if dossiers.isEmpty { match.proposals = try near(named.strange) + ofPayer(credit) }
      return match
    }
    (match.number, match.dossier, match.name) = (dossier.applicationNumber, dossier.id, dossier.name)
    guard known[dossier.id] == true || isKnown(credit.payer, in: dossier) else {
      match.reason = "the number has no check digits, and the payer is nobody of the file"
      match.proposals = [proposal(dossier, "named without check digits")]
      return match
    }
    if let (act, fee) = paid(credit, dossier) {
      (match.act, match.fee) = (act, fee)
    } else {
      let open = owed(credit, dossier)
      match.reason =
        open == 0
        ? "nothing is owed there by its payer"
        : "\(dossier.money(open)) are owed there, \(dossier.money(credit.amount)) came"
      match.proposals = [proposal(dossier, "named in the text")]
    }
    return match
  }

  /// The receipt in force under which the line was booked, and how often it was booked.
  private func booked(_ credit: BankCredit) throws -> (String?, Int) {
    let rows = try EventRow.fetchAll(
      context.db.cachedStatement(
        sql: """
          SELECT \(EventRow.columns) FROM event WHERE substr(request, 1, 69) = ? AND substr(request, 1, 5) = 'bank:'
            ORDER BY sequence
          """), arguments: [String(credit.request(0).prefix(69))])
    let annulled = rows.isEmpty ? [] : try EventRow.annulled(context.db)
    for row in rows {
      guard let receipt = try row.event().numbers["receipt"] else { continue }
      let isGone =
        try row.dossier.map { dossier in
          try context.db.number(
            "SELECT 1 FROM payment WHERE dossier = ? AND receipt = ? AND isVoid = 1", dossier, receipt) != nil
        } ?? annulled.contains(row.sequence)
      if !isGone { return (receipt, rows.count) }
    }
    return (nil, rows.count)
  }

  private func owed(_ credit: BankCredit, _ dossier: Dossier) -> Int {
    let payer = credit.payer.isEmpty ? nil : credit.payer
    return dossier.fees.filter { $0.isOpen && dossier.isOwed($0, by: payer) }.map(\.open).reduce(0, +)
  }

  /// What the credit pays, and by which act: all that is owed, one fee of it, or what a time limit costs that is met by paying.
  private func paid(_ credit: BankCredit, _ dossier: Dossier) -> (act: String, fee: String)? {
    let payer = credit.payer.isEmpty ? nil : credit.payer
    let open = dossier.fees.filter { $0.isOpen && dossier.isOwed($0, by: payer) }
    if !open.isEmpty, owed(credit, dossier) == credit.amount { return ("pay_fee", "*") }
    let single = open.filter { $0.open == credit.amount }
    if single.count == 1 { return ("pay_fee", single[0].code) }
    guard open.isEmpty else { return nil }
    let today = context.today
    let meant = dossier.limits.filter { limit in
      guard limit.isRunning, today <= limit.last, limit.windowStart.map({ $0 <= today }) ?? false,
        let quote = dossier.quote(limit, on: today)
      else { return false }
      return credit.amount == (today <= limit.due ? quote.amount : quote.lateAmount)
    }
    guard meant.count == 1, let act = dossier.right.acts.first(where: { $0.isPaid(for: meant[0].rule.id) }),
      dossier.refusal(of: act, on: today, roles: nil) == nil
    else { return nil }
    return (act.id, "*")
  }

  /// Whether the payer bears the name of an owner, an agent or a debtor of the file, its words in any order.
  private func isKnown(_ payer: String, in dossier: Dossier) -> Bool {
    let words = Set(Folded.text(payer).split(separator: " "))
    guard !words.isEmpty else { return false }
    let parties = dossier.owners + dossier.values.parties(Item.representative.rawValue)
    let names = parties.flatMap { $0.names.map { "\($0.first ?? "") \($0.last)" } } + dossier.fees.compactMap(\.debtor)
    return names.contains { Set(Folded.text($0).split(separator: " ")) == words }
  }

  private func proposal(_ dossier: Dossier, _ why: String) -> BankProposal {
    BankProposal(
      number: dossier.applicationNumber, title: sight.reads(dossier) ? dossier.title : "unpublished",
      open: dossier.fees.map(\.open).reduce(0, +), why: why)
  }

  /// Files whose number differs in one digit, or in two that changed places.
  private func near(_ numbers: [String]) throws -> [BankProposal] {
    var found: [BankProposal] = []
    for number in numbers {
      for other in BankNumbers.neighbours(number) {
        let sql = "SELECT DISTINCT dossier FROM number WHERE key = ? AND series IN ('application', 'registration')"
        for id in try Int.fetchAll(context.db.cachedStatement(sql: sql), arguments: [other])
        where try found.count < 5 && sight.names(id, context.db) {
          found.append(proposal(try context.dossiers.dossier(id, today: context.today), "“\(number)” is one slip away"))
        }
      }
    }
    return found.sorted { ($0.open, $1.number) > ($1.open, $0.number) }
  }

  /// Files of the payer, by his name, on which something is open and that the officer may read.
  private func ofPayer(_ credit: BankCredit) throws -> [BankProposal] {
    guard let (table, pattern) = SearchIndex.pattern(Folded.text(credit.payer)) else { return [] }
    let ids = try Int.fetchAll(
      context.db,
      sql: """
        SELECT DISTINCT s.dossier FROM \(table) JOIN found f ON f.id = \(table).rowid JOIN role r ON r.party = f.party
          JOIN standing s ON s.dossier = r.dossier JOIN fee x ON x.dossier = s.dossier AND x.paid + x.writtenOff < x.amount
        WHERE \(table) MATCH ? AND \(sight.reads) ORDER BY s.dossier LIMIT 5
        """, arguments: [pattern])
    return try ids.map { proposal(try context.dossiers.dossier($0, today: context.today), "its payer owes there") }
  }
}
