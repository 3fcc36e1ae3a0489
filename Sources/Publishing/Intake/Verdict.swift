/// What is wrong in a stranger's file, where, and how to mend it.
public struct VerdictFinding: Sendable, Equatable, Codable {
  /// `xml-doctype`, `zip-twins`, `schema`, `form`, `unknown`.
  public let code: String
  /// From 1; nil when the fault is of the file as a whole.
  public let line: Int?
  /// Elements or item that lead there; empty for the file as a whole.
  public let path: String
  public let message: String
  public let cure: String
}

/// What a file is and what is wrong with it.
public struct Verdict: Sendable, Equatable, Codable {
  /// Name of the file, within its package.
  public let file: String
  public var identification: Identification
  /// Whether it can be taken: well-formed, known and, where a schema was at hand, valid.
  public var isValid: Bool
  /// By what it was judged: `TrademarkTransaction_V6_0.xsd`, or why no schema judged it.
  public var judgedBy: String
  public var findings: [VerdictFinding]
}
