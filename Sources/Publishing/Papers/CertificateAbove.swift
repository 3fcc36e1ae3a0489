/// What stands on a certificate above the data: the words of the office and the mark in letters.
///
/// However long names and marks are, numbers, signature and code keep their place on the first page: letters become smaller, and
/// a text that is still too long ends with `[…]` and stands whole on the annex.
extension PaperWriter {
  /// Sizes of the words in the first and the second language, in points.
  private static let sizes = [(10.5, 8.5), (9.5, 8), (8.5, 7.5), (7.5, 7), (6.5, 6.5)]

  /// What the office certifies, in its languages.
  func certified(_ words: (first: String, second: String), sizes: (Double, Double) = PaperWriter.sizes[0]) -> [Block] {
    let first = paragraphs(words.first, TextStyle(.serif, size: sizes.0, align: .center))
    let translated = TextStyle(.serif, size: sizes.1, ink: .grey, align: .center)
    return words.second.isEmpty ? first : first + [.space(3)] + paragraphs(words.second, translated)
  }

  /// Words and mark within that height in points, and what of them must stand on the annex too.
  func above(_ parts: CertificateParts, room: Double, _ measure: PageMeasure) throws -> (page: [Block], annex: [Block])
  {
    var mark: (page: [Block], annex: [Block]) = ([], [])
    if let text = parts.mark {
      let style = try measure.fitted(text, markStyle(parts), down: 7, lines: 3)
      mark = try cut(text, room: room * 0.45, measure) { [.text($0, style), .space(8)] }
    }
    let left = try room - measure.height(mark.page) - 8
    for sizes in Self.sizes {
      let words = certified(parts.certified, sizes: sizes)
      if try measure.height(words) <= left { return (words + [.space(8)] + mark.page, mark.annex) }
    }
    let least = Self.sizes[Self.sizes.count - 1]
    let first = try cut(parts.certified.first, room: left, measure) { certified(($0, ""), sizes: least) }
    return (first.page + [.space(8)] + mark.page, certified(parts.certified) + [.space(10)] + mark.annex)
  }

  /// The longest beginning of a text that takes no more room, and the whole text where that is not all of it.
  private func cut(_ text: String, room: Double, _ measure: PageMeasure, _ blocks: (String) -> [Block]) throws
    -> (page: [Block], annex: [Block])
  {
    let whole = blocks(text)
    if try measure.height(whole) <= room { return (whole, []) }
    let letters = Array(text)
    var (fits, tooLong) = (0, letters.count)
    while fits + 1 < tooLong {
      let middle = (fits + tooLong) / 2
      if try measure.height(blocks(String(letters[..<middle]) + " […]")) <= room {
        fits = middle
      } else {
        tooLong = middle
      }
    }
    return (blocks(String(letters[..<fits]) + " […]"), whole)
  }
}
