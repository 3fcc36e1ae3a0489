import FoundationEssentials

/// A bare CFF font, as far as it must be known to be put into a file of tables.
///
/// - Source: Adobe Technical Note 5176, 4 (numbers), 5 (INDEX), 9 (Top DICT).
enum CompactFont {
  /// The font in a file with the tables that a subsetter asks for; nil when it cannot be read.
  static func wrapped(_ font: Data) -> Data? {
    guard let glyphs = glyphs(font), glyphs > 0 else { return nil }
    let head = Sfnt.big(0x0001_0000, 4) + Data(count: 8) + Sfnt.big(0x5F0F_3CF5, 4) + Data(count: 2)
    return Sfnt.file(
      version: 0x4F54_544F,
      [
        ("CFF ", font), ("head", head + Sfnt.big(1000, 2) + Data(count: 34)),
        ("hhea", Sfnt.big(0x0001_0000, 4) + Data(count: 30) + Sfnt.big(1, 2)),
        ("hmtx", Data(count: 4 + 2 * (glyphs - 1))), ("maxp", Sfnt.big(0x5000, 4) + Sfnt.big(glyphs, 2)),
      ])
  }

  /// How many glyphs it has: the count of its index of char strings.
  private static func glyphs(_ font: Data) -> Int? {
    guard let header = Sfnt.number(font, 2, 1), let names = end(ofIndex: header, font),
      let size = Sfnt.number(font, names + 2, 1), let length = Sfnt.number(font, names + 3 + size, size)
    else { return nil }
    var place = names + 3 + 2 * size
    let last = place + length - 1
    var value = 0
    while place < last, let byte = Sfnt.number(font, place, 1) {
      let next = Sfnt.number(font, place + 1, 1) ?? 0
      switch byte {
      case 17: return Sfnt.number(font, value, 2)
      case 12: place += 2
      case 28: (value, place) = (Sfnt.number(font, place + 1, 2) ?? 0, place + 3)
      case 29: (value, place) = (Sfnt.number(font, place + 1, 4) ?? 0, place + 5)
      case 30: place = end(ofReal: place + 1, font)
      case 32...246: (value, place) = (byte - 139, place + 1)
      case 247...250: (value, place) = ((byte - 247) * 256 + next + 108, place + 2)
      case 251...254: (value, place) = ((251 - byte) * 256 - next - 108, place + 2)
      default: place += 1
      }
    }
    return nil
  }

  private static func end(ofIndex place: Int, _ font: Data) -> Int? {
    guard let count = Sfnt.number(font, place, 2) else { return nil }
    if count == 0 { return place + 2 }
    guard let size = Sfnt.number(font, place + 2, 1), let last = Sfnt.number(font, place + 3 + count * size, size)
    else { return nil }
    return place + 2 + (count + 1) * size + last
  }

  private static func end(ofReal place: Int, _ font: Data) -> Int {
    var place = place
    while let digits = Sfnt.number(font, place, 1), digits & 15 != 15, digits >> 4 != 15 { place += 1 }
    return place + 1
  }
}
