import CPangoCairo

/// Finds the signs of a set paragraph that no allowed font shows.
enum GlyphCheck {
  // PANGO_GLYPH_UNKNOWN_FLAG is a macro with a cast, which Swift does not import.
  private static let unknown: UInt32 = 0x1000_0000

  static func missing(_ layout: TextLayout, text: String, families: Set<String>) -> [Unicode.Scalar] {
    guard let iterator = pango_layout_get_iter(layout.pointer) else { return [] }
    defer { pango_layout_iter_free(iterator) }
    let bytes = Array(text.utf8)
    var missing: [Unicode.Scalar] = []
    repeat {
      guard let run = pango_layout_iter_get_run_readonly(iterator)?.pointee else { continue }
      if let item = run.item?.pointee, !isAllowed(item.analysis.font, families) {
        let part = String(decoding: bytes[Int(item.offset)..<Int(item.offset + item.length)], as: UTF8.self)
        missing += part.unicodeScalars.filter {
          !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint
        }
      }
      guard let glyphs = run.glyphs?.pointee else { continue }
      for index in 0..<Int(glyphs.num_glyphs) where glyphs.glyphs[index].glyph & unknown != 0 {
        missing += [Unicode.Scalar(glyphs.glyphs[index].glyph & ~unknown) ?? "\u{FFFD}"]
      }
    } while pango_layout_iter_next_run(iterator) != 0
    return missing
  }

  private static func isAllowed(_ font: UnsafeMutablePointer<PangoFont>?, _ families: Set<String>) -> Bool {
    guard let font, let face = pango_font_get_face(font), let family = pango_font_face_get_family(face) else {
      return true
    }
    return pango_font_family_get_name(family).map { families.contains(String(cString: $0)) } ?? true
  }
}
