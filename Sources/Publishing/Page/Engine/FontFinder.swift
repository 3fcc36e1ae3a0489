import CPangoCairo

/// Finds a further family for a sign that the families of a face lack.
final class FontFinder {
  private let map: UnsafeMutablePointer<PangoFontMap>
  private let context: OpaquePointer
  private let families: [String]
  private var fonts: [String: UnsafeMutablePointer<PangoFont>?] = [:]
  private var found: [String: String?] = [:]

  init(map: UnsafeMutablePointer<PangoFontMap>, context: OpaquePointer, families: [String]) {
    (self.map, self.context, self.families) = (map, context, families)
  }

  deinit { for case let font? in fonts.values { g_object_unref(UnsafeMutableRawPointer(font)) } }

  /// The first family with the sign, one of the face before the others; nil when none has it.
  func family(of sign: Unicode.Scalar, face: TextStyle.Face) -> String? {
    let key = "\(face) \(sign.value)"
    if let known = found[key] { return known }
    let start = face == .serif ? "Noto Serif " : "Noto Sans "
    let ordered = families.filter { $0.hasPrefix(start) } + families.filter { !$0.hasPrefix(start) }
    let family = ordered.first { name in font(name).map { pango_font_has_char($0, sign.value) != 0 } ?? false }
    found[key] = .some(family)
    return family
  }

  private func font(_ name: String) -> UnsafeMutablePointer<PangoFont>? {
    if let known = fonts[name] { return known }
    let wanted = pango_font_description_new()
    defer { pango_font_description_free(wanted) }
    pango_font_description_set_family(wanted, name)
    pango_font_description_set_absolute_size(wanted, 10 * Double(PANGO_SCALE))
    let font = pango_font_map_load_font(map, context, wanted)
    fonts[name] = .some(font)
    return font
  }
}
