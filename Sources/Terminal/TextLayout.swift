/// Where a text stands within its columns.
public enum Alignment: Sendable {
  case leading
  case center
  case trailing
  /// At the side from which the text runs: Arabic and Hebrew at the right, where the program puts them in order.
  case natural
}

/// The longest beginning of a text that fits into `width` columns; never half a wide character.
///
/// A text that does not fit ends in `~` of one column where `ellipsis` is true.
public func clipped(_ text: String, to width: Int, ellipsis: Bool = true) -> String {
  if columnWidth(text) <= width { return text }
  let limit = ellipsis ? width - 1 : width
  var result = ""
  var used = 0
  for character in text {
    let next = columnWidth(character)
    if used + next > limit { break }
    result.append(character)
    used += next
  }
  return ellipsis && width > 0 ? result + "~" : result
}

/// A text of exactly `width` columns: clipped, or filled up with spaces.
public func padded(_ text: String, to width: Int, align: Alignment = .leading) -> String {
  let body = clipped(text, to: width)
  let free = max(0, width - columnWidth(body))
  let left =
    switch align {
    case .leading, .natural: 0
    case .center: free / 2
    case .trailing: free
    }
  return String(repeating: " ", count: left) + body + String(repeating: " ", count: free - left)
}

/// The text in lines of at most `width` columns, broken at spaces where possible, else between graphemes.
///
/// Line feeds break a line; the spaces at a break disappear. An empty text is one empty line.
public func wrapped(_ text: String, to width: Int) -> [String] {
  text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
    wrappedRanges(Array(line), to: width, keepingSpaces: false).map { String(Array(line)[$0]) }
  }
}

/// The ranges of characters that stand on one line each.
///
/// - Parameter keepingSpaces: the spaces at a break stay on the line before it, as an editor needs them.
func wrappedRanges(_ line: [Character], to width: Int, keepingSpaces: Bool) -> [Range<Int>] {
  let width = max(2, width)
  var ranges: [Range<Int>] = []
  var start = 0
  var used = 0
  var lastSpace: Int?
  var index = 0
  while index < line.count {
    let next = columnWidth(line[index])
    if line[index] == " " { lastSpace = index }
    let hangs = keepingSpaces && line[index] == " "
    if used + next > width, !hangs, index > start {
      let cut = lastSpace.map { $0 + 1 } ?? index
      let end = cut > start ? cut : index
      ranges.append(start..<end)
      start = end
      if !keepingSpaces { while start < line.count, line[start] == " " { start += 1 } }
      index = start
      used = 0
      lastSpace = nil
    } else {
      used += next
      index += 1
    }
  }
  ranges.append(start..<max(start, line.count))
  guard !keepingSpaces else { return ranges }
  return ranges.map { range in
    var end = range.upperBound
    while end > range.lowerBound, line[end - 1] == " " { end -= 1 }
    return range.lowerBound..<end
  }
}

/// A text with its parts: the first one in the place of `%1`, and so on; places without a part stay as they are.
public func filled(_ text: String, _ parts: [String]) -> String {
  guard !parts.isEmpty else { return text }
  var result = ""
  var rest = Substring(text)
  while let letter = rest.popFirst() {
    if letter == "%", let number = rest.first?.wholeNumberValue, parts.indices.contains(number - 1) {
      rest.removeFirst()
      result += parts[number - 1]
    } else {
      result.append(letter)
    }
  }
  return result
}
