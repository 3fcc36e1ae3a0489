import Foundation

/// The same texts and pictures set by typst and WeasyPrint, where the Python of `IPDESK_BENCHMARK_PYTHON` has them.
struct ForeignSetters {
  let folder: String

  func run(_ texts: [[String]], _ pictures: [Int?], _ signs: [Data]) throws {
    guard let python = ProcessInfo.processInfo.environment["IPDESK_BENCHMARK_PYTHON"] else {
      return Benchmarks.line(
        "typst, WeasyPrint", "not measured", "IPDESK_BENCHMARK_PYTHON names a Python that has them")
    }
    for (place, sign) in signs.enumerated() { try sign.write(to: URL(filePath: "\(folder)/sign\(place).png")) }
    try typst(texts, pictures).write(toFile: folder + "/issue.typ", atomically: false, encoding: .utf8)
    try html(texts, pictures).write(toFile: folder + "/issue.html", atomically: false, encoding: .utf8)
    let programs = [
      ("typst", "import typst; typst.compile('\(folder)/issue.typ', output='\(folder)/typst.pdf')"),
      ("WeasyPrint", "import weasyprint; weasyprint.HTML('\(folder)/issue.html').write_pdf('\(folder)/weasy.pdf')"),
    ]
    for (name, program) in programs {
      let effort = try Effort.ofChild(python, ["-c", program])
      Benchmarks.line("the same by \(name)", effort.words, "start included")
    }
  }

  private func typst(_ texts: [[String]], _ pictures: [Int?]) -> String {
    let head = "#set page(paper: \"a4\", columns: 2, margin: 50pt)\n#set text(font: \"Noto Sans\", size: 8pt)\n"
    return zip(texts, pictures).reduce(into: head) { text, entry in
      if let picture = entry.1 { text += "#image(\"sign\(picture).png\", width: 96pt)\n\n" }
      for line in entry.0 { text += "#text(\(quoted(line)))\n\n" }
    }
  }

  private func quoted(_ text: String) -> String {
    "\"" + text.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"") + "\""
  }

  private func html(_ texts: [[String]], _ pictures: [Int?]) -> String {
    let head = """
      <meta charset="utf-8"><style>@page { size: A4; margin: 50pt } body { font: 8pt "Noto Sans"; columns: 2 }
      p { margin: 0 }</style>
      """
    return zip(texts, pictures).reduce(into: head) { text, entry in
      if let picture = entry.1 { text += "<img src=\"sign\(picture).png\" width=\"96pt\">" }
      for line in entry.0 {
        text +=
          "<p>\(line.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;"))</p>\n"
      }
    }
  }
}
