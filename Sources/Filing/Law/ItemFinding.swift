import Standards

/// What is wrong with one value of a form or act.
public struct ItemFinding: Explained, Equatable, Codable {
  /// Path of the value: `goods[2].class`; counted from 1.
  public let item: String
  /// What is wrong and what to do.
  public let reason: String
  /// Line of the form file; nil when it is not known.
  public let line: Int?
  public let kind: Kind

  /// How much it matters.
  public enum Kind: String, Codable, Sendable {
    /// The value cannot be taken.
    case wrong
    /// An obligatory value is not there; the filing may be received without it.
    case missing
    /// The value is taken, but somebody should look at it.
    case caution
  }

  public init(item: String, reason: String, line: Int? = nil, kind: Kind = .wrong) {
    self.item = item
    self.reason = reason
    self.line = line
    self.kind = kind
  }

  /// `goods[2]: class 46 is unknown; classes are 1 to 45.`
  public var message: String { "\(item)\(line.map { " (line \($0))" } ?? ""): \(reason)" }
  /// The message.
  public var explanation: Explanation { Explanation(.valuesRefused, message) }
}
