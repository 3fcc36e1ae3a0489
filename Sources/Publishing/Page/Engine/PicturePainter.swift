import CPangoCairo
import FoundationEssentials

extension PaperCanvas {
  /// Paints a picture into `box`; `use` counts how often the page has shown it before.
  ///
  /// Cairo names one image twice in a page's resources when it is painted twice there, and some printer filters then
  /// drop the page (OpenPrinting/libcupsfilters#230): each use on a page is an image of its own, shared between pages.
  func paint(_ picture: Picture, in box: Box, use: Int) throws {
    let master = try PictureWorkshop.master(picture, most: PrintMaster.most(box.width, box.height))
    guard let image = master.surface() else { throw PaperFault.engine("there is too little memory") }
    defer { cairo_surface_destroy(image) }
    let name = "\(picture.sha256)/\(master.width)/\(master.height)/\(use)"
    attach(Array(name.utf8), as: "application/x-cairo.uuid", to: image)
    if master.form == .photograph { attach(master.bytes, as: "image/jpeg", to: image) }
    saved {
      cairo_translate(context, box.x, box.y)
      cairo_scale(context, box.width / Double(master.width), box.height / Double(master.height))
      cairo_set_source_surface(context, image, 0, 0)
      // Any other filter writes /Interpolate true, which PDF/A forbids.
      cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_NEAREST)
      cairo_paint(context)
    }
  }

  // Cairo keeps the bytes until the page is written and frees them with the closure.
  private func attach(_ bytes: [UInt8], as type: String, to image: OpaquePointer) {
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
    copy.update(from: bytes, count: bytes.count)
    let status = cairo_surface_set_mime_data(
      image, type, copy, UInt(bytes.count), { $0?.deallocate() }, UnsafeMutableRawPointer(copy))
    if status != CAIRO_STATUS_SUCCESS { copy.deallocate() }
  }
}

extension PrintMaster {
  /// A surface for it, which the caller destroys; that of a photograph is empty, its JPEG stands for it.
  func surface() -> OpaquePointer? {
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)),
      cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, let data = cairo_image_surface_get_data(surface)
    else { return nil }
    guard form == .flat else { return surface }
    data.update(from: bytes, count: width * height * 4)
    cairo_surface_mark_dirty(surface)
    return surface
  }

  /// The master as a file of its own: a PNG of its points, or its JPEG.
  public func file() throws -> Data {
    guard form == .flat else { return Data(bytes) }
    guard let surface = surface() else { throw PaperFault.engine("there is too little memory") }
    defer { cairo_surface_destroy(surface) }
    let sink = Collected()
    let status = withExtendedLifetime(sink) {
      cairo_surface_write_to_png_stream(
        surface,
        { closure, start, count in
          guard let closure, let start else { return CAIRO_STATUS_WRITE_ERROR }
          let sink = Unmanaged<Collected>.fromOpaque(closure).takeUnretainedValue()
          sink.data.append(start, count: Int(count))
          return CAIRO_STATUS_SUCCESS
        }, Unmanaged.passUnretained(sink).toOpaque())
    }
    guard status == CAIRO_STATUS_SUCCESS else { throw PaperFault.engine("the picture could not be packed") }
    return sink.data
  }

  private final class Collected { var data = Data() }
}
