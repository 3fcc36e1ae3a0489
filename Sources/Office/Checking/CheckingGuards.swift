import Filing
import GRDB

extension Checking {
  /// The events that the guards of this program would refuse, dossier after dossier; nothing is changed.
  func unguarded(_ progress: (Int, Int) -> Void = { _, _ in }) throws -> [UnguardedEvent] {
    let dossiers = try Dossiers(db, lawbook)
    let ids = try Int.fetchAll(db, sql: "SELECT id FROM dossier ORDER BY id")
    return try ids.enumerated().flatMap { place, id in
      if place.isMultiple(of: 100) { progress(place, ids.count) }
      return try dossiers.settled(id).unguarded
    }
  }
}
