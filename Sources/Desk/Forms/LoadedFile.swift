import Filing
import FoundationEssentials
import Office
import Publishing

/// A file named in a form, with what the register will say of it.
struct LoadedFile: Equatable {
  let bytes: Data
  let attachment: Attachment

  /// Reads the file.
  ///
  /// - Parameter isPicture: whether it must be a picture that can be printed; its pixels are counted then.
  /// - Throws: `DeskFault` for a file that is missing, empty or larger than 64 MiB, `PaperFault` for a bad picture.
  init(path: String, isPicture: Bool) throws {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw DeskFault("There is no readable file “\(path)”.")
    }
    guard !bytes.isEmpty, bytes.count <= 64 << 20 else {
      throw DeskFault("“\(name)” has \(bytes.count) bytes; a document has 1 to \(64 << 20).")
    }
    let picture = isPicture ? try Picture(bytes, name: name) : try? Picture(bytes, name: name)
    self.bytes = bytes
    attachment = Attachment(
      sha256: Office.digest(bytes), mediaType: picture?.kind.rawValue ?? mediaType(name), name: name, size: bytes.count,
      width: picture?.width, height: picture?.height)
  }

  /// `logo.png, 12345 bytes, 600 x 400, SHA-256 ab12cd34…`
  var words: String {
    let pixels = attachment.width.flatMap { width in attachment.height.map { ", \(width) x \($0)" } } ?? ""
    return "\(attachment.name), \(attachment.size) bytes\(pixels), SHA-256 \(attachment.sha256.prefix(12))"
  }
}

/// The media type that goes with the ending of a file name.
private func mediaType(_ name: String) -> String {
  switch name.split(separator: ".").last?.lowercased() {
  case "png": "image/png"
  case "jpg", "jpeg": "image/jpeg"
  case "tif", "tiff": "image/tiff"
  case "pdf": "application/pdf"
  case "txt": "text/plain"
  case "xml": "application/xml"
  case "mp3": "audio/mpeg"
  default: "application/octet-stream"
  }
}
