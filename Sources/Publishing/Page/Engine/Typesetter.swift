import CPangoCairo

/// Sets paragraphs in a font set; a point is a unit, nothing is rounded to the pixels of a screen.
final class Typesetter {
  private let context: OpaquePointer
  private let fonts: FontSet
  private let finder: FontFinder
  private let language: String
  private var faces: [FontFace.Key: FontFace] = [:]
  private let check = GlyphCheck()
  /// What was set, for whoever goes through the same paragraphs again.
  var tape = LineTape()
  /// Signs for which there was no font, in the order in which they were met.
  private(set) var unshown: [Unicode.Scalar] = []

  /// - Parameter language: of texts whose style names none.
  init(_ fonts: FontSet, language: String = "") throws {
    guard
      let map = pango_cairo_font_map_get_default(), let context = pango_font_map_create_context(map),
      let options = cairo_font_options_create()
    else { throw PaperFault.engine("no fonts") }
    self.context = context
    self.fonts = fonts
    self.language = language
    finder = FontFinder(map: map, context: context, families: fonts.further)
    pango_cairo_context_set_resolution(context, 72)
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    pango_context_set_round_glyph_positions(context, 0)
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(context)) }

  /// The lines of a paragraph in a column `width` points wide.
  ///
  /// A sign that no font has stands as its code point, `[U+1F680]`, and is kept in ``unshown``.
  func lines(_ paragraph: PageText, width: Double) throws -> [TypesetLine] {
    if let known = tape.next(paragraph, width: width) { return known }
    let lines = try set(paragraph, width: width)
    tape.keep(lines, of: paragraph, width: width)
    return lines
  }

  private func set(_ paragraph: PageText, width: Double) throws -> [TypesetLine] {
    var paragraph = paragraph.replacing(paragraph.text.unicodeScalars.filter(\.isWordlessControl), &unshown)
    let form = HanForm(paragraph.text, language: paragraph.style.language.isEmpty ? language : paragraph.style.language)
    var families = fonts.families(paragraph.style.face).map { form.family($0.name) }
    // A sign of a rare script is found a font, then set again; what is still missing then becomes its code point.
    for _ in 0..<3 {
      let layout = try layout(paragraph, width: width, families: families, form: form)
      let missing = check.missing(layout, text: paragraph.text, families: families)
      if missing.isEmpty { return measure(layout, paragraph.style) }
      let found = missing.compactMap { finder.family(of: $0, face: paragraph.style.face) }
      let more = found.filter { !families.contains($0) }
      if more.isEmpty {
        paragraph = paragraph.replacing(missing, &unshown)
      } else {
        families += more
      }
    }
    let last = paragraph.replacing(paragraph.text.unicodeScalars.filter { !$0.isASCII }, &unshown)
    return measure(try layout(last, width: width, families: families, form: form), last.style)
  }

  private func layout(_ paragraph: PageText, width: Double, families: [String], form: HanForm) throws -> TextLayout {
    let (text, style) = (paragraph.text, paragraph.style)
    pango_context_set_base_dir(
      context, style.direction == .rightToLeft ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR)
    pango_context_set_language(
      context, pango_language_from_string(text.unicodeScalars.contains { $0.value >= 0x2E80 } ? form.language : "en"))
    guard let pointer = pango_layout_new(context) else { throw PaperFault.engine("no memory") }
    let layout = TextLayout(pointer)
    pango_layout_set_text(pointer, text, Int32(text.utf8.count))
    pango_layout_set_width(pointer, Int32((max(width, 1) * Double(PANGO_SCALE)).rounded(.down)))
    pango_layout_set_wrap(pointer, PANGO_WRAP_WORD_CHAR)
    pango_layout_set_auto_dir(pointer, style.direction == .content ? 1 : 0)
    pango_layout_set_justify(pointer, style.align == .justified ? 1 : 0)
    pango_layout_set_alignment(pointer, alignment(style))
    setFont(pointer, style, families)
    setSpans(pointer, paragraph)
    return layout
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

  private func setFont(_ layout: OpaquePointer, _ style: TextStyle, _ families: [String]) {
    let key = FontFace.Key(families: families, size: style.size, bold: style.bold, italic: style.italic)
    let face = faces[key] ?? FontFace(key)
    faces[key] = face
    pango_layout_set_font_description(layout, face.description)
  }

  private func setSpans(_ layout: OpaquePointer, _ paragraph: PageText) {
    guard let list = pango_attr_list_new() else { return }
    // A hyphen that Pango puts into a broken word would become part of a mark.
    if let plain = pango_attr_insert_hyphens_new(0) { pango_attr_list_insert(list, plain) }
    // A ligature of Latin letters has no letter of its own: it would put the face into the file a second time.
    if let plain = pango_attr_font_features_new("liga=0, clig=0") { pango_attr_list_insert(list, plain) }
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
}
