import Filing
import FoundationEssentials
import Standards

/// A dossier of another register on its way into this one.
public struct OldRecord: Sendable {
  /// Id of the right.
  public var right: String
  public var values: Values
  /// Bytes of the attachments that the values name.
  public var documents: [Data]
  /// `application`, `registration` → number of the other register, kept as it is.
  public var numbers: [String: String]
  /// Days by the names that acts mark: `filing`, `published`, `registered`, `ended`; `expiry` besides.
  public var dates: [String: CalendarDate]
  /// Where each value comes from, one line each: `mark_text ← marks.csv:12 column NAME`.
  public var source: [String]

  public init(
    right: String, values: Values, documents: [Data] = [], numbers: [String: String], dates: [String: CalendarDate],
    source: [String]
  ) {
    (self.right, self.values, self.documents) = (right, values, documents)
    (self.numbers, self.dates, self.source) = (numbers, dates, source)
  }
}

/// What became of an old record.
public enum TakingOver: Equatable, Sendable {
  /// The acts that were recorded, in order, what the register reckons otherwise than the old one, and what the record
  /// leaves open.
  case taken(acts: [String], differences: [String], cautions: [String] = [])
  /// It stands in the register already, with all that the record tells.
  case known
  /// Nothing, or nothing more, was recorded.
  case rejected(String)
}
