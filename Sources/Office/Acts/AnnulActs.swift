import Filing
import GRDB
import Standards

/// Annulling an act of the office: the event stays, from then on it has no effect.
///
/// - Source: Meridia, Industrial Property Act 44(6).
enum AnnulActs {
  /// `related_event` is the number of the event in the register, as `ipdesk events` lists it.
  static let annul: OfficeAct = { recording, values, effective in
    let sequence = values.number(.relatedEvent) ?? 0
    guard let row = try EventRow.ofOffice(sequence: sequence, recording.db) else {
      throw Refusal.items([
        ItemFinding(
          item: "related_event",
          reason:
            "event \(sequence) is no act of the office; `ipdesk events --act ACT` lists them. An event of a dossier is annulled by “correct_event”."
        )
      ])
    }
    let event = try row.event()
    let words = "Event \(sequence), “\(event.act)”,"
    guard try !EventRow.annulled(recording.db).contains(sequence) else {
      throw Refusal(.annulledAlready, "\(words) is annulled already. Nothing is left to do.")
    }
    guard let undo = undoing[event.act] else {
      throw Refusal(
        .notAnnullable,
        "\(words) cannot be annulled: others have acted on it. Record the act that sets right what it did.")
    }
    try recording.note("annul", values, effective)
    recording.effects.notes.append("\(words) has no effect from now on.")
    try undo(&recording, event)
  }

  /// The acts that can be annulled, with what is to be taken back beside their event.
  private static let undoing: [String: @Sendable (inout Recording, Event) throws -> Void] = [
    "declare_closure": ClosureActs.lift, "take_unmatched_payment": PaymentActs.refuseWhenAssigned,
    "take_payments": PaymentActs.refuseWhenAssigned, "pay_into_account": AccountActs.undo,
    "pay_back_account": AccountActs.undo, "return_payment": AccountActs.undo, "set_rate": nothing,
    "keep_paper": nothing,
    "publish_notice": nothing, "admit_agent": nothing, "strike_agent": nothing,
    "note_absence": nothing, "register_power": nothing, "end_power": nothing,
  ]

  private static let nothing: @Sendable (inout Recording, Event) throws -> Void = { _, _ in }
}

extension EventRow {
  /// Sequences of the acts of the office that were annulled.
  static func annulled(_ db: Database, upTo sequence: Int = .max) throws -> Set<Int> {
    Set(
      try ofOffice("annul", db).filter { $0.sequence <= sequence }.compactMap {
        try $0.event().values.number(.relatedEvent)
      })
  }

  /// Events of the office itself that have effect, in order.
  static func ofOfficeInForce(_ act: String, _ db: Database) throws -> [Event] {
    let annulled = try annulled(db)
    return try ofOffice(act, db).filter { !annulled.contains($0.sequence) }.map { try $0.event() }
  }

  /// The event of the office with that number in the register; nil when it is another's.
  static func ofOffice(sequence: Int, _ db: Database) throws -> EventRow? {
    try fetchOne(
      db.cachedStatement(sql: "SELECT \(columns) FROM event WHERE sequence = ? AND dossier IS NULL AND party IS NULL"),
      arguments: [sequence])
  }
}
