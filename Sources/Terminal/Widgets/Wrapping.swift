/// Where the lines of a text end at a width; after a change only what the change moved is wrapped anew.
struct Wrapping: Sendable {
  let text: LongText
  let width: Int
  /// The places of each line; the line feeds belong to none.
  private(set) var lines: [Range<Int>]

  /// - Parameter most: lines that are wanted at most, from the first one.
  init(_ text: LongText, width: Int, most: Int = .max) {
    (self.text, self.width) = (text, max(2, width))
    lines = []
    var reader = Reader(text: text)
    var start: Int? = 0
    while let place = start, lines.count < most {
      let (line, next) = reader.line(from: place, width: self.width)
      lines.append(line)
      start = next
    }
  }

  /// Another text, most of which stands in `old` already.
  init(_ text: LongText, after old: Wrapping) {
    guard let change = text.difference(from: old.text), !old.lines.isEmpty else {
      (self.text, width, lines) = (text, old.width, old.lines)
      return
    }
    (self.text, width) = (text, old.width)
    let moved = change.inserted.count - change.removed.count
    let end = change.place + change.removed.count
    // A word that became shorter may go up to the line before.
    let first = max(0, old.line(at: change.place) - 1)
    lines = Array(old.lines[..<first])
    var rest = first
    var reader = Reader(text: text)
    var start: Int? = old.lines[first].lowerBound
    while let place = start {
      while rest < old.lines.count, old.lines[rest].lowerBound <= end || old.lines[rest].lowerBound + moved < place {
        rest += 1
      }
      if rest < old.lines.count, old.lines[rest].lowerBound + moved == place {
        lines += old.lines[rest...].map { $0.lowerBound + moved..<$0.upperBound + moved }
        return
      }
      let (line, next) = reader.line(from: place, width: width)
      lines.append(line)
      start = next
    }
  }

  /// The line on which a place stands.
  func line(at place: Int) -> Int {
    var low = 0
    var high = lines.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle].lowerBound <= place { low = middle } else { high = middle }
    }
    return low
  }

  /// Reads on where it read last.
  private struct Reader {
    let text: LongText
    private var window: [Character] = []
    private var start = 0

    init(text: LongText) { self.text = text }

    private mutating func character(_ place: Int) -> Character {
      if place < start || place >= start + window.count {
        start = place
        window = text.characters(in: place..<place + 1024)
      }
      return window[place - start]
    }

    /// The line that begins at a place, and where the next one does; nil after the last one.
    mutating func line(from first: Int, width: Int) -> (Range<Int>, Int?) {
      var used = 0
      var lastSpace: Int?
      var place = first
      while place < text.count {
        let character = character(place)
        if character == "\n" { return (first..<place, place + 1) }
        let next = columnWidth(character)
        if character == " " { lastSpace = place }
        if used + next > width, character != " ", place > first {
          let cut = lastSpace.map { $0 + 1 } ?? place
          return (first..<cut, cut)
        }
        used += next
        place += 1
      }
      return (first..<text.count, nil)
    }
  }
}
