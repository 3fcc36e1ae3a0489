import CPangoCairo
import FoundationEssentials

/// Unpacks an inspected picture into a Cairo surface.
enum PictureDecoder {
  /// A surface of the picture's pixels; the caller destroys it.
  static func decode(_ picture: Picture) throws -> OpaquePointer {
    func refuse(_ reason: String) -> PaperFault { .picture(name: picture.name, reason: reason) }
    var content = [UInt8](picture.bytes)
    if picture.kind == .png { content = try PNGHeader.essential(content) }

    let kind = picture.kind == .png ? "png" : "jpeg"
    guard let loader = gdk_pixbuf_loader_new_with_type(kind, nil) else {
      throw refuse("gdk-pixbuf cannot read \(kind)")
    }
    defer { g_object_unref(UnsafeMutableRawPointer(loader)) }
    var fault: UnsafeMutablePointer<GError>?
    let written = gdk_pixbuf_loader_write(loader, content, gsize(content.count), &fault) != 0
    // A loader must be closed once, also after a failure.
    let closed = written ? gdk_pixbuf_loader_close(loader, &fault) != 0 : gdk_pixbuf_loader_close(loader, nil) != 0
    guard written, closed, let pixels = gdk_pixbuf_loader_get_pixbuf(loader) else {
      let reason = fault.map { String(cString: $0.pointee.message) } ?? "it cannot be decoded"
      g_clear_error(&fault)
      throw refuse(reason)
    }
    guard
      Int(gdk_pixbuf_get_width(pixels)) == picture.width, Int(gdk_pixbuf_get_height(pixels)) == picture.height,
      gdk_pixbuf_get_bits_per_sample(pixels) == 8
    else { throw refuse("its pixels do not agree with its header") }
    guard let surface = surface(pixels) else { throw refuse("there is too little memory") }
    return surface
  }

  private static func surface(_ pixels: OpaquePointer) -> OpaquePointer? {
    let (width, height) = (gdk_pixbuf_get_width(pixels), gdk_pixbuf_get_height(pixels))
    let hasAlpha = gdk_pixbuf_get_has_alpha(pixels) != 0
    let format = hasAlpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24
    guard
      let surface = cairo_image_surface_create(format, width, height),
      cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS,
      let source = gdk_pixbuf_read_pixels(pixels), let target = cairo_image_surface_get_data(surface)
    else { return nil }
    let step = Int(gdk_pixbuf_get_n_channels(pixels))
    let (sourceRow, targetRow) = (Int(gdk_pixbuf_get_rowstride(pixels)), Int(cairo_image_surface_get_stride(surface)))
    for row in 0..<Int(height) {
      let from = source + row * sourceRow
      UnsafeMutableRawPointer(target + row * targetRow).withMemoryRebound(to: UInt32.self, capacity: Int(width)) { to in
        for column in 0..<Int(width) {
          let pixel = from + column * step
          let alpha = hasAlpha ? UInt32(pixel[3]) : 255
          // Cairo wants colours multiplied with their opacity.
          func part(_ index: Int) -> UInt32 { (UInt32(pixel[index]) * alpha + 127) / 255 }
          to[column] = alpha << 24 | part(0) << 16 | part(1) << 8 | part(2)
        }
      }
    }
    cairo_surface_mark_dirty(surface)
    return surface
  }
}
