import Crypto
import FoundationEssentials

/// A stranger's picture that passed inspection: its kind, size and content hash. Decoding comes later, when it is drawn.
///
/// Accepted are whole PNG and JPEG files. Refused with ``PaperFault/picture(name:reason:)``: other kinds whatever their
/// name, truncated files, wrong check sums, animations, bytes after the end, and sizes above the limits; the header
/// alone decides, so that a bomb is never unpacked.
public struct Picture: Sendable, Hashable {
  /// How large a picture may be.
  public struct Limits: Sendable, Hashable {
    public var bytes: Int
    public var pixels: Int

    public init(bytes: Int, pixels: Int) {
      (self.bytes, self.pixels) = (bytes, pixels)
    }

    /// 20 MB and 50 megapixels: an A4 page scanned with 600 dots to the inch has 35.
    public static let standard = Limits(bytes: 20_000_000, pixels: 50_000_000)
  }

  public enum Kind: String, Sendable, Hashable {
    case png = "image/png"
    case jpeg = "image/jpeg"
  }

  /// The name that messages call it by.
  public let name: String
  public let kind: Kind
  /// In pixels.
  public let width: Int
  public let height: Int
  /// The file as received.
  public let bytes: Data
  /// SHA-256 of the file in lower-case hexadecimal.
  public let sha256: String

  public init(_ bytes: Data, name: String, limits: Limits = .standard) throws {
    func refuse(_ reason: String) -> PaperFault { .picture(name: name, reason: reason) }
    guard !bytes.isEmpty else { throw refuse("the file is empty") }
    guard bytes.count <= limits.bytes else {
      throw refuse("it has \(bytes.count) bytes and \(limits.bytes) are allowed")
    }
    let content = [UInt8](bytes)
    let header: PictureHeader
    if content.starts(with: PNGHeader.signature) {
      header = try PNGHeader.read(content, refuse)
    } else if content.starts(with: [0xFF, 0xD8, 0xFF]) {
      header = try JPEGHeader.read(content, refuse)
    } else {
      throw refuse("it is neither PNG nor JPEG")
    }
    let (pixels, overflow) = header.width.multipliedReportingOverflow(by: header.height)
    guard header.width > 0, header.height > 0 else { throw refuse("it has no pixels") }
    guard !overflow, pixels <= limits.pixels else {
      throw refuse("it has \(header.width) × \(header.height) pixels and \(limits.pixels) are allowed")
    }
    self.name = name
    self.kind = header.kind
    self.width = header.width
    self.height = header.height
    self.bytes = bytes
    sha256 = SHA256.hash(data: bytes).hexadecimal
  }

  /// Has the picture unpacked by the child process: proves that it can be printed.
  public func proveDecodable() throws { try PictureWorkshop.prove(self) }
}

/// What a header says of a picture.
struct PictureHeader {
  var kind: Picture.Kind
  var width: Int
  var height: Int
}
