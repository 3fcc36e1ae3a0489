import Standards

/// What an officer may record: one row of the procedure, resolved for one right.
public struct Act: Equatable, Sendable {
  public let id: String
  /// What the officer does: `Record transfer of ownership`.
  public let label: Label
  /// What stands in lists of events, on papers and in the gazette: `Transfer of ownership recorded`.
  public let entry: Label
  public let phase: String
  /// Stages from which it may be recorded.
  public let from: [Stage]
  public let target: Target
  /// States in which it may be recorded.
  public let inState: [LegalState]
  /// State after; nil leaves it as it is.
  public let state: LegalState?
  /// Codes of the legal-status events it emits, in order (ST.27).
  public let events: [String]
  public let indicator: String
  public let national: String
  public let conditions: [Condition]
  /// Names of the dates that become its date of effect.
  public let marks: [String]
  public let series: [String]
  public let opens: [String]
  /// Of the limits that it opens and that come back, those of which what fell due before is asked with it.
  public let arrears: [String]
  public let closes: [String]
  public let fees: [String]
  /// Item of the party who owes the fees; nil for the owner of the file.
  public let owes: String?
  /// Fees of which the difference is asked when the act adds to what they count: classes, claims, designs, pages.
  public let further: [String]
  /// Fees that are no longer owed once it is recorded.
  public let remits: [String]
  /// Whether what is owed of the fee that the item `fee` names will never be paid and is no longer owed.
  public let writesOff: Bool
  public let papers: [String]
  /// Section of the gazette in which it appears; nil when it is not published.
  public let section: String?
  /// Act recorded on the dossier when the issue closes.
  public let onPublication: String?
  public let roles: [String]
  public let fourEyes: Bool
  /// Items whose values it brings, in order.
  public let takes: [Taken]
  /// Name of the interval it opens or closes.
  public let interval: IntervalChange?
  /// The relief that it gives or for which it is the request.
  public let relief: Relief?
  /// Checklists that must be met.
  public let checklists: [String]
  /// How far its day of effect may lie before the day on which it is recorded; nil when the law does not say.
  public let back: Back?
  /// Where the filing date of a dossier that it opens comes from.
  public let filed: Filed
  /// Acts of which the event that it names as `related_event` must be one.
  public let concerns: [Concern]
  public let basis: String

  /// `back` is the stage that was left when the dossier ended; a dossier that has not ended stays where it is.
  public enum Target: Equatable, Sendable { case stage(Stage), same, back }
  public enum IntervalChange: Equatable, Sendable { case opens(String), closes(String) }
  /// One item of an act and whether its value is obligatory; `*` stands for the whole form.
  public struct Taken: Equatable, Sendable {
    public let item: String
    public let obligatory: Bool
    public let use: Use

    public enum Use: Sendable {
      /// It takes the place of what stands.
      case replaces
      /// It names a part of what stands, which alone remains.
      case narrows
      /// As `narrows`, but texts of the part may be worded anew: amended claims.
      case amends
      /// It names all that stands under other classes.
      case reclassifies
      /// It names what is taken out; everything when it names nothing.
      case removes
      /// It names the same party with another name or address.
      case renames
      /// It may bring what is missing; after the filing date it changes nothing that the form grades as material.
      case completes
      /// It keys again what stands, and must agree with it.
      case repeats
    }

    init(_ item: String, obligatory: Bool = false, _ use: Use = .replaces) {
      self.item = item
      self.obligatory = obligatory
      self.use = use
    }
  }
  /// How far back a day of effect may lie: a period (none at all, or any), and whether an earlier day needs its reason.
  public struct Back: Equatable, Sendable {
    /// nil for any day.
    public let period: Period?
    public let isToday: Bool
    public let needsReason: Bool
  }
  /// `complete` on the day when nothing was missing any more, `parent` as the dossier that the item `parent` names, or the day that an item brings.
  public enum Filed: Equatable, Sendable { case complete, parent, item(String) }
  /// An act of which an event is named, and whether naming it ends what it brought: a licence, a pledge.
  public struct Concern: Equatable, Sendable {
    public let act: String
    public let ends: Bool
  }

  /// Whether it ends the application or the right, for a time or for good.
  public var ends: Bool { target == .stage(.terminated) || state == .terminated }

