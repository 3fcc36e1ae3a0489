import Filing
import GRDB

extension RegisterDoor {
  /// The dossiers that have these application numbers.
  func standings(of names: [DossierStanding.Name]) throws -> [DossierStanding.Name: DossierStanding] {
    guard !names.isEmpty else { return [:] }
    // Nobody else writes into a register that is owned; a read that forbids writing would have every statement compiled again.
    return try register.database.unsafeRead { db in
      try names.reduce(into: [:]) { found, name in found[name] = try DossierStanding(name, db) }
    }
  }

  /// The events of a dossier, in order.
  func events(of dossier: Int) throws -> [Event] {
    try register.database.unsafeRead { db in try EventRow.ofDossier(dossier, db).map { try $0.event() } }
  }
}
