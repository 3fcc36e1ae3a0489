import FoundationEssentials
import Standards

/// What a delivery holds: its packages, their files and their digests. Written as `manifest.json`.
public struct DeliveryManifest: Codable, Equatable, Sendable {
  public struct File: Codable, Equatable, Sendable {
    public let name: String
    /// In bytes.
    public let size: Int
    public let sha256: String
    /// Whether an official schema has found it valid.
    public var isJudged = false
  }

  public struct Sent: Codable, Equatable, Sendable {
    /// Application number.
    public let number: String
    /// Ordinal of the last event that was sent.
    public let event: Int

    public init(number: String, event: Int) { (self.number, self.event) = (number, event) }
  }

  public struct Volume: Codable, Equatable, Sendable {
    /// The package before encryption.
    public let package: File
    public let files: [File]
    public let dossiers: [Sent]
  }

  public let office: String
  public let recipient: String
  public let number: Int
  public let kind: RecipientProfile.Kind
  public let format: String
  /// Date of the files.
  public let date: String
  /// Sequence of the last event of the register that the delivery reaches.
  public let upTo: Int
  public var volumes: [Volume] = []

  public init(
    office: String, profile: RecipientProfile, number: Int, kind: RecipientProfile.Kind, date: CalendarDate, upTo: Int
  ) {
    (self.office, recipient, format) = (office, profile.recipient, profile.formatID)
    (self.number, self.kind, self.date, self.upTo) = (number, kind, date.description, upTo)
  }

  /// The manifest as it is written: the same bytes for the same content.
  public func bytes() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return SafeJSON.escaped(try encoder.encode(self)) + Data("\n".utf8)
  }
}
