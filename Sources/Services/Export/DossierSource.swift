import Filing
import Office
import Publishing
import Synchronization

/// Loads dossiers one after the other for a list or a delivery; whoever asks waits for whoever asked before.
final class DossierSource: Sendable {
  private let reading: Mutex<Reading>

  init(_ reading: Reading) { self.reading = Mutex(reading) }

  /// The dossier as it stands.
  func dossier(_ number: String) throws -> Dossier { try reading.withLock { try $0.dossier(number).dossier } }

  /// The dossier as it stood after an event of the register, with the fields that a recipient gets.
  func dossier(_ number: String, for profile: RecipientProfile, upTo: Int) throws -> Dossier {
    try reading.withLock { reading in
      let (whole, file) = try reading.dossier(number)
      let events = file.events.filter { $0.sequence <= upTo }
      return reading.fold(profile.limited(events, form: whole.right.form), of: whole.right, id: file.id)
    }
  }
}
