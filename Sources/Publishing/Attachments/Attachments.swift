import Crypto
import Filing
import FoundationEssentials

/// Files on their way into the register: what they are by their content, how large, and their digest.
///
/// Documents are kept as they came and never opened; what can be told of them from outside is judged here.
public enum Attachments {
  /// Largest document that the register takes, in bytes.
  public static let largest = 64 << 20

  /// Describes a file; refuses with ``PaperFault/picture(name:reason:)`` or ``PaperFault/document(name:reason:)``.
  ///
  /// Refused: empty and over-long files, names that mislead, programs, contents that contradict the ending of the name,
  /// files that are two kinds at once, encrypted and cut PDFs, and pictures that are none.
  /// - Parameter mustBePicture: whether anything but a PNG, JPEG or TIFF that can be printed is refused.
  public static func inspect(_ bytes: Data, name: String, mustBePicture: Bool) throws -> Attachment {
    func refuse(_ reason: String) -> PaperFault {
      mustBePicture ? .picture(name: name, reason: reason) : .document(name: name, reason: reason)
    }
    if let reason = FileName.fault(name) { throw refuse(reason) }
    guard !bytes.isEmpty else { throw refuse("the file is empty") }
    guard bytes.count <= largest else {
      throw refuse("the file has \(bytes.count) bytes; at most \(largest) are taken")
    }
    let type = ContentType.of(bytes)
    let picture = mustBePicture || type == .png || type == .jpeg ? try Picture(bytes, name: name) : nil
    if mustBePicture { try picture?.proveDecodable() }
    if let reason = FileName.contradiction(name, type) { throw refuse(reason) }
    if let reason = try fault(bytes, type) { throw refuse(reason) }
    return Attachment(
      sha256: SHA256.hash(data: bytes).hexadecimal, mediaType: type.rawValue, name: name, size: bytes.count,
      width: mustBePicture ? picture?.width : nil, height: mustBePicture ? picture?.height : nil)
  }

  /// What whoever opens the document later should know: scripts, links and files inside a PDF. It is taken all the same.
  public static func remarks(_ bytes: Data) -> [String] {
    ContentType.of(bytes) == .pdf ? PDFOutside([UInt8](bytes)).remarks : []
  }

  private static func fault(_ bytes: Data, _ type: ContentType) throws -> String? {
    switch type {
    case .program: "it is a program, not a document"
    case .pdf: PDFOutside([UInt8](bytes)).fault
    case .tiff: TIFFOutside([UInt8](bytes)).fault
    case .zip: try packageFault(bytes)
    default: nil
    }
  }

  /// Packages within a package are kept; none is opened.
  private static func packageFault(_ bytes: Data) throws -> String? {
    var limits = ZipLimits.standard
    limits.takesPackages = true
    limits.each = limits.total
    do {
      _ = try ZipArchive(bytes, limits: limits)
      return nil
    } catch ZipFault.refused(_, let entry, let reason) {
      return entry.isEmpty ? reason : "“\(entry)”: \(reason)"
    }
  }
}
