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
    noted[.text] = [.text(loss.text)]
    noted[.lostNumbers] = loss.numbers.map { .text($0) }
    try recording.note("accept_loss", noted, effective)
    try recording.passOver(lost: noted, effective)
    recording.effects.notes.append(
      "The register goes on from here with a new journal; what was lost is filed again under new numbers.")
  }

  /// A standby becomes the register that leads: by two persons, who say why, and what of the lost one did not arrive.
  static let promote: OfficeAct = { recording, values, effective in
    guard try Following.read(recording.db) != nil else {
      throw Refusal(
        .noStandby, "This register leads itself and follows no other: it was never a standby, or is promoted already.")
    }
    try recording.note(Following.promotion, values, effective)
    try Following.end(recording.db)
    try recording.passOver(lost: values, effective)
    let epoch = try Following.epoch(upTo: recording.chainHead.sequence, recording.db)
    recording.effects.notes.append(
      "This register leads from here, in epoch \(epoch); the one that it followed is never opened again for recording.")
  }
}
