import CPangoCairo
import Likeness

/// Makes the points by which an unpacked picture is found again: upright, with what shows through. Child process alone.
enum SignMaker {
  /// Pixels of the longer side; more would tell nothing.
  private static let most = 960

  static func pixels(_ pages: [DecodedPage]) throws -> Pixels {
    let sizes = pages.map(\.upright)
    let size = (sizes.map(\.width).max() ?? 1, sizes.reduce(0) { $0 + $1.height })
    let page = try MasterMaker.drawn(pages, size, within: (most, most), isClear: true)
    var bytes = [UInt8](repeating: 0, count: page.width * page.height * 4)
    guard let data = cairo_image_surface_get_data(page.surface) else {
      throw PictureDecoder.refuse("there is too little memory")
    }
    // Blue, green, red, opacity with the colours multiplied by it; rows of four bytes a point have no gap.
    for at in stride(from: 0, to: bytes.count, by: 4) {
      let opacity = Int(data[at + 3])
      bytes[at + 3] = UInt8(opacity)
      guard opacity > 0 else { continue }
      for channel in 0..<3 { bytes[at + channel] = UInt8(min(255, Int(data[at + 2 - channel]) * 255 / opacity)) }
    }
    guard let pixels = Pixels(width: page.width, height: page.height, bytes: bytes) else {
      throw PictureDecoder.refuse("it has no pixels")
    }
    return pixels
  }
}
