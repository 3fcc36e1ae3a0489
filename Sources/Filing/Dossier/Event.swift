import Standards

/// What stands in a dossier: one act as it was recorded. Append-only; the only way anything happens.
public struct Event: Hashable, Sendable, Codable {
  /// Place in the register's sequence of all events, from 1 without a hole.
  public var sequence: Int
  /// Place in its own dossier, from 1 without a hole.
  public var ordinal: Int
  /// Id of the act in the law.
  public var act: String
  /// Day from which the act has effect.
  public var effective: CalendarDate
  /// When it was recorded.
  public var recorded: Moment
  public var officer: String
  /// The second officer of a four-eyes act.
  public var approver: String?
  public var terminal: String
  public var values: Values
  /// Numbers allotted by the act, by series.
  public var numbers: [String: String]
  /// Law under which it was recorded.
  public var law: String
  /// How its fees are borne when one request named several dossiers; nil when the dossier pays its own.
  public var share: FeeShare?

  public init(
    sequence: Int, ordinal: Int, act: String, effective: CalendarDate, recorded: Moment, officer: String,
    approver: String? = nil, terminal: String, values: Values, numbers: [String: String] = [:], law: String,
    share: FeeShare? = nil
  ) {
    self.sequence = sequence
    self.ordinal = ordinal
    self.act = act
    self.effective = effective
    self.recorded = recorded
    self.officer = officer
    self.approver = approver
    self.terminal = terminal
    self.values = values
    self.numbers = numbers
    self.law = law
    self.share = share
  }

  /// How its fees are borne: as the request had it, else by the number of files that the officer wrote.
  var feeShare: FeeShare? { share ?? values.number(.registrations).map { FeeShare(files: $0) } }
}
