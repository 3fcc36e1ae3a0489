/// Measures parts before they are set, with the fonts and in the width in which they will be.
struct PageMeasure {
  /// Of the text on a page, in points.
  let width: Double
  let height: Double
  private let composer: Composer

  init(_ fonts: FontSet, _ sheet: Sheet, direction: TextDirection = .leftToRight) throws {
    composer = Composer(typesetter: try Typesetter(fonts), direction: direction)
    (width, height) = (sheet.body.width, sheet.body.height)
  }

  /// The height of blocks one below the other.
  func height(_ blocks: [Block]) throws -> Double { try composer.slabs(blocks, width: width).height }

  /// The text in the largest letters between two sizes in which its longest word stands on one line and the whole on few.
  ///
  /// - Parameter lines: how many lines it may take; more are taken only in the smallest letters.
  func fitted(_ text: String, _ style: TextStyle, down least: Double, lines: Int) throws -> TextStyle {
    let words = text.split { $0 == " " || $0 == "\n" }.map { String($0) }
    for size in stride(from: style.size, to: least, by: -1) {
      let sized = style.with(\.size, size)
      let fits = try ([text].map { ($0, lines) } + words.map { ($0, 1) }).allSatisfy { part, most in
        try composer.typesetter.lines(PageText(part, sized), width: width).count <= most
      }
      if fits { return sized }
    }
    return style.with(\.size, least)
  }
}
