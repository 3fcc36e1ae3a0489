import Filing
import Office
import Standards

/// Up to which event of which register a mirror stands.
struct MirrorMark: Equatable {
  /// Whether it holds what the public may not see.
  let isWhole: Bool
  /// Sequence and seal of the last event that counts.
  let sequence: Int
  let seal: String
  /// While it is built from nothing: the last file that is in it; nil when it is whole.
  var building: Int?

  /// Refuses a register that is older than the mark, and one of another history.
  func judge(_ head: RegisterHead, _ office: Office) throws {
    guard sequence <= head.sequence else {
      throw Refusal(
        .mirrorOther,
        "The mirror stands at event \(sequence), the register ends with event \(head.sequence): it is another register, or an older copy was restored. When the register is right, run `ipdesk mirror sync --anew`."
      )
    }
    guard try RegisterHead.seal(of: sequence, office) == seal else {
      throw Refusal(
        .mirrorOther,
        "Event \(sequence) of the register bears another seal than the one from which the mirror was made: it is another register or another history. When the register is right, run `ipdesk mirror sync --anew`."
      )
    }
  }
}

/// Where the events of a register end.
struct RegisterHead: Equatable {
  let sequence: Int
  let seal: String
  let dossiers: Int

  init(_ office: Office) throws {
    let extent = try office.ask(ReadExtent())
    (sequence, dossiers) = (extent.events, extent.dossiers)
    seal = try RegisterHead.seal(of: sequence, office)
  }

  /// Seal of the event of that sequence; empty when there is none.
  static func seal(of sequence: Int, _ office: Office) throws -> String {
    let event = try office.ask(ListEvents(from: sequence, limit: 1)).first
    return event?.event.sequence == sequence ? event?.seal ?? "" : ""
  }
}
