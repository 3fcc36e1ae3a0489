import GRDB

extension RegisterDoor {
  /// The dossiers that have these application numbers, by letters and digits of the number.
  func standings(of numbers: [String]) throws -> [String: DossierStanding] {
    guard !numbers.isEmpty else { return [:] }
    // Nobody else writes into a register that is owned; a read that forbids writing would have every statement compiled again.
    return try register.database.unsafeRead { try DossierStanding.all(numbers, $0) }
  }
}
