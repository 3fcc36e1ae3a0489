import CPangoCairo

/// One page of an unpacked picture, in the order of its file: 32 bits a pixel, sRGB. Child process alone.
final class DecodedPage {
  /// Cairo's own; destroyed with the page.
  let surface: OpaquePointer
  let orientation: Orientation
  var width: Int { Int(cairo_image_surface_get_width(surface)) }
  var height: Int { Int(cairo_image_surface_get_height(surface)) }
  /// In pixels of the upright page.
  var upright: (width: Int, height: Int) { orientation.isSideways ? (height, width) : (width, height) }

  /// An empty page; refuses when memory ends.
  init(width: Int, height: Int, hasAlpha: Bool, _ orientation: Orientation) throws {
    let made = cairo_image_surface_create(
      hasAlpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, Int32(clamping: width), Int32(clamping: height))
    guard let made, cairo_surface_status(made) == CAIRO_STATUS_SUCCESS else {
      throw PaperFault.picture(name: "", reason: "there is too little memory")
    }
    (surface, self.orientation) = (made, orientation)
  }

  deinit { cairo_surface_destroy(surface) }

  /// Fills the pixels: four bytes each, blue, green, red, and one more; rows follow each other without a gap.
  func fill(_ body: (UnsafeMutablePointer<UInt8>) throws -> Void) throws {
    cairo_surface_flush(surface)
    guard let data = cairo_image_surface_get_data(surface) else { return }
    try body(data)
    cairo_surface_mark_dirty(surface)
  }

  /// Multiplies colours by the transparency, as Cairo wants them; true when every pixel is opaque.
  @discardableResult
  static func premultiply(_ data: UnsafeMutablePointer<UInt8>, _ count: Int) -> Bool {
    var isOpaque = true
    data.withMemoryRebound(to: UInt32.self, capacity: count) { pixels in
      for at in 0..<count {
        let pixel = pixels[at]
        let alpha = pixel >> 24
        if alpha == 255 { continue }
        isOpaque = false
        let red = (pixel >> 16 & 255) * alpha / 255
        let green = (pixel >> 8 & 255) * alpha / 255
        let blue = (pixel & 255) * alpha / 255
        pixels[at] = alpha << 24 | red << 16 | green << 8 | blue
      }
    }
    return isOpaque
  }
}
