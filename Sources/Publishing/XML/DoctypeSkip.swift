/// Passes over a document type declaration that only names its type and its files.
///
/// Formats of the family of ST.36 and ST.26 are written with one; what it names is never opened.
enum DoctypeSkip {
  /// Blanks the declaration before the first element; refuses one with declarations of its own.
  static func blank(_ text: inout [UInt8]) throws {
    guard let start = declaration(in: text) else { return }
    var line = 1 + text[..<start].count { $0 == 0x0A }
    var quote: UInt8?
    var at = start
    while at < text.count {
      let byte = text[at]
      if byte == 0x0A { line += 1 }
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "<") && at > start {
        throw XMLFault.refused(.doctype, line: line, reason: "its document type has declarations of its own")
      } else if byte == UInt8(ascii: ">") {
        for index in start...at where text[index] != 0x0A { text[index] = 0x20 }
        return
      }
      at += 1
    }
    throw XMLFault.refused(.malformed, line: line, reason: "its document type does not end")
  }

  /// The declaration as it is written, at most 1,024 bytes of it, and its line; empty when there is none.
  static func declared(_ text: [UInt8]) -> (text: String, line: Int) {
    let skipped = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let plain = Array(text[skipped...])
    guard let start = declaration(in: plain) else { return ("", 1) }
    let end = plain[start...].prefix(1024).firstIndex(of: UInt8(ascii: ">")) ?? min(plain.count, start + 1024)
    return (String(decoding: plain[start..<end], as: UTF8.self), 1 + plain[..<start].count { $0 == 0x0A })
  }

  // Comments and instructions may stand in front of it.
  private static func declaration(in text: [UInt8]) -> Int? {
    var at = 0
    func begins(_ mark: String) -> Bool { text[at...].starts(with: mark.utf8) }
    func skip(past mark: String) {
      while at < text.count, !begins(mark) { at += 1 }
      at += mark.utf8.count
    }
    while at < text.count {
      if XMLPrologue.isBlank(text[at]) {
        at += 1
      } else if begins("<!--") {
        skip(past: "-->")
      } else if begins("<?") {
        skip(past: "?>")
      } else {
        return begins("<!DOCTYPE") ? at : nil
      }
    }
    return nil
  }
}
