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

  private enum Use { case off, recording, playing, playingLast }

  private var use = Use.off
  private var pieces: [Piece?] = []
  private var place = 0
  private var room = 1_000_000

  /// Keeps what is set from now on.
  mutating func record() { use = .recording }

  /// Gives what was kept from its beginning.
  ///
  /// - Parameter last: whether it is let go as soon as it was given.
  mutating func rewind(last: Bool) { (place, use) = (0, last ? .playingLast : .playing) }

  /// The lines of the next paragraph where it is the one that is asked for.
  mutating func next(_ paragraph: PageText, width: Double) -> [TypesetLine]? {
    guard use == .playing || use == .playingLast, place < pieces.count, let piece = pieces[place], piece.width == width,
      piece.paragraph == paragraph
    else { return nil }
    if use == .playingLast { pieces[place] = nil }
    place += 1
    return piece.lines
  }

  mutating func keep(_ lines: [TypesetLine], of paragraph: PageText, width: Double) {
    guard use == .recording, room > 0 else { return }
    room -= paragraph.spans.reduce(0) { $0 + $1.text.utf8.count }
    pieces.append(Piece(paragraph: paragraph, width: width, lines: lines))
  }
}
