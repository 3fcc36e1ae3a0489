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

/// What a file is: standard, edition, root, and whether its content is read.
public struct Identification: Sendable, Equatable, Codable {
  /// `ST.96`, `ST.66`, `ST.86`, `ST.36`, `ST.26`, `ZIP`, `form`; empty when unknown.
  public let standard: String
  /// As the file names it: `V6_0`; empty when it does not.
  public let edition: String
  /// Local name of the outermost element.
  public let root: String
  /// File name of the official schema that judges it, when the standard has one.
  public let schema: String?

  /// `ST.96 V6_0 TrademarkTransaction`
  public var words: String { [standard, edition, root].filter { !$0.isEmpty }.joined(separator: " ") }

  public init(standard: String, edition: String, root: String, schema: String? = nil) {
    (self.standard, self.edition, self.root, self.schema) = (standard, edition, root, schema)
  }
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
  /// Whether more was looked at than that it is well-formed; false where its schema is not at hand.
  public var isJudged = true
  public var findings: [VerdictFinding]
}
