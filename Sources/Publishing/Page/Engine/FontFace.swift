import CPangoCairo

/// Pango's description of a font in a size; freed with the value.
final class FontFace {
  struct Key: Hashable {
    var families: [String]
    var size: Double
    var bold: Bool
    var italic: Bool
  }

  let description: OpaquePointer?

  init(_ key: Key) {
    description = pango_font_description_new()
    pango_font_description_set_family(description, key.families.joined(separator: ","))
    pango_font_description_set_absolute_size(description, key.size * Double(PANGO_SCALE))
    pango_font_description_set_weight(description, key.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    pango_font_description_set_style(description, key.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
  }

  deinit { pango_font_description_free(description) }
}
