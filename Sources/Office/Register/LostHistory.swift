import Foundation
import GRDB
import Glibc
import Standards

/// What the journal knows and the register has lost, or the other way about.
struct LostHistory: Equatable, Sendable {
  /// In words, with the remedy.
  let text: String
  /// Numbers that were given in what is lost, as far as the journal knows them.
  let numbers: [String]

  init(_ text: String, numbers: [String] = []) { (self.text, self.numbers) = (text, numbers) }
}

extension CommitJournal {
  /// What the journal knows and the register does not, or the other way about, and as many events as are lost; nil when they agree.
  ///
  /// - Parameter mark: what the register knows of it; nil for one that never had it there.
  static func missing(_ path: String, _ mark: JournalMark?, _ db: Database) throws -> LostHistory? {
    let last = CommitJournal.last(path)
    if let mark, last?.sequence ?? -1 < mark.noted || last == nil {
      let what =
        access(path, F_OK) != 0
        ? "is not there" : last.map { "ends with event \($0.sequence)" } ?? "holds no line that can be read"
      return LostHistory(
        "The journal “\(path)” \(what), but event \(mark.noted) stood in it. Put it back where it was, or begin a new one with `ipdesk journal begin`."
      )
    }
    guard let last else { return nil }
    let end = try ChainHead(db)
    let words = "Restore the newest backup and compare, or accept the loss with `ipdesk journal accept`."
    guard last.sequence <= end.sequence else {
      let lost = lines(path).filter { $0.sequence > end.sequence }
      let numbers = lost.flatMap(\.numbers)
      let given = numbers.isEmpty ? "" : " Numbers given in them: \(numbers.suffix(20).joined(separator: ", "))."
      return LostHistory(
        "The register ends with event \(end.sequence), but its journal “\(path)” knows event \(last.sequence) of \(last.moment): \(last.sequence - end.sequence) acknowledged events are missing.\(given) \(words)",
        numbers: numbers)
    }
    let seal = try Data.fetchOne(db, sql: "SELECT seal FROM event WHERE sequence = ?", arguments: [last.sequence])
    guard seal.map(hexadecimal) == last.seal else {
      return LostHistory(
        "Event \(last.sequence) of the register is not the one that its journal “\(path)” knows: it is another history, or was altered and sealed again. \(words)"
      )
    }
    return nil
  }
}
