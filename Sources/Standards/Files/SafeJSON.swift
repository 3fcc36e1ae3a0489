import FoundationEssentials

/// JSON as it leaves the program for a terminal or a file: what stored text holds cannot drive the one or mislead in the other.
public enum SafeJSON {
  /// The JSON with controls, line separators, marks of direction and invisible tags escaped; it says the same.
  ///
  /// - Parameter json: as an encoder wrote it, with line feeds between its members at most.
  /// - Source: RFC 8259, 7; Trojan Source, CVE-2021-42574.
  public static func escaped(_ json: Data) -> Data {
    // Every character that is escaped begins with one of these bytes.
    guard json.contains(where: { $0 < 0x20 && $0 != 0x0A || [0x7F, 0xC2, 0xD8, 0xE2, 0xEF, 0xF3].contains($0) }) else {
      return json
    }
    var result = ""
    result.reserveCapacity(json.count)
    for scalar in String(decoding: json, as: UTF8.self).unicodeScalars {
      if isEscaped(scalar) {
        for unit in String(scalar).utf16 { result += "\\u" + padded(String(unit, radix: 16), 4) }
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return Data(result.utf8)
  }

  static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: false
    case 0..<0x20, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xE0000...0xE007F:
      true
    default: false
    }
  }
}
