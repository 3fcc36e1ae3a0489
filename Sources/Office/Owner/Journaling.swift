import Filing
import GRDB
import Standards
import Synchronization

extension RegisterDoor {
  /// Opens the journal; what it knows beyond the register is told with the first thing that is to be recorded.
  func keepJournal(beside path: String) throws {
    let (place, head, missing) = try register.database.read { db in
      // Where the followed register keeps its journal says nothing of this machine.
      let set = try Following.read(db) == nil ? Settings.all(db)["journal"] ?? "" : ""
      let place = set.isEmpty ? path + ".journal" : set
      return (place, try ChainHead(db), try CommitJournal.missing(place, db))
    }
    loss.withLock { $0 = missing }
    let journal = try CommitJournal(place, beginningWith: head)
    self.journal.withLock { $0 = journal }
  }

  /// Notes what was just committed in the journal.
  func journalise(_ head: ChainHead, _ recorded: [Recorded]) throws {
    guard !recorded.allSatisfy(\.events.isEmpty) else { return }
    let number = recorded.flatMap(\.events).flatMap(\.numbers.values).filter { !$0.contains(" ") }.max()
    let isAnew = recorded.contains { $0.events.contains { ["accept_loss", Following.promotion].contains($0.act) } }
    if isAnew { loss.withLock { $0 = nil } }
    try journal.withLock { journal in
      if isAnew { journal = try journal?.anew(head) }
      try journal?.append(.init(head, number: number))
    }
  }

  func refuseWithLoss(_ act: String) throws {
    guard !["accept_loss", Following.promotion].contains(act), let missing = loss.withLock({ $0 }) else { return }
    throw Refusal(.registerBehind, missing)
  }
}