  /// Whether the act takes the whole form of the right.
  public var takesForm: Bool { takes.contains { $0.item == "*" } }
  /// Whether only the closing of an issue of the gazette records it.
  public var isPrinted: Bool { takes.contains { $0.item == "published_event" } }
  /// Whether it takes a payment and gives a receipt for it.
  var isPayment: Bool {
    takes.contains { $0.item == "fee" } && takes.contains { $0.item == "amount" } && series.contains("receipt")
  }
  /// Whether it is the payment by which the time limit is met.
  public func isPaid(for limit: String) -> Bool { isPayment && closes.contains(limit) }
  /// Whether it pays back what was paid.
  public var refunds: Bool { takes(.fee) && takes(.amount) && series.isEmpty }
  /// Whether it voids a receipt.
  var voidsReceipt: Bool { takes(.receipt) && !takes(.amount) }
  /// Whether what waits of a receipt goes to the deposit account of its payer.
  var movesRest: Bool { takes(.receipt) && takes(.amount) }

  /// The word of the column `remits` for the fee that the item `fee` names.
  static let named = "named"
}

/// A wording in the languages of the office; the first one is the official language.
public struct Label: Hashable, Sendable, Codable {
  public let first: String
  public let second: String

  public init(_ first: String, _ second: String = "") {
    self.first = first
    self.second = second
  }

  /// The wording in the language, `second` when it is asked for and there is one.
  public func text(second wanted: Bool) -> String { wanted && !second.isEmpty ? second : first }
}

/// A condition of the column `when`: all of an act's conditions must hold.
public indirect enum Condition: Equatable, Hashable, Sendable {
  case after(String), before(String)
  case open(String), closed(String), expired(String)
  /// The time limit does not run, or its last day is past.
  case past(String)
  /// The time limit does not run, or its last day is still to come.
  case timely(String)
  case has(String), lacks(String)
  case during(String), outside(String)
  /// A date that acts mark is there, or is not.
  case marked(String), unmarked(String)
  /// The fee became due and is paid: one that never arose is not.
  case paid(String)
  /// Nothing of the fee is owed; of every fee when it is `all`.
  case clear(String)
  /// Something of the fee is owed.
  case owed(String)
  case waiting(String), met(String)
  /// The dossier that the item `parent` names stands at one of these stages; the recorder looks it up.
  case parent([Stage])
  /// One of several holds: `open:APPEAL|COURT`.
  case either([Condition])
  /// `over:any`: nobody is waited for any more, every time limit that still runs is past its last day and none is the office's.
  case over
  /// `missed:any`: a time limit is past its last day whose consequence is this very act.
  case missed
  /// The act has been recorded, and what it made due is paid, with the fees of the limits that were missed.
  case settled(String)

  /// Reads `after:accept`, or `open:APPEAL|COURT` with names of which one must fit; nil when the word is no condition.
  public init?(_ text: some StringProtocol) {
    let parts = String(text).split(separator: ":", maxSplits: 1).map { String($0) }
    guard parts.count == 2 else { return nil }
    let names = parts[1].split(separator: "|")
    if names.count > 1 {
      let all = names.compactMap { Condition("\(parts[0]):\($0)") }
      guard all.count == names.count else { return nil }
      self = .either(all)
      return
    }
    switch parts[0] {
    case "after": self = .after(parts[1])
    case "before": self = .before(parts[1])
    case "open": self = .open(parts[1])
    case "closed": self = .closed(parts[1])
    case "expired": self = .expired(parts[1])
    case "past": self = .past(parts[1])
    case "timely": self = .timely(parts[1])
    case "marked": self = .marked(parts[1])
    case "unmarked": self = .unmarked(parts[1])
    case "clear": self = .clear(parts[1])
    case "owed": self = .owed(parts[1])
    case "parent":
      let stages = parts[1].split(separator: ",").compactMap { Int($0).flatMap(Stage.init(rawValue:)) }
      guard !stages.isEmpty else { return nil }
      self = .parent(stages)
    case "has": self = .has(parts[1])
    case "lacks": self = .lacks(parts[1])
    case "during": self = .during(parts[1])
    case "outside": self = .outside(parts[1])
    case "paid": self = .paid(parts[1])
    case "waiting": self = .waiting(parts[1])
    case "met": self = .met(parts[1])
    case "over" where parts[1] == "any": self = .over
    case "missed" where parts[1] == "any": self = .missed
    case "settled": self = .settled(parts[1])
    default: return nil
    }
  }
}
