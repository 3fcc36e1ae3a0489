import Filing
import Standards

/// The dossiers on which the acts of one transaction were recorded.
///
/// A further act finds them folded. Their derived rows are written together, table by table, behind the last act, or
/// as soon as many dossiers wait.
final class PendingDossiers {
  let searchIndex: SearchIndex
  /// In the order in which they came.
  private var waiting: [DerivedRows] = []
  private var places: [Int: Int] = [:]
  private var numbers: [String: Int] = [:]

  /// So many dossiers wait at most.
  private static let most = 256

  init(_ searchIndex: SearchIndex) { self.searchIndex = searchIndex }

  /// The dossier as of today, when an act of this transaction left it.
  ///
  /// - Parameter number: as `Dossier.name` has it; any other way to name it is looked up.
  func dossier(_ number: String, today: CalendarDate) -> Dossier? {
    guard let place = numbers[number], case let dossier = waiting[place].dossier, dossier.today == today else {
      return nil
    }
    return dossier
  }

  /// Takes what an act left.
  ///
  /// - Parameter isNew: the register holds no derived row of it yet.
  func take(_ after: Dossier, isNew: Bool) throws {
    if let place = places[after.id] {
      waiting[place] = DerivedRows(after, isNew: waiting[place].isNew)
      return
    }
    if waiting.count == PendingDossiers.most { try release() }
    places[after.id] = waiting.count
    numbers[after.name] = waiting.count
    waiting.append(DerivedRows(after, isNew: isNew))
  }

  /// Writes the derived rows that wait, for whoever is to read them.
  func release() throws {
    try Derived.write(waiting, searchIndex)
    drop()
  }

  /// Forgets the dossiers, because their savepoint was undone.
  func drop() { (waiting, places, numbers) = ([], [:], [:]) }
}
