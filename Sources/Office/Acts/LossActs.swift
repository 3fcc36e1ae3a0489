import Filing
import Standards

/// Going on without events that the journal knows and the register has lost, or without the journal: by two persons, who say why.
enum LossActs {
  static let accept: OfficeAct = { recording, values, effective in
    guard let loss = recording.loss else {
      throw Refusal(
        .nothingDue,
        "The register has every event that its journal knows, and its journal is there. Nothing is to be accepted.")
    }
    var noted = values
    noted[.text] = [.text(loss)]
    try recording.note("accept_loss", noted, effective)
    recording.effects.notes.append(
      "The register goes on from here with a new journal; what was lost is filed again under new numbers.")
  }
}
