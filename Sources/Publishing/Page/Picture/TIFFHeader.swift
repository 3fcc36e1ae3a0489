/// Reads the directories of a TIFF file.
///
/// - Source: TIFF 6.0, section 8 (baseline fields).
enum TIFFHeader {
  static let signatures: [[UInt8]] = [Array("II*\0".utf8), Array("MM\0*".utf8)]
  /// Pages that a picture may have.
  private static let most = 50

  /// The pages one below the other, each upright; previews in other sizes are passed over.
  static func read(_ bytes: [UInt8], _ refuse: (String) -> PaperFault) throws -> PictureHeader {
    if let fault = TIFFOutside(bytes).fault { throw refuse(fault) }
    let fields = TIFFFields(bytes)
    var header = PictureHeader(kind: .tiff, width: 0, height: 0, colour: "")
    var pages = 0
    var place = fields.number(4, 4) ?? 0
    while place != 0, let directory = fields.directory(at: place) {
      place = directory.next
      guard !isPreview(directory.value(254) ?? 0) else { continue }
      guard let width = directory.value(256), let height = directory.value(257) else {
        throw refuse("a page of it has no size")
      }
      guard width <= 1 << 24, height <= 1 << 24 else { throw refuse("a page of it has \(width) × \(height) pixels") }
      let page = PictureHeader(kind: .tiff, width: width, height: height, colour: colour(directory))
        .turned(Orientation(number: directory.value(274) ?? 1))
      pages += 1
      if pages == 1 { header.colour = page.colour }
      (header.width, header.height) = (max(header.width, page.width), header.height + page.height)
    }
    guard pages > 0 else { throw refuse("it holds no picture") }
    guard pages <= most else { throw refuse("it has \(pages) pages and \(most) are allowed") }
    if pages > 1 { header.colour += ", \(pages) pages" }
    return header
  }

  /// Whether a directory holds the picture of another one in a smaller size, or its mask.
  static func isPreview(_ kind: Int) -> Bool { kind & 0b101 != 0 }

  private static func colour(_ directory: TIFFFields.Directory) -> String {
    let depth = directory.value(258) ?? 1
    let kind =
      switch directory.value(262) ?? 0 {
      case 0, 1: "grey"
      case 3: "palette"
      case 5: "CMYK"
      case 8, 9, 10: "Lab"
      default: "RGB"
      }
    return "\(depth)-bit \(kind)"
  }
}
