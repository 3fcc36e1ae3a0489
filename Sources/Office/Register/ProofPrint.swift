import Filing
import GRDB
import Standards

/// Entries as they were printed, or read, at one time.
public struct ProofPrint: Codable, Equatable, Sendable {
  public var officer: String
  public var printed: Moment
  public var entries: [ProofEntry]

  init(_ event: Event) {
    (officer, printed) = (event.officer, event.recorded)
    entries = event.values.texts(ProofEntry.item).flatMap { $0.split(separator: "\n") }
      .compactMap { ProofEntry(String($0)) }
  }

  static func all(of issue: String, _ db: Database) throws -> [ProofPrint] { try acts("print_proof", issue, db) }

  static func last(of issue: String, _ db: Database) throws -> ProofPrint? { try all(of: issue, db).last }

  /// What readers have initialled, in order.
  static func readings(of issue: String, _ db: Database) throws -> [ProofPrint] { try acts("read_proof", issue, db) }

  private static func acts(_ act: String, _ issue: String, _ db: Database) throws -> [ProofPrint] {
    try EventRow.ofOfficeInForce(act, db).filter { $0.values.text(.issue) == issue }.map(ProofPrint.init)
  }
}

/// One entry of an issue with the digest of what was printed of it.
public struct ProofEntry: Codable, Hashable, Sendable {
  /// The item that holds them, one to a line.
  public static let item = "proof_entries"
  public let section: String
  /// Name of the dossier.
  public let number: String
  public let event: Int
  /// 64 hexadecimal digits.
  public let digest: String

  public init(section: String, number: String, event: Int, digest: String) {
    (self.section, self.number, self.event, self.digest) = (section, number, event, digest)
  }

  /// Reads `treg 402026000000001 9 3f…`; nil when it has another shape.
  init?(_ line: String) {
    let parts = line.split(separator: " ").map(String.init)
    guard parts.count == 4, let event = Int(parts[2]), parts[3].utf8.count == 64,
      parts[3].utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    self.init(section: parts[0], number: parts[1], event: event, digest: parts[3])
  }

  public var line: String { "\(section) \(number) \(event) \(digest)" }
}
