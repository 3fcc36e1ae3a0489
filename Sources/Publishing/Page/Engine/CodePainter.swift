import CPangoCairo
import CQREncode

/// The modules of a QR code.
///
/// - Source: ISO/IEC 18004; error correction level M; quiet zone of four modules (5.3.8).
struct CodeMatrix {
  static let quietZone = 4
  let side: Int
  private let dark: [Bool]

  /// Refuses with ``PaperFault/code(text:reason:)``.
  init(_ text: String) throws {
    let bytes = [UInt8](text.utf8)
    guard !bytes.isEmpty else { throw PaperFault.code(text: text, reason: "it is empty") }
    guard let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M) else {
      throw PaperFault.code(text: text, reason: "it is too long")
    }
    defer { QRcode_free(code) }
    let side = Int(code.pointee.width)
    guard let data = code.pointee.data else { throw PaperFault.code(text: text, reason: "there is too little memory") }
    self.side = side
    dark = (0..<(side * side)).map { data[$0] & 1 == 1 }
  }

  subscript(row: Int, column: Int) -> Bool { dark[row * side + column] }
}

extension PaperCanvas {
  /// Draws the dark modules as one path of rectangles: sharp on every printer.
  func draw(_ code: CodeMatrix, in box: Box) {
    let module = box.width / Double(code.side + 2 * CodeMatrix.quietZone)
    let edge = Double(CodeMatrix.quietZone) * module
    ink(.black)
    for row in 0..<code.side {
      var column = 0
      while column < code.side {
        guard code[row, column] else {
          column += 1
          continue
        }
        let start = column
        while column < code.side && code[row, column] { column += 1 }
        cairo_rectangle(
          context, box.x + edge + Double(start) * module, box.y + edge + Double(row) * module,
          Double(column - start) * module, module)
      }
    }
    cairo_fill(context)
  }
}
