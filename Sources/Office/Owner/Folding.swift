import Filing
import Foundation
import GRDB
import Standards
import Synchronization

extension RegisterDoor {
  /// Takes what a bundle brings, in one transaction: all of it or nothing.
  ///
  /// - Throws: a `Refusal` when the officer may not, the register is no standby, or the bundle does not follow from what it has.
  func fold(_ bytes: Data, as officer: String) throws -> Recorded {
    try permitBackup(officer)
    let bundle = try Bundle(bytes)
    let (lines, head, isLonger) = try register.database.write { db in
      var folding = try Folding(bundle, db, lawbook)
      return (try folding.run(), try ChainHead(db), folding.isLonger)
    }
    if isLonger { try journal.withLock { try $0?.append(.init(head, numbers: [])) } }
    return Recorded(events: [], numbers: [], summary: lines)
  }
}

/// One bundle on its way into a standby: judged, its rows written, and everything derived folded from them.
struct Folding {
  private let bundle: Bundle
  private let db: Database
  private let lawbook: Lawbook
  private var following: Following
  private var chain: ChainHead
  private var events: [EventRow] = []
  /// Where this register stood before.
  private let start: Int

  private var head: BundleHead { bundle.head }
  /// Whether the register has more events than before.
  var isLonger: Bool { !events.isEmpty }

  /// - Throws: a `Refusal` unless the bundle follows from what the register has.
  init(_ bundle: Bundle, _ db: Database, _ lawbook: Lawbook) throws {
    guard let following = try Following.read(db) else {
      throw Refusal(
        .noStandby,
        "This register leads itself and takes no bundles. Whoever wants to follow another one begins a register of its own: `ipdesk follow` with a path that is not there yet."
      )
    }
    try bundle.judge(following.key)
    (self.bundle, self.db, self.lawbook, self.following) = (bundle, db, lawbook, following)
    chain = try ChainHead(db)
    start = chain.sequence
    try judge()
  }

  private func judge() throws {
    let own = try Following.register(db)
    guard own.isEmpty || head.register == own else {
      throw Bundle.strange("it is of another register (office \(head.office))")
    }
    guard head.form <= Migrations.current.version else {
      throw Refusal(
        .newerRegister,
        "The bundle is of a register of the form \(head.form); this program knows forms up to \(Migrations.current.version). Install the newer program here."
      )
    }
    guard head.from <= start + 1 else {
      throw Refusal(
        .bundleGap,
        "The bundle goes on behind event \(head.from - 1), this register ends with event \(start): events \(start + 1) to \(head.from - 1) are missing. Give the bundles between, or one made with `--since \(start)`."
      )
    }
    guard try Following.seal(of: head.from - 1, db) == head.before else { throw try fork(head.from - 1) }
    if head.to <= start, try Following.seal(of: head.to, db) != head.after { throw try fork(head.to) }
  }

  private func fork(_ sequence: Int) throws -> Refusal {
    let epoch = try Following.epoch(upTo: start, db)
    let what =
      head.epoch < epoch
      ? "it is of epoch \(head.epoch), this register stands in epoch \(epoch): the register that was lost goes on by itself. Shut it, and follow the one that was promoted"
      : "the register that made it was restored, altered or led on by others. Find out which of the two leads, and begin the other one anew"
    return Refusal(
      .bundleFork, "The bundle is of another history: event \(sequence) is not the one that stands here; \(what).")
  }

  /// - Returns: what was taken, in words; nothing when the register has all of it.
  mutating func run() throws -> [String] {
    if !following.said.isEmpty, head.isNoLater(than: following.said, at: start) { return [] }
    // A party that is merged refers to one that may come later in the bundle.
    try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
    let calendar = try BundleWriting.calendar(db)
    var writing = try BundleWriting(db, behind: start)
    for line in try BundleRows.lines(bundle.rows) {
      if line.table == "event" { try append(line) } else { try writing.write(line) }
    }
    try writing.finish()
    guard chain.sequence == max(start, head.to), try Following.seal(of: head.to, db) == head.after else {
      throw Bundle.broken("its events do not lead where its head says")
    }
    try derive(all: BundleWriting.calendar(db) != calendar)
    (following.last, following.said) = (head.last, head.said)
    try following.write(db)
    guard !events.isEmpty else { return bundle.rows.isEmpty ? [] : ["Drafts and readings are in step."] }
    return ["Events \(start + 1) to \(chain.sequence) are folded."]
  }

  /// Appends an event that is not there yet, under the very seal that it has.
  private mutating func append(_ line: BundleLine) throws {
    var event = try EventRow(line)
    guard event.sequence > start else { return }
    let seal = event.seal
    guard event.sequence == chain.sequence + 1 else { throw Bundle.broken("its events do not follow one another") }
    try event.append(after: &chain, db)
    guard event.seal == seal else { throw Bundle.broken("event \(event.sequence) is not what was sealed") }
    events.append(event)
  }

  /// Makes every row that follows from the events: parties, dossiers, terms, the ledger.
  ///
  /// - Parameter all: the calendar or the law was changed, so that limits of any dossier may have moved.
  private func derive(all: Bool) throws {
    let index = SearchIndex(db)
    for party in Set(events.compactMap(\.party)).sorted() { try Parties(db: db).write(party, index) }
    let dossiers = try Dossiers(db, lawbook)
    let touched =
      all && start > 0
      ? try Int.fetchAll(db, sql: "SELECT id FROM dossier ORDER BY id") : Set(events.compactMap(\.dossier)).sorted()
    // A term stands as it was written first, though the dossier has given it up since.
    for event in events where event.dossier != nil { try Vocabulary.learn(event.event().values.goods, db) }
    for id in touched { try Derived.write(dossiers.settled(id), index) }
    try index.flush()
    let ledger = Ledger(db: db, dossiers: dossiers)
    for row in events where row.dossier == nil && row.party == nil {
      let event = try row.event()
      try Accounts(db: db).follow(event)
      switch event.act {
      case "deliver": try ledger.add(event, ledger.list(event.values))
      case "reject_delivery": try ledger.judge(event, verdict: "rejected")
      case "acknowledge_delivery": try ledger.judge(event, verdict: "accepted")
      default: break
      }
    }
  }
}
