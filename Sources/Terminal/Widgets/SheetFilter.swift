/// What of a sheet is shown: words that a row must have, in any column or in a named one.
///
/// `nova -late owner:port` lets rows through that have “nova”, do not have “late”, and “port” in the column Owner;
/// `"new port"` is one word. Capitals are small letters.
public struct SheetFilter: Sendable, Hashable {
  private struct Word: Sendable, Hashable {
    var text: String
    var isOut = false
    /// Number of the column; nil for any.
    var column: Int?
  }
  private let words: [Word]

  /// - Parameter columns: ids of the columns in the order in which a row gives its cells.
  public init(_ text: String, columns: [String]) {
    words = Self.parts(text.lowercased()).compactMap { part in
      var word = Word(text: part)
      if word.text.hasPrefix("-"), word.text.count > 1 {
        word.isOut = true
        word.text.removeFirst()
      }
      if let colon = word.text.firstIndex(of: ":"), colon > word.text.startIndex,
        let column = columns.firstIndex(where: { $0.hasPrefix(word.text[..<colon]) })
      {
        word.column = column
        word.text = String(word.text[word.text.index(after: colon)...])
      }
      return word.text.isEmpty ? nil : word
    }
  }

  /// Whether it lets everything through.
  public var isEmpty: Bool { words.isEmpty }

  /// The first text that is looked for in any column: what is highlighted.
  public var sought: String? { words.first { !$0.isOut }?.text }

  /// - Parameter cells: of a row, in small letters.
  public func lets(_ cells: [String]) -> Bool {
    words.allSatisfy { word in
      let isFound =
        if let column = word.column { cells[column].contains(word.text) } else {
          cells.contains { $0.contains(word.text) }
        }
      return isFound != word.isOut
    }
  }

  /// The words; what stands in quotation marks is one.
  private static func parts(_ text: String) -> [String] {
    var parts: [String] = [""]
    var isQuoted = false
    for letter in text {
      switch letter {
      case "\"": isQuoted.toggle()
      case " " where !isQuoted: parts.append("")
      default: parts[parts.count - 1].append(letter)
      }
    }
    return parts.filter { !$0.isEmpty }
  }
}
