/// Whether a document type declaration may stand in a stranger's file.
public enum Doctype: Sendable {
  /// The file is refused.
  case refused
  /// One that only names a type and its files is passed over; the files it names are never opened.
  case passed
}

/// The first bytes of a stranger's file: its encoding and its XML declaration.
enum XMLPrologue {
  /// The first bytes of a file, as UTF-8, without byte order mark, XML declaration and document type; blanks keep the
  /// line numbers.
  ///
  /// Accepted are UTF-8 and UTF-16, declared as such or not at all, and XML 1.0.
  static func normalised(_ bytes: [UInt8], isUTF16: Bool = false, doctype: Doctype = .refused) throws -> [UInt8] {
    func refuse(_ code: XMLRefusal, _ reason: String) -> XMLFault { .refused(code, line: 1, reason: reason) }
    guard !bytes.isEmpty else { throw refuse(.empty, "it is empty") }
    var text = bytes
    if !isUTF16, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
    guard text.first(where: { !isBlank($0) }) == UInt8(ascii: "<") else {
      throw refuse(.empty, "it does not begin with an element")
    }
    try blankDeclaration(&text, isUTF16, refuse)
    if doctype == .passed { try DoctypeSkip.blank(&text) }
    return text
  }

  /// Blanks the XML declaration once version and encoding are known to be readable.
  private static func blankDeclaration(
    _ text: inout [UInt8], _ isUTF16: Bool, _ refuse: (XMLRefusal, String) -> XMLFault
  ) throws {
    guard text.starts(with: "<?xml".utf8), text.count > 5, isBlank(text[5]) else { return }
    guard let end = text.prefix(512).firstIndex(of: UInt8(ascii: ">")) else {
      throw refuse(.malformed, "its XML declaration does not end")
    }
    let declaration = String(decoding: text[..<end], as: UTF8.self).replacing("'", with: "\"")
    guard declaration.hasSuffix("?"), value("version", declaration) == "1.0" else {
      throw refuse(.version, "it is not XML 1.0")
    }
    let encoding = value("encoding", declaration)?.lowercased() ?? (isUTF16 ? "utf-16" : "utf-8")
    guard encoding == (isUTF16 ? "utf-16" : "utf-8") || (!isUTF16 && encoding == "us-ascii") else {
      throw refuse(.encoding, "its encoding “\(encoding)” is not the one it is written in, or not UTF-8 or UTF-16")
    }
    for index in 0...end where text[index] != 0x0A { text[index] = 0x20 }
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }

  private static func value(_ name: String, _ declaration: String) -> String? {
    guard let at = declaration.firstRange(of: name) else { return nil }
    let parts = declaration[at.upperBound...].split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
    return parts.count == 3 ? String(parts[1]) : nil
  }
}
