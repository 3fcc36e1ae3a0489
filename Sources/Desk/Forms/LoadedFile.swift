import Filing
import FoundationEssentials
import Office

/// A file named in a form, with what the register will say of it.
struct LoadedFile: Equatable {
  let bytes: Data
  let attachment: Attachment

  /// Reads the file; nil when there is none, it is empty or larger than 64 MiB.
  init?(path: String, _ workshop: Workshop) {
    guard let bytes = FileManager.default.contents(atPath: path), !bytes.isEmpty, bytes.count <= 64 << 20 else { return nil }
    let size = workshop.measure(bytes)
    let name = path.split(separator: "/").last.map(String.init) ?? path
    self.bytes = bytes
    attachment = Attachment(
      sha256: Office.digest(bytes), mediaType: size?.mediaType ?? mediaType(name), name: name, size: bytes.count, width: size?.width, height: size?.height)
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
