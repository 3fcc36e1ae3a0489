import CPangoCairo
import Foundation

/// Texts and pictures in two columns by Pango and Cairo alone: what setting them costs without a gazette around it.
enum BareSheet {
  private static let (width, height, margin, gap) = (595.0, 842.0, 50.0, 18.0)

  /// A drawn sign of 600 points: circles and bars, each sign another one.
  static func sign(_ place: Int) throws -> Data {
    let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 600, 600)
    defer { cairo_surface_destroy(surface) }
    let context = cairo_create(surface)
    defer { cairo_destroy(context) }
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
    for round in 0..<5 {
      let shade = Double((place * 37 + round * 53) % 100) / 100
      cairo_set_source_rgb(context, shade, 1 - shade, Double(round) / 5)
      cairo_arc(
        context, Double(100 + (place * 71 + round * 113) % 400), Double(100 + (place * 29 + round * 97) % 400),
        Double(30 + (place * 13 + round * 41) % 70), 0, 6.2832)
      cairo_fill(context)
    }
    let sink = Sink()
    cairo_surface_write_to_png_stream(
      surface,
      { closure, bytes, count in
        guard let closure, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
        Unmanaged<Sink>.fromOpaque(closure).takeUnretainedValue().bytes.append(bytes, count: Int(count))
        return CAIRO_STATUS_SUCCESS
      }, Unmanaged.passUnretained(sink).toOpaque())
    return sink.bytes
  }

  /// - Returns: how many pages it took.
  static func set(_ texts: [[String]], _ pictures: [Data?], to path: String) throws -> Int {
    let surface = cairo_pdf_surface_create(path, width, height)
    defer { cairo_surface_destroy(surface) }
    let context = cairo_create(surface)
    defer { cairo_destroy(context) }
    let column = (width - 2 * margin - gap) / 2
    let font = pango_font_description_from_string("Noto Sans, Noto Sans CJK SC 8")
    defer { pango_font_description_free(font) }
    var (pages, place, top) = (1, 0, margin)
    func room(_ needed: Double) {
      guard top + needed > height - margin else { return }
      (place, top) = (place + 1, margin)
      if place == 2 {
        cairo_show_page(context)
        (place, pages) = (0, pages + 1)
      }
    }
    for (lines, picture) in zip(texts, pictures) {
      if let picture {
        room(100)
        draw(picture, context, x: margin + Double(place) * (column + gap), y: top)
        top += 100
      }
      for line in lines {
        let layout = pango_cairo_create_layout(context)
        defer { g_object_unref(UnsafeMutableRawPointer(layout)) }
        pango_layout_set_font_description(layout, font)
        pango_layout_set_width(layout, Int32(column * 1024))
        pango_layout_set_text(layout, line, -1)
        var (wide, high): (Int32, Int32) = (0, 0)
        pango_layout_get_size(layout, &wide, &high)
        room(Double(high) / 1024)
        cairo_move_to(context, margin + Double(place) * (column + gap), top)
        pango_cairo_show_layout(context, layout)
        top += Double(high) / 1024
      }
      top += 8
    }
    cairo_surface_finish(surface)
    return pages
  }

  private static func draw(_ picture: Data, _ context: OpaquePointer?, x: Double, y: Double) {
    let source = Source(picture)
    let surface = cairo_image_surface_create_from_png_stream(
      { closure, into, count in
        guard let closure, let into else { return CAIRO_STATUS_READ_ERROR }
        return Unmanaged<Source>.fromOpaque(closure).takeUnretainedValue().give(Int(count), into)
      }, Unmanaged.passUnretained(source).toOpaque())
    defer { cairo_surface_destroy(surface) }
    cairo_save(context)
    cairo_translate(context, x, y)
    cairo_scale(context, 0.16, 0.16)
    cairo_set_source_surface(context, surface, 0, 0)
    cairo_paint(context)
    cairo_restore(context)
  }

  private final class Sink { var bytes = Data() }

  private final class Source {
    private let bytes: Data
    private var place = 0
    init(_ bytes: Data) { self.bytes = bytes }
    func give(_ count: Int, _ into: UnsafeMutablePointer<UInt8>) -> cairo_status_t {
      guard place + count <= bytes.count else { return CAIRO_STATUS_READ_ERROR }
      bytes.copyBytes(to: into, from: place..<(place + count))
      place += count
      return CAIRO_STATUS_SUCCESS
    }
  }
}
