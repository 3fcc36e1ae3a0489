import Crypto
import FoundationEssentials
import Standards

/// A time stamp of somebody whom others trust: that the text of a seal existed at a moment.
///
/// - Source: RFC 3161, 2.4.
public struct TimeStamp: Sendable {
  /// The moment as it is written: `20260302101500Z`.
  public let moment: String
  private let digest: Data
  private let nonce: Data?

  /// SHA-256 of what is stamped: the text that the signers of a note signed, so that a witness can still add his name.
  public static func digest(of note: SignedNote) -> Data { Data(SHA256.hash(data: Data(note.text.utf8))) }

  /// What is sent to who stamps: the digest, a number that his answer must bear, and that he may put his certificate in.
  public static func request(for note: SignedNote, nonce: Data) -> Data {
    let imprint = DER(0x30, of: [DER(0x30, of: [DER(0x06, sha256), DER(0x05, Data())]), DER(0x04, digest(of: note))])
    return DER(0x30, of: [.number(Data([1])), imprint, .number(nonce), DER(0x01, Data([0xFF]))]).bytes
  }

  /// The answer of who stamps.
  ///
  /// - Throws: ``SigningFault`` when he refused or the bytes are no answer.
  public init(answer bytes: Data) throws {
    guard let response = DER.all(bytes).flatMap({ $0.count == 1 ? $0[0] : nil }), response.tag == 0x30,
      let status = response.part(0, 0x30)?.part(0, 0x02)
    else { throw SigningFault.signature("it is no answer of a time stamping service") }
    guard status.content == Data([0]) || status.content == Data([1]) else {
      throw SigningFault.signature("the time stamping service refused the request")
    }
    let signed = response.part(1, 0x30)?.part(1, 0xA0)?.part(0, 0x30)
    let encapsulated = signed?.part(2, 0x30)
    guard encapsulated?.part(0, 0x06)?.content == TimeStamp.kind,
      let octets = encapsulated?.part(1, 0xA0)?.part(0, 0x04), let info = DER.all(octets.content)?.first,
      let parts = info.parts, let imprint = info.part(2, 0x30), let moment = info.part(4, 0x18),
      imprint.part(0, 0x30)?.part(0, 0x06)?.content == TimeStamp.sha256, let digest = imprint.part(1, 0x04)
    else { throw SigningFault.signature("it is no time stamp by SHA-256") }
    self.moment = String(decoding: moment.content, as: UTF8.self)
    self.digest = digest.content
    nonce = parts.dropFirst(5).first { $0.tag == 0x02 }?.content
  }

  /// Why it is no stamp of the note; nil when it is.
  ///
  /// - Parameter request: what was sent; its number must be in the answer.
  public func fault(for note: SignedNote, request: Data? = nil) -> String? {
    guard digest == TimeStamp.digest(of: note) else { return "it stamps another seal" }
    guard let request else { return nil }
    let asked = DER.all(request)?.first?.part(2, 0x02)?.content
    return asked == nonce ? nil : "it answers another request"
  }

  /// Has its signature proved by the program `openssl`.
  ///
  /// - Parameters:
  ///   - file: the answer as it came.
  ///   - authority: certificates of those who are trusted.
  /// - Throws: ``FileFault`` when it does not hold or the program is missing.
  public func prove(_ file: String, trusting authority: String) throws {
    let hex = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    try TimeStamp.openssl.run(["ts", "-verify", "-digest", hex, "-CAfile", authority, "-in", file])
  }

  /// The program that proves signatures of stamps.
  public static let openssl = ForeignProgram("openssl", package: "openssl")

  /// 2.16.840.1.101.3.4.2.1
  private static let sha256 = Data([0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01])
  /// 1.2.840.113549.1.9.16.1.4, a time stamp.
  private static let kind = Data([0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x10, 0x01, 0x04])
}
