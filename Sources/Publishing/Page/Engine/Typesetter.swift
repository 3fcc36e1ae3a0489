import CPangoCairo

/// A set paragraph; frees Pango's layout.
final class TextLayout {
  let pointer: OpaquePointer
  init(_ pointer: OpaquePointer) { self.pointer = pointer }
  deinit { g_object_unref(UnsafeMutableRawPointer(pointer)) }
}

/// A line of a set paragraph: measures in points.
struct TypesetLine {
  let layout: TextLayout
  let index: Int32
  let ink: Ink
  /// From the left edge of the paragraph's column.
  let x: Double
  let width: Double
  let height: Double
  /// From the top of the line.
  let baseline: Double

  func paint(on canvas: PaperCanvas, x left: Double, y top: Double) {
    guard let line = pango_layout_get_line_readonly(layout.pointer, index) else { return }
    canvas.ink(ink)
    cairo_move_to(canvas.context, left + x, top + baseline)
    pango_cairo_show_layout_line(canvas.context, line)
  }
}

/// Sets paragraphs in a font set; a point is a unit, nothing is rounded to the pixels of a screen.
final class Typesetter {
  private let context: OpaquePointer
  private let fonts: FontSet
  private var allowed: [TextStyle.Face: Set<String>] = [:]

  init(_ fonts: FontSet) throws {
    guard
      let map = pango_cairo_font_map_get_default(), let context = pango_font_map_create_context(map),
      let options = cairo_font_options_create()
    else { throw PaperFault.engine("no fonts") }
    self.context = context
    self.fonts = fonts
    pango_cairo_context_set_resolution(context, 72)
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    pango_context_set_round_glyph_positions(context, 0)
    for face in [TextStyle.Face.sans, .serif] { allowed[face] = Set(fonts.families(face).map(\.name)) }
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(context)) }

  /// The lines of a paragraph in a column `width` points wide.
  ///
  /// Refuses with ``PaperFault/missingGlyph(characters:text:)`` what the font set cannot show.
  func lines(_ paragraph: PageText, width: Double) throws -> [TypesetLine] {
    let (text, style) = (paragraph.text, paragraph.style)
    try refuseControls(text)
    pango_context_set_base_dir(
      context, style.direction == .rightToLeft ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR)
    guard let pointer = pango_layout_new(context) else { throw PaperFault.engine("no memory") }
    let layout = TextLayout(pointer)
    pango_layout_set_text(pointer, text, Int32(text.utf8.count))
    pango_layout_set_width(pointer, Int32((max(width, 1) * Double(PANGO_SCALE)).rounded(.down)))
    pango_layout_set_wrap(pointer, PANGO_WRAP_WORD_CHAR)
    pango_layout_set_auto_dir(pointer, style.direction == .content ? 1 : 0)
    pango_layout_set_justify(pointer, style.align == .justified ? 1 : 0)
    pango_layout_set_alignment(pointer, alignment(style))
    setFont(pointer, style)
    setSpans(pointer, paragraph)
    try GlyphCheck.refuseForeign(layout, text: text, families: allowed[style.face] ?? [])
    return measure(layout, style)
  }

  // Pango turns left and right round by itself only for a direction that it found in the text.
  private func alignment(_ style: TextStyle) -> PangoAlignment {
    let given = style.direction == .rightToLeft
    return switch style.align {
    case .center: PANGO_ALIGN_CENTER
    case .start, .justified: given ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT
    case .end: given ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT
    }
  }

  private func setFont(_ layout: OpaquePointer, _ style: TextStyle) {
    let font = pango_font_description_new()
    defer { pango_font_description_free(font) }
    pango_font_description_set_family(font, fonts.families(style.face).map(\.name).joined(separator: ","))
    pango_font_description_set_absolute_size(font, style.size * Double(PANGO_SCALE))
    pango_font_description_set_weight(font, style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    pango_font_description_set_style(font, style.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
    pango_layout_set_font_description(layout, font)
  }

  private func setSpans(_ layout: OpaquePointer, _ paragraph: PageText) {
    guard let list = pango_attr_list_new() else { return }
    // A word that is broken has no sign that it does not have: a mark is registered as it is written.
    pango_attr_list_insert(list, pango_attr_insert_hyphens_new(0))
    var start: UInt32 = 0
    for span in paragraph.spans {
      let end = start + UInt32(span.text.utf8.count)
      var marks: [UnsafeMutablePointer<PangoAttribute>?] = []
      if span.bold { marks.append(pango_attr_weight_new(PANGO_WEIGHT_BOLD)) }
      if span.italic { marks.append(pango_attr_style_new(PANGO_STYLE_ITALIC)) }
      for case let mark? in marks {
        mark.pointee.start_index = start
        mark.pointee.end_index = end
        pango_attr_list_insert(list, mark)
      }
      start = end
    }
    pango_layout_set_attributes(layout, list)
    pango_attr_list_unref(list)
  }

  private func measure(_ layout: TextLayout, _ style: TextStyle) -> [TypesetLine] {
    guard let iterator = pango_layout_get_iter(layout.pointer) else { return [] }
    defer { pango_layout_iter_free(iterator) }
    let unit = Double(PANGO_SCALE)
    var lines: [TypesetLine] = []
    repeat {
      var extent = PangoRectangle()
      pango_layout_iter_get_line_extents(iterator, nil, &extent)
      let (natural, above) = (Double(extent.height) / unit, Double(extent.y) / unit)
      let height = natural * style.leading
      lines.append(
        TypesetLine(
          layout: layout, index: Int32(lines.count), ink: style.ink, x: Double(extent.x) / unit,
          width: Double(extent.width) / unit, height: height,
          baseline: Double(pango_layout_iter_get_baseline(iterator)) / unit - above + (height - natural) / 2))
    } while pango_layout_iter_next_line(iterator) != 0
    return lines
  }

  // Pango shows control characters as boxes or not at all; on paper they have no meaning.
  private func refuseControls(_ text: String) throws {
    let controls = text.unicodeScalars.filter {
      $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t"
    }
    guard controls.isEmpty else { throw PaperFault.missingGlyph(characters: controls.codes, text: text) }
  }
}

extension Sequence<Unicode.Scalar> {
  /// "U+4E00" for each scalar, none twice.
  var codes: [String] {
    var codes: [String] = []
    for scalar in self {
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let code = "U+" + String(repeating: "0", count: digits.count < 4 ? 4 - digits.count : 0) + digits
      if !codes.contains(code) { codes.append(code) }
    }
    return codes
  }
}
