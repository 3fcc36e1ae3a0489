import Crypto
import Filing
import FoundationEssentials

/// Files on their way into the register: what they are, how large, and their digest.
public enum Attachments {
  /// Largest document that the register takes, in bytes.
  public static let largest = 64 << 20

  /// Describes a file; refuses empty and over-long ones, and pictures that are none.
  ///
  /// - Parameter mustBePicture: whether anything but a PNG or JPEG is refused.
  public static func inspect(_ bytes: Data, name: String, mustBePicture: Bool) throws -> Attachment {
    guard !bytes.isEmpty else { throw PaperFault.picture(name: name, reason: "the file is empty") }
    guard bytes.count <= largest else {
      throw PaperFault.picture(name: name, reason: "the file has \(bytes.count) bytes; at most \(largest) are taken")
    }
    let digest = SHA256.hash(data: bytes).hexadecimal
    if mustBePicture {
      let picture = try Picture(bytes, name: name)
      try picture.proveDecodable()
      return Attachment(
        sha256: digest, mediaType: picture.kind.rawValue, name: name, size: bytes.count, width: picture.width,
        height: picture.height)
    }
    return Attachment(sha256: digest, mediaType: mediaType(bytes), name: name, size: bytes.count)
  }

  private static func mediaType(_ bytes: Data) -> String {
    let start = Array(bytes.prefix(8))
    if start.starts(with: Array("%PDF-".utf8)) { return "application/pdf" }
    if start.starts(with: Array("<?xml".utf8)) { return "application/xml" }
    if start.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return "image/png" }
    if start.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
    if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return "application/zip" }
    return String(validating: bytes, as: UTF8.self) == nil ? "application/octet-stream" : "text/plain"
  }
}
