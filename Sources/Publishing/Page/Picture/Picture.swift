import Crypto
import FoundationEssentials

/// A stranger's picture that passed inspection: its kind, size and content hash. Decoding comes later, when it is drawn.
///
/// Accepted are whole PNG, JPEG and TIFF files. Refused with ``PaperFault/picture(name:reason:)``: other kinds whatever their
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
    case tiff = "image/tiff"
  }

  /// The name that messages call it by.
  public let name: String
  public let kind: Kind
  /// In pixels of the upright picture; the pages of a TIFF stand one below the other.
  public let width: Int
  /// In pixels, as the width.
  public let height: Int
  /// What its pixels are: `8-bit RGB`, `CMYK, turned upright`.
  public let colour: String
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
    } else if TIFFHeader.signatures.contains(where: { content.starts(with: $0) }) {
      header = try TIFFHeader.read(content, refuse)
    } else {
      throw refuse("it is neither PNG, JPEG nor TIFF")
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
    self.colour = header.colour
    self.bytes = bytes
    sha256 = SHA256.hash(data: bytes).hexadecimal
  }

  /// Has the picture unpacked by the child process: proves that it can be printed.
  public func proveDecodable() throws { try PictureWorkshop.prove(self) }

  /// The print master for a box on paper, its sides in points; refuses as ``proveDecodable()`` does.
  public func master(width: Double, height: Double) throws -> PrintMaster {
    let scale = min(width / Double(self.width), height / Double(self.height))
    return try PictureWorkshop.master(
      self, most: PrintMaster.most(Double(self.width) * scale, Double(self.height) * scale))
  }
}

/// What a header says of a picture.
struct PictureHeader {
  var kind: Picture.Kind
  /// In pixels of the upright picture.
  var width: Int
  var height: Int
  var colour: String

  /// Takes what the file says of how it is to be turned.
  func turned(_ orientation: Orientation) -> PictureHeader {
    guard orientation != .upright else { return self }
    var turned = self
    if orientation.isSideways { (turned.width, turned.height) = (height, width) }
    turned.colour += ", turned upright"
    return turned
  }
}
