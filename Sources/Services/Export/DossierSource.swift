import Filing
import Office
import Publishing
import Synchronization

/// Loads dossiers for a list or a delivery; whoever asks waits for whoever asked before.
///
/// The first of them are kept, so that of a few each is loaded once, however many files they are written to. What comes behind them is
/// loaded whenever its turn comes: memory is that of the ones kept, whatever the length of the list.
final class DossierSource: Sendable {
  /// How many dossiers are kept at most.
  static let room = 16

  private struct State {
    var reading: Reading
    /// By the name of the dossier.
    var kept: [String: Dossier] = [:]
  }
  private let state: Mutex<State>
  private let shape: @Sendable (Dossier, DossierFile, Reading) -> Dossier

  /// Dossiers as they stand.
  init(_ reading: Reading) {
    state = Mutex(State(reading: reading))
    shape = { dossier, _, _ in dossier }
  }

  /// Dossiers as they stood after an event of the register, with the fields that a recipient gets.
  init(_ reading: Reading, for profile: RecipientProfile, upTo: Int) {
    state = Mutex(State(reading: reading))
    shape = { whole, file, reading in
      let events = file.events.filter { $0.sequence <= upTo }
      return reading.fold(profile.limited(events, form: whole.right.form), of: whole.right, id: file.id)
    }
  }

  /// The dossier of an application or registration number.
  func dossier(_ number: String) throws -> Dossier {
    try state.withLock { state in
      if let kept = state.kept[number] { return kept }
      let (whole, file) = try state.reading.dossier(number)
      let dossier = shape(whole, file, state.reading)
      if state.kept.count < Self.room { state.kept[whole.name] = dossier }
      return dossier
    }
  }
}
