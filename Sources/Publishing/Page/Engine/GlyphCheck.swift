import CPangoCairo

/// Finds the signs of a set paragraph that no allowed font shows.
struct GlyphCheck {
  // PANGO_GLYPH_UNKNOWN_FLAG is a macro with a cast, which Swift does not import.
  private static let unknown: UInt32 = 0x1000_0000

  private let names = FontNames()

  func missing(_ layout: TextLayout, text: String, families: [String]) -> [Unicode.Scalar] {
    guard let iterator = pango_layout_get_iter(layout.pointer) else { return [] }
    defer { pango_layout_iter_free(iterator) }
    var missing: [Unicode.Scalar] = []
    repeat {
      guard let run = pango_layout_iter_get_run_readonly(iterator)?.pointee else { continue }
      if let item = run.item?.pointee, !isAllowed(item.analysis.font, families) {
        let from = text.utf8.index(text.startIndex, offsetBy: Int(item.offset))
        let part = text[from..<text.utf8.index(from, offsetBy: Int(item.length))]
        missing += part.unicodeScalars.filter {
          !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint
        }
      }
      guard let glyphs = run.glyphs?.pointee else { continue }
      for index in 0..<Int(glyphs.num_glyphs) where glyphs.glyphs[index].glyph & Self.unknown != 0 {
        missing += [Unicode.Scalar(glyphs.glyphs[index].glyph & ~Self.unknown) ?? "\u{FFFD}"]
      }
    } while pango_layout_iter_next_run(iterator) != 0
    return missing
  }

  private func isAllowed(_ font: UnsafeMutablePointer<PangoFont>?, _ families: [String]) -> Bool {
    font.map { names.family(of: $0).map(families.contains) ?? true } ?? true
  }
}

/// The families of fonts that were met; each font is held, so that its place in memory stays its own.
final class FontNames {
  private var names: [UnsafeMutablePointer<PangoFont>: String?] = [:]

  deinit { for font in names.keys { g_object_unref(UnsafeMutableRawPointer(font)) } }

  func family(of font: UnsafeMutablePointer<PangoFont>) -> String? {
    if let known = names[font] { return known }
    let family = pango_font_get_face(font).flatMap(pango_font_face_get_family)
    let name = family.flatMap { pango_font_family_get_name($0) }.map { String(cString: $0) }
    g_object_ref(UnsafeMutableRawPointer(font))
    names[font] = .some(name)
    return name
  }
}
