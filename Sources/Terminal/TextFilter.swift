/// What stands in one place of the screen: a base scalar with what combines with it, or a mark.
public struct Glyph: Sendable, Hashable {
  public var text: String
  /// 1 or 2 columns.
  public var width: Int
  /// Whether it stands for a character that must not be shown.
  public var isMark: Bool
}

/// The most combining marks shown on one base; more is an attack on the rows above and below.
public let mostCombiningMarks = 4

/// The visible stand-in for a scalar that must not reach a terminal, or nil where it may.
///
/// Controls appear as their pictures (`␛`), line separators as `␤`, direction controls as `⇄`, invisible characters
/// as `␣`, and what has no agreed shape (C1, private use, noncharacters, unassigned, tags), or could imitate the
/// program's frames, as `␦`. All are one column wide and of unambiguous width.
/// - Source: Unicode Technical Report #36 (2.10, 3.6); Trojan Source, CVE-2021-42574.
public func mark(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
  let value = scalar.value
  if value >= 0x20, value < 0x7F { return nil }
  switch value {
  case 0..<0x20: return Unicode.Scalar(0x2400 + value)
  case 0x7F: return "␡"
  case 0x85, 0x2028, 0x2029: return "␤"
  case 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: return "⇄"
  case 0x2500...0x259F, 0xE0000...0xE007F: return "␦"
  // Braille blank and the fillers look like spaces but are not.
  case 0x2800, 0x115F, 0x1160, 0x3164, 0xFFA0: return "␣"
  default: break
  }
  switch scalar.properties.generalCategory {
  case .control, .privateUse, .surrogate, .unassigned: return "␦"
  case .lineSeparator, .paragraphSeparator: return "␤"
  case .format: return scalar.properties.isDefaultIgnorableCodePoint ? "␣" : "␦"
  default: return scalar.properties.isDefaultIgnorableCodePoint ? "␣" : nil
  }
}

/// The glyphs that show a grapheme cluster safely, left to right in logical order.
public func glyphs(of character: Character) -> [Glyph] {
  var result: [Glyph] = []
  var base: Int?
  var combining = 0
  for scalar in character.unicodeScalars {
    let stand = mark(for: scalar)
    let width = columnWidth(scalar)
    if let stand {
      result.append(Glyph(text: String(stand), width: 1, isMark: true))
      base = nil
      combining = 0
    } else if width > 0 {
      base = result.count
      combining = 0
      result.append(Glyph(text: String(scalar), width: width, isMark: false))
    } else if combining < mostCombiningMarks {
      if base == nil {
        base = result.count
        result.append(Glyph(text: "◌", width: 1, isMark: true))
      }
      if let base { result[base].text.unicodeScalars.append(scalar) }
      combining += 1
    } else if combining == mostCombiningMarks {
      result.append(Glyph(text: "␦", width: 1, isMark: true))
      combining += 1
    }
  }
  return result
}

/// The text with every unsafe character replaced by its visible mark.
///
/// For standard error, tables of the command line, file names and logs: what a stranger wrote cannot move the cursor,
/// ring, retitle the window or change the reading direction.
/// - Parameter keepingLines: lets line feeds through, for text of several lines.
public func printable(_ text: String, keepingLines: Bool = false) -> String {
  if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || keepingLines && $0 == 0x0A }) { return text }
  var result = ""
  for character in text {
    if keepingLines, character == "\n" {
      result.append(character)
    } else {
      for glyph in glyphs(of: character) { result += glyph.text }
    }
  }
  return result
}
