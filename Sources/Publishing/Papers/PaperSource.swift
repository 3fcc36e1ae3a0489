import Crypto
import Filing
import FoundationEssentials
import Standards

/// What a paper is made from: the dossier as it stood after the event that issued the paper.
public struct PaperSource: Sendable {
  public let dossier: Dossier
  public let event: Event
  /// Seal of the event, 64 hexadecimal digits.
  public let seal: String
  public let law: Law
  public let office: OfficeProfile
  /// The person who signed: the officer of the event, as the register names him.
  public let signatory: String
  /// Bytes of a document by digest.
  public let documents: @Sendable (String) throws -> Data

  public init(
    dossier: Dossier, event: Event, seal: String, law: Law, office: OfficeProfile, signatory: String,
    documents: @escaping @Sendable (String) throws -> Data
  ) {
    self.dossier = dossier
    self.event = event
    self.seal = seal
    self.law = law
    self.office = office
    self.signatory = signatory
    self.documents = documents
  }

  /// Twelve characters that tie the paper to its entry: `4K7Q-09ZM-XT2C`.
  ///
  /// The first sixty bits of SHA-256 over number and seal, in digits and letters without I, L, O and U.
  public var verificationCode: String {
    let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    let digest = Array(SHA256.hash(data: Data("\(dossier.applicationNumber) \(seal)".utf8)))
    let bits = digest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let letters = (0..<12).map { alphabet[Int(bits >> (59 - UInt64($0) * 5) & 31)] }
    return [letters[0..<4], letters[4..<8], letters[8..<12]].map { String($0) }.joined(separator: "-")
  }

  /// Number as shown to people, with check characters.
  public var number: String { ApplicationNumber(dossier.applicationNumber)?.display ?? dossier.applicationNumber }

  /// `2026-03-02T09:14:00Z` of the recording: the paper is the same whenever it is printed again.
  var created: String { "\(event.recorded)Z" }

  func picture(_ attachment: Attachment) throws -> Picture {
    try Picture(try documents(attachment.sha256), name: attachment.name)
  }

  /// The limit that the event opened; letters name its last day.
  var limit: TimeLimit? {
    dossier.limits.last { $0.openedBy == event.ordinal && $0.rule.waits != .office }
  }
}
