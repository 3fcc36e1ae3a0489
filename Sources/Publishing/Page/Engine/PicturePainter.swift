import CPangoCairo
import FoundationEssentials

extension PaperCanvas {
  /// Paints a picture into `box`; `use` counts how often the page has shown it before.
  ///
  /// Cairo names one image twice in a page's resources when it is painted twice there, and some printer filters then
  /// drop the page (OpenPrinting/libcupsfilters#230): each use on a page is an image of its own, shared between pages.
  func paint(_ picture: Picture, in box: Box, use: Int) throws {
    let image = try PictureWorkshop.pixels(picture)
    defer { cairo_surface_destroy(image) }
    attach(Data("\(picture.sha256)/\(use)".utf8), as: "application/x-cairo.uuid", to: image)
    if picture.kind == .jpeg { attach(picture.bytes, as: "image/jpeg", to: image) }
    saved {
      cairo_translate(context, box.x, box.y)
      cairo_scale(context, box.width / Double(picture.width), box.height / Double(picture.height))
      cairo_set_source_surface(context, image, 0, 0)
      // Any other filter writes /Interpolate true, which PDF/A forbids.
      cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_NEAREST)
      cairo_paint(context)
    }
  }

  // Cairo keeps the bytes until the page is written and frees them with the closure.
  private func attach(_ bytes: Data, as type: String, to image: OpaquePointer) {
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
    bytes.copyBytes(to: copy, count: bytes.count)
    let status = cairo_surface_set_mime_data(
      image, type, copy, UInt(bytes.count), { $0?.deallocate() }, UnsafeMutableRawPointer(copy))
    if status != CAIRO_STATUS_SUCCESS { copy.deallocate() }
  }
}
