/// Where a draft comes from that was made of an electronic filing.
public struct Origin: Codable, Equatable, Sendable {
  /// SHA-256 of the package, 64 hexadecimal digits; empty for what older registers took.
  public var package: String
  /// The document in the package.
  public var file: String
  /// Number or name of the record in it.
  public var record: String

  public init(package: String, file: String, record: String) {
    (self.package, self.file, self.record) = (package, file, record)
  }

  /// How the ids of drafts begin that were made of electronic filings.
  static let mark = "intake "

  /// Id of the draft of a record: the same record gives the same one, whatever package it comes in.
  ///
  /// - Parameters:
  ///   - right: id of the right.
  ///   - digest: SHA-256 over what was read of the record.
  public static func draft(right: String, digest: String) -> String { "\(mark)\(right) \(digest)" }
}
