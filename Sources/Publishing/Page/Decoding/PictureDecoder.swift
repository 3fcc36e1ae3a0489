import CPangoCairo
import FoundationEssentials

/// Unpacks an inspected picture into a Cairo surface; done in the child process alone.
enum PictureDecoder {
  /// A surface of the picture's pixels, 32 bits each; the caller destroys it.
  ///
  /// Refused with ``PaperFault/picture(name:reason:)``, without the name.
  /// - Parameters:
  ///   - width, height: in pixels, as the header of the file was read.
  static func decode(_ content: [UInt8], _ kind: Picture.Kind, _ width: Int, _ height: Int) throws -> OpaquePointer {
    if kind == .png { return try decodePNG(content, width, height) }
    guard let loader = gdk_pixbuf_loader_new_with_type("jpeg", nil) else { throw refuse("gdk-pixbuf cannot read JPEG") }
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
      Int(gdk_pixbuf_get_width(pixels)) == width, Int(gdk_pixbuf_get_height(pixels)) == height,
      gdk_pixbuf_get_bits_per_sample(pixels) == 8
    else { throw refuse("its pixels do not agree with its header") }
    guard let surface = surface(pixels) else { throw refuse("there is too little memory") }
    return surface
  }

  // Cairo reads the picture whole; gdk-pixbuf accepts a PNG whose pixels end early.
  private static func decodePNG(_ content: [UInt8], _ width: Int, _ height: Int) throws -> OpaquePointer {
    let portions = Portions(try PNGHeader.essential(content))
    let surface = withExtendedLifetime(portions) {
      cairo_image_surface_create_from_png_stream(
        { closure, target, length in
          guard let closure, let target else { return CAIRO_STATUS_READ_ERROR }
          let portions = Unmanaged<Portions>.fromOpaque(closure).takeUnretainedValue()
          return portions.read(into: target, Int(length)) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_READ_ERROR
        }, Unmanaged.passUnretained(portions).toOpaque())
    }
    guard let surface else { throw refuse("there is too little memory") }
    let isWhole =
      cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS
      && [CAIRO_FORMAT_RGB24, CAIRO_FORMAT_ARGB32].contains(cairo_image_surface_get_format(surface))
      && Int(cairo_image_surface_get_width(surface)) == width
      && Int(cairo_image_surface_get_height(surface)) == height
    guard isWhole else {
      cairo_surface_destroy(surface)
      throw refuse("its pixels do not agree with its header")
    }
    return surface
  }

  private static func refuse(_ reason: String) -> PaperFault { .picture(name: "", reason: reason) }

  private final class Portions {
    private var rest: ArraySlice<UInt8>
    init(_ bytes: [UInt8]) { rest = bytes[...] }

    func read(into target: UnsafeMutablePointer<UInt8>, _ count: Int) -> Bool {
      guard count <= rest.count else { return false }
      _ = UnsafeMutableBufferPointer(start: target, count: count).update(fromContentsOf: rest.prefix(count))
      rest = rest.dropFirst(count)
      return true
    }
  }

  private static func surface(_ pixels: OpaquePointer) -> OpaquePointer? {
    let (width, height) = (gdk_pixbuf_get_width(pixels), gdk_pixbuf_get_height(pixels))
    guard
      let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height),
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
          to[column] = UInt32(pixel[0]) << 16 | UInt32(pixel[1]) << 8 | UInt32(pixel[2])
        }
      }
    }
    cairo_surface_mark_dirty(surface)
    return surface
  }
}
