import Filing
import Standards

/// The dossier on which acts that stand together follow each other.
///
/// A further act finds it folded; its derived rows are written once, behind the last of them.
final class Ahead {
  let found: FoundIndex
  /// Whether further acts on the same dossier are to come.
  var holds = false
  private var dossier: Dossier?
  private var isNew = false

  init(_ found: FoundIndex) { self.found = found }

  /// The dossier as of today, when it is the one that the last act left.
  ///
  /// - Parameter number: `application:` and its number; any other way to name it is looked up.
  func dossier(_ number: String, today: CalendarDate) -> Dossier? {
    guard let dossier, dossier.today == today, number == "application:\(dossier.applicationNumber)" else { return nil }
    return dossier
  }

  /// Takes what an act left.
  ///
  /// - Parameter isNew: the register holds no derived row of it yet.
  func take(_ after: Dossier, isNew: Bool) throws {
    if dossier?.id != after.id {
      try write()
      self.isNew = isNew
    }
    dossier = after
    if !holds { try write() }
  }

  /// Writes the derived rows that wait; from then on each act writes its own.
  func release() throws {
    holds = false
    try write()
  }

  /// Forgets the dossier, because its savepoint was undone.
  func drop() { (dossier, isNew, holds) = (nil, false, false) }

  private func write() throws {
    guard let dossier else { return }
    try Derived.write(dossier, isNew: isNew, found)
    self.dossier = nil
  }
}
