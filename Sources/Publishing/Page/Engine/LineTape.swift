/// Set paragraphs in the order in which they were asked for: a paper is planned and drawn, and set once.
///
/// What is asked for out of order is set anew; so is what comes after the first million bytes of text, so that a long
/// paper does not cost memory without end.
struct LineTape {
  private struct Piece {
    let paragraph: PageText
    let width: Double
    let lines: [TypesetLine]
  }

  private var pieces: [Piece?] = []
  private var place = 0
  private var isPlaying = false
  private var isLast = false
  private var room = 1_000_000

  mutating func rewind(last: Bool) { (place, isPlaying, isLast) = (0, true, last) }

  /// The lines of the next paragraph where it is the one that is asked for.
  mutating func next(_ paragraph: PageText, width: Double) -> [TypesetLine]? {
    guard isPlaying, place < pieces.count, let piece = pieces[place], piece.width == width,
      piece.paragraph == paragraph
    else { return nil }
    if isLast { pieces[place] = nil }
    place += 1
    return piece.lines
  }

  mutating func keep(_ lines: [TypesetLine], of paragraph: PageText, width: Double) {
    guard !isPlaying, room > 0 else { return }
    room -= paragraph.spans.reduce(0) { $0 + $1.text.utf8.count }
    pieces.append(Piece(paragraph: paragraph, width: width, lines: lines))
  }
}
