import Filing

extension IssueContent {
  /// The issue as text of 76 columns, for reading in a terminal.
  public func text(_ printer: IssuePrinter) throws -> String { try printer.document(self).plainText(columns: 76) }

  /// The issue as pages for a line printer: 66 lines a page, a head on each, a form feed between two.
  func printedText(_ document: PageDocument) -> String {
    let name = office.settings["gazette"] ?? "Gazette"
    let proof = issue.isClosed ? "" : "PROOF  "
    let head = "\(proof)\(name) No. \(issue.number)/\(issue.year)  \(issue.date)  \(office.code)"
    return TextPages(lines: document.plainText(columns: 76).split(separator: "\n", omittingEmptySubsequences: false))
      .text(head: head)
  }
}

/// Lines parted into pages of a line printer.
struct TextPages {
  let lines: [Substring]
  private static let (height, width) = (62, 76)

  /// - Parameter head: stands above each page, its number behind it.
  func text(head: String) -> String {
    let pages = pages
    return pages.enumerated().map { index, page in
      let number = "\(index + 1) / \(pages.count)"
      let first = String(head.prefix(Self.width - number.count - 2))
      let gap = String(repeating: " ", count: Self.width - first.count - number.count)
      return first + gap + number + "\n\n" + page.joined(separator: "\n") + "\n"
    }.joined(separator: "\u{0C}")
  }

  private var pages: [[Substring]] {
    var pages: [[Substring]] = []
    var rest = lines[...].drop { $0.isEmpty }
    while !rest.isEmpty {
      let taken = rest.prefix(length(rest))
      pages.append(Array(taken))
      rest = rest.dropFirst(taken.count).drop { $0.isEmpty }
    }
    return pages
  }

  /// As much as fits without leaving a heading, or the first line of an entry, at the foot.
  private func length(_ rest: ArraySlice<Substring>) -> Int {
    guard rest.count > Self.height else { return rest.count }
    for back in 0..<5 {
      let place = rest.startIndex + Self.height - 1 - back
      if isRule(rest[place]) {
        let above = rest[place].first == "─" ? 0 : 1
        // The rule below a heading takes its heading along.
        return Self.height - 1 - back - above
      }
    }
    return isRule(rest[rest.startIndex + Self.height]) ? Self.height - 1 : Self.height
  }

  private func isRule(_ line: Substring) -> Bool {
    guard let first = line.first, "─=-".contains(first), line.count > 2 else { return false }
    return line.allSatisfy { $0 == first }
  }
}
