import Filing
import FoundationEssentials
import Office
import Publishing
import Standards

/// A file named in a form, with what the register will say of it.
struct LoadedFile: Equatable {
  let bytes: Data
  let attachment: Attachment
  /// What whoever opens it should know: scripts, links, files within it.
  let remarks: [String]

  /// Reads the file.
  ///
  /// - Parameter isPicture: whether it must be a picture that can be printed.
  /// - Throws: `FileFault` for a file that cannot be read, `PaperFault` for one that is not taken.
  init(path: String, isPicture: Bool) throws {
    let name = path.lastPathPart
    bytes = try NamedFile.read(path)
    attachment = try Attachments.inspect(bytes, name: name, mustBePicture: isPicture)
    remarks = Attachments.remarks(bytes)
  }

  /// `logo.png, 12345 bytes, 600 x 400, SHA-256 ab12cd34…`
  var words: String {
    let pixels = attachment.width.flatMap { width in attachment.height.map { ", \(width) x \($0)" } } ?? ""
    return "\(attachment.name), \(attachment.size) bytes\(pixels), SHA-256 \(attachment.sha256.prefix(12))"
      + (remarks.isEmpty ? "" : "; holds \(remarks.joined(separator: ", "))")
  }
}
