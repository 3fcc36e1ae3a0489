import CPangoCairo
import FoundationEssentials

/// A Cairo PDF surface and its context, freed together; without a sink it only measures and keeps no bytes.
final class PaperCanvas {
  let context: OpaquePointer
  let surface: OpaquePointer
  private let receiver: Receiver
  /// The elements of structure that are open now.
  let structure: PaperStructure

  private final class Receiver {
    let sink: ByteSink?
    var fault: (any Error)?
    init(_ sink: ByteSink?) { self.sink = sink }
  }

  init(_ sheet: Sheet, sink: ByteSink?) throws {
    receiver = Receiver(sink)
    let surface = cairo_pdf_surface_create_for_stream(
      { closure, data, length in
        guard let closure else { return CAIRO_STATUS_WRITE_ERROR }
        let receiver = Unmanaged<Receiver>.fromOpaque(closure).takeUnretainedValue()
        do {
          try receiver.sink?(UnsafeRawBufferPointer(start: data, count: Int(length)))
          return CAIRO_STATUS_SUCCESS
        } catch {
          receiver.fault = receiver.fault ?? error
          return CAIRO_STATUS_WRITE_ERROR
        }
      }, Unmanaged.passUnretained(receiver).toOpaque(), sheet.width, sheet.height)
    guard let surface, let context = cairo_create(surface) else { throw PaperFault.engine("no memory") }
    self.surface = surface
    self.context = context
    structure = PaperStructure(context)
  }

  deinit {
    // The surface writes its tail when it is destroyed; the receiver lives until then.
    cairo_destroy(context)
    cairo_surface_finish(surface)
    cairo_surface_destroy(surface)
  }

  func describe(_ metadata: PaperMetadata) {
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, metadata.title)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, metadata.author)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, metadata.subject)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "ipdesk")
    if !metadata.keywords.isEmpty {
      cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_KEYWORDS, metadata.keywords)
    }
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, metadata.created)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, metadata.created)
  }

  func showPage() throws {
    structure.end()
    cairo_show_page(context)
    try check()
  }

  /// Writes the tail of the file.
  func finish() throws {
    structure.finish()
    cairo_surface_finish(surface)
    try check()
  }

  private func check() throws {
    if let fault = receiver.fault { throw fault }
    for status in [cairo_status(context), cairo_surface_status(surface)] where status != CAIRO_STATUS_SUCCESS {
      throw PaperFault.engine(String(cString: cairo_status_to_string(status)))
    }
  }

  func ink(_ ink: Ink) {
    cairo_set_source_rgb(context, ink.red, ink.green, ink.blue)
  }

  func line(from: (Double, Double), to: (Double, Double), width: Double, _ ink: Ink) {
    self.ink(ink)
    cairo_set_line_width(context, width)
    cairo_move_to(context, from.0, from.1)
    cairo_line_to(context, to.0, to.1)
    cairo_stroke(context)
  }

  func outline(_ box: Box, width: Double, _ ink: Ink) {
    self.ink(ink)
    cairo_set_line_width(context, width)
    cairo_rectangle(context, box.x, box.y, box.width, box.height)
    cairo_stroke(context)
  }

  /// A place that links lead to.
  func destination(_ id: String, y: Double) {
    cairo_tag_begin(context, CAIRO_TAG_DEST, "name='\(id)' x=0 y=\(Int(y)) internal=true")
    cairo_tag_end(context, CAIRO_TAG_DEST)
  }

  /// A rectangle that leads to a place.
  ///
  /// Cairo 1.16 writes a broken file when a link stands in no element of the structure of the document.
  func link(_ box: Box, to id: String) {
    let edges = [box.x, box.y, box.width, box.height].map { String(Int($0.rounded())) }.joined(separator: " ")
    structure.element("P") {
      cairo_tag_begin(context, CAIRO_TAG_LINK, "dest='\(id)' rect=[\(edges)]")
      cairo_tag_end(context, CAIRO_TAG_LINK)
    }
  }

  func saved(_ body: () throws -> Void) rethrows {
    cairo_save(context)
    defer { cairo_restore(context) }
    try body()
  }
}
