import CHarfBuzz
import FoundationEssentials

/// Takes out of the fonts of a PDF what no paper needs: hinting, and subroutines that their few glyphs do not call.
///
/// Cairo keeps both: 90 KB for five Chinese signs, of which 1.4 KB remain. Glyphs keep their numbers and outlines.
enum FontSparing {
  /// A TrueType font (`FontFile2`).
  ///
  /// - Returns: nil when nothing is gained.
  static func trueType(_ font: Data) -> Data? { subset(font).flatMap { $0.count < font.count ? $0 : nil } }

  /// A bare CFF font (`FontFile3`).
  ///
  /// - Returns: nil when nothing is gained.
  static func compact(_ font: Data) -> Data? {
    guard let made = CompactFont.wrapped(font).flatMap(subset), let table = Sfnt.table("CFF ", of: made),
      table.count < font.count
    else { return nil }
    return table
  }

  /// All glyphs under their numbers; `cmap`, which leads from signs to glyphs, stays as it is.
  private static func subset(_ font: Data) -> Data? {
    font.withUnsafeBytes { bytes in
      let start = bytes.bindMemory(to: CChar.self).baseAddress
      guard
        let blob = hb_blob_create_or_fail(start, UInt32(bytes.count), HB_MEMORY_MODE_READONLY, nil, nil)
      else { return nil }
      defer { hb_blob_destroy(blob) }
      guard let face = hb_face_create(blob, 0) else { return nil }
      defer { hb_face_destroy(face) }
      guard let input = hb_subset_input_create_or_fail() else { return nil }
      defer { hb_subset_input_destroy(input) }
      let flags = [HB_SUBSET_FLAGS_NO_HINTING, HB_SUBSET_FLAGS_RETAIN_GIDS, HB_SUBSET_FLAGS_NOTDEF_OUTLINE]
      hb_subset_input_set_flags(input, flags.reduce(0) { $0 | $1.rawValue })
      let count = hb_face_get_glyph_count(face)
      guard count > 0 else { return nil }
      hb_set_add_range(hb_subset_input_glyph_set(input), 0, count - 1)
      let cmap: UInt32 = 0x636D_6170
      hb_set_add(hb_subset_input_set(input, HB_SUBSET_SETS_NO_SUBSET_TABLE_TAG), cmap)
      guard let made = hb_subset_or_fail(face, input) else { return nil }
      defer { hb_face_destroy(made) }
      let result = hb_face_reference_blob(made)
      defer { hb_blob_destroy(result) }
      var length: UInt32 = 0
      return hb_blob_get_data(result, &length).flatMap { length > 0 ? Data(bytes: $0, count: Int(length)) : nil }
    }
  }
}
