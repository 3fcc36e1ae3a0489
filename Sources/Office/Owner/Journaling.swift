import Filing
import GRDB
import Standards
import Synchronization

extension RegisterDoor {
  /// Opens the journal; what it knows beyond the register, or has lost itself, is told with the first thing that is to be recorded.
  func keepJournal(beside path: String) throws {
    let (place, file, mark, head, missing) = try register.database.read { db in
      // Where the followed register keeps its journal says nothing of this machine.
      let place = try Following.read(db) == nil ? Settings.all(db)["journal"] ?? "" : ""
      let file = Journals.file(place, of: path)
      // One whose place was set anew begins there.
      let mark = try JournalMark(db).flatMap { $0.place == place ? $0 : nil }
      return (place, file, mark, try ChainHead(db), try CommitJournal.missing(file, mark, db))
    }
    loss.withLock { $0 = missing }
    // A lost one is not begun before two officers have said so: the next keeper must miss it too.
    guard missing == nil || Files.exists(file) else { return }
    let journal = try CommitJournal(file, beginningWith: head)
    if mark == nil {
      try register.database.write { try JournalMark(place: place, noted: journal.noted).write($0) }
    }
    self.journal.withLock { $0 = journal }
  }

  /// The journal that begins with what the register has, when two officers have said so.
  private func begun(_ head: ChainHead, after old: CommitJournal?) throws -> CommitJournal {
    if let old { return try old.anew(head) }
    let place = try register.database.read { try Settings.all($0)["journal"] ?? "" }
    return try CommitJournal(Journals.file(place, of: register.database.path), beginningWith: head)
  }

  /// Notes what was just committed in the journal.
  func journalise(_ head: ChainHead, _ recorded: [Recorded]) throws {
    guard !recorded.allSatisfy(\.events.isEmpty) else { return }
    let given = recorded.flatMap(\.events).flatMap(\.numbers.values)
    let numbers = Set(given.filter { !$0.contains { " ,\n".contains($0) } }).sorted()
    let isAnew = recorded.contains { $0.events.contains { ["accept_loss", Following.promotion].contains($0.act) } }
    if isAnew { loss.withLock { $0 = nil } }
    try journal.withLock { journal in
      guard register.mode != .inMemory else { return }
      if isAnew {
        let new = try begun(head, after: journal)
        try register.database.write { try JournalMark.move(to: new.noted, $0) }
        journal = new
      }
      try journal?.append(.init(head, numbers: numbers))
    }
  }

  /// Notes in the register how far its journal has come.
  func markJournal(_ db: Database) throws {
    if let noted = journal.withLock({ $0?.noted }) { try JournalMark.move(to: noted, db) }
  }

  func refuseWithLoss(_ act: String) throws {
    guard !["accept_loss", Following.promotion].contains(act), let missing = loss.withLock({ $0 }) else { return }
    throw Refusal(.registerBehind, missing.text)
  }
}
