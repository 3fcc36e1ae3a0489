import Filing
import GRDB

extension Checking {
  /// The ledger folded again from the deliveries, rejections and acknowledgements as they were sealed.
  func ledger() throws -> [String] {
    let dossiers = try Dossiers(db, lawbook)
    let ledger = Ledger(db: db, dossiers: dossiers)
    let acts = ["deliver", "reject_delivery", "acknowledge_delivery"]
    let events = try acts.flatMap { try EventRow.ofOffice($0, db) }.sorted { $0.sequence < $1.sequence }
    var folded = FoldedLedger()
    for event in try events.map({ try $0.event() }) {
      let (recipient, number) = Ledger.named(event)
      if event.act == "deliver" {
        folded.deliveries.insert(
          "\(recipient) \(number) \(event.sequence) \(event.values.text(.deliveryKind) ?? "") \(event.values.number(.upTo) ?? 0) \(event.values.text(.manifest) ?? "")"
        )
        for volume in try ledger.list(event.values).volumes {
          for line in volume.dossiers {
            folded.holdings[.init(recipient, try dossiers.id(line.number), number)] = .init(line.event, volume.sha256)
          }
        }
      } else {
        let dossier = try event.values.text(.dossier).map { try dossiers.id($0) }
        let cause = event.act == "reject_delivery" ? event.values.text(.reason) ?? "" : nil
        folded.judge(recipient, number, dossier, cause: cause)
      }
    }
    return try folded.differs(from: db).map { [$0] } ?? []
  }
}

/// The ledger as its events make it.
private struct FoldedLedger {
  struct Key: Hashable {
    let recipient: String
    let dossier: Int
    let delivery: Int
    init(_ recipient: String, _ dossier: Int, _ delivery: Int) {
      (self.recipient, self.dossier, self.delivery) = (recipient, dossier, delivery)
    }
  }
  struct Holding: Equatable {
    let event: Int
    let hash: String
    var verdict = "sent"
    var cause = ""
    init(_ event: Int, _ hash: String) { (self.event, self.hash) = (event, hash) }
  }

  var deliveries: Set<String> = []
  var holdings: [Key: Holding] = [:]

  /// - Parameter cause: why it was rejected; nil when it was accepted.
  mutating func judge(_ recipient: String, _ delivery: Int, _ dossier: Int?, cause: String?) {
    let named = holdings.keys.filter {
      $0.recipient == recipient && $0.delivery == delivery && (dossier == nil || dossier == $0.dossier)
    }
    for key in named where cause == nil && holdings[key]?.verdict == "sent" { holdings[key]?.verdict = "accepted" }
    guard let cause else { return }
    let reached = Set(named.map(\.dossier))
    for (key, holding) in holdings
    where key.recipient == recipient && key.delivery >= delivery && reached.contains(key.dossier)
      && holding.verdict != "rejected"
    {
      holdings[key]?.verdict = "rejected"
      holdings[key]?.cause = cause
    }
  }

  /// What the register holds otherwise; nil when it says the same.
  func differs(from db: Database) throws -> String? {
    let stored = try Row.fetchAll(db, sql: "SELECT recipient, number, event, kind, upTo, manifest FROM delivery").map {
      try "\($0[0] as String) \($0[1] as Int) \($0[2] as Int) \($0[3] as String) \($0[4] as Int) \($0[5] as String)"
    }
    guard Set(stored) == deliveries else { return "The deliveries of the ledger are not those that were recorded." }
    var count = 0
    let sql = "SELECT recipient, dossier, delivery, event, hash, verdict, cause FROM holding"
    let rows = try Row.fetchCursor(db, sql: sql)
    while let row = try rows.next() {
      count += 1
      var holding = try Holding(row[3], row[4])
      (holding.verdict, holding.cause) = try (row[5], row[6])
      guard try holdings[Key(row[0], row[1], row[2])] == holding else {
        return try
          "The ledger says something else of delivery no. \(row[2] as Int) to “\(row[0] as String)” than was recorded."
      }
    }
    return count == holdings.count ? nil : "A dossier that was delivered is missing from the ledger."
  }
}
