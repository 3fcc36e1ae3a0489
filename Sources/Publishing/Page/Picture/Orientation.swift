/// How the stored pixels of a picture are to be turned and mirrored until it stands upright.
///
/// - Source: Exif 3.0 (CIPA DC-008), 4.6.4, tag 0x0112; TIFF 6.0, section 8: the side of the picture on which the first
///   row lies, then the one on which the first column lies.
enum Orientation: Int {
  case upright = 1
  case mirrored, upsideDown, flipped, transposed, quarterRight, transversed, quarterLeft

  /// Whether rows become columns.
  var isSideways: Bool { rawValue >= 5 }

  /// Of the number in a file; other numbers say nothing.
  init(number: Int) { self = Orientation(rawValue: number) ?? .upright }

  /// Of an Exif block: a TIFF whose first directory is asked.
  init(exif: ArraySlice<UInt8>) {
    let fields = TIFFFields(Array(exif))
    let first = fields.number(4, 4) ?? 0
    self.init(number: fields.directory(at: first)?.value(0x0112) ?? 1)
  }

  /// Factors that turn a stored point into an upright one: `x' = xx·x + xy·y + x0`, `y' = yx·x + yy·y + y0`.
  ///
  /// - Parameters:
  ///   - width, height: of the stored picture in pixels.
  func matrix(width: Double, height: Double) -> (xx: Double, yx: Double, xy: Double, yy: Double, x0: Double, y0: Double)
  {
    switch self {
    case .upright: (1, 0, 0, 1, 0, 0)
    case .mirrored: (-1, 0, 0, 1, width, 0)
    case .upsideDown: (-1, 0, 0, -1, width, height)
    case .flipped: (1, 0, 0, -1, 0, height)
    case .transposed: (0, 1, 1, 0, 0, 0)
    case .quarterRight: (0, 1, -1, 0, height, 0)
    case .transversed: (0, -1, -1, 0, height, width)
    case .quarterLeft: (0, -1, 1, 0, 0, width)
    }
  }
}
