/// Finds the elements that findings speak of: libxml2 tells a line and a name while it streams, not a path.
enum XMLPaths {
  /// The findings with their paths; the file is well-formed.
  static func complete(_ findings: [XMLFinding], in text: [UInt8]) -> [XMLFinding] {
    var paths: [Int: [String]] = [:]
    let lines = Set(findings.map(\.line))
    scan(text) { path, line in if lines.contains(line) { paths[line, default: []].append(path) } }
    return findings.map { finding in
      let candidates = paths[finding.line] ?? []
      let name = self.name(in: finding.message)
      let path = candidates.first { $0.hasSuffix("/" + name) || $0.hasSuffix(":" + name) } ?? candidates.first ?? ""
      return XMLFinding(line: finding.line, column: finding.column, path: path, message: finding.message)
    }
  }

  // "Element '{namespace}name': …" or "Element '{namespace}name', attribute 'x': …"
  private static func name(in message: String) -> String {
    let quoted = message.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
    guard quoted.count == 3 else { return "" }
    return String(quoted[1].split(separator: "}").last ?? "")
  }

  // Reports each start tag with the line of its end.
  private static func scan(_ text: [UInt8], _ body: (String, Int) -> Void) {
    var stack: [String] = []
    var line = 1
    var at = 0
    func ends(_ mark: String) -> Bool { text[at...].starts(with: mark.utf8) }
    func skip(_ mark: String) {
      while at < text.count && !ends(mark) {
        if text[at] == 0x0A { line += 1 }
        at += 1
      }
    }
    while at < text.count {
      guard text[at] == UInt8(ascii: "<") else {
        if text[at] == 0x0A { line += 1 }
        at += 1
        continue
      }
      if ends("<!--") {
        skip("-->")
      } else if ends("<![CDATA[") {
        skip("]]>")
      } else if ends("<?") {
        skip("?>")
      } else if ends("</") {
        stack.removeLast(stack.isEmpty ? 0 : 1)
        skip(">")
      } else {
        let start = at + 1
        at = start
        while at < text.count && ![0x20, 0x09, 0x0A, 0x0D, 0x2F, 0x3E].contains(text[at]) { at += 1 }
        stack.append(String(decoding: text[start..<at], as: UTF8.self))
        var quote: UInt8?
        while at < text.count, quote != nil || text[at] != UInt8(ascii: ">") {
          if text[at] == 0x0A { line += 1 }
          if let open = quote {
            if text[at] == open { quote = nil }
          } else if text[at] == UInt8(ascii: "\"") || text[at] == UInt8(ascii: "'") {
            quote = text[at]
          }
          at += 1
        }
        body("/" + stack.joined(separator: "/"), line)
        if text[min(at, text.count) - 1] == UInt8(ascii: "/") { stack.removeLast() }
      }
      at += 1
    }
  }
}
