import CFriBidi

/// A line of text in the order in which it is seen.
///
/// The direction is that of the first letter. Dates, numbers and codes keep the order of their parts: 2026-03-02 does
/// not become 02-03-2026 beside Arabic.
/// - Source: Unicode Standard Annex #9; the joining of Arabic letters into presentation forms by FriBidi.
struct VisualOrder: Equatable {
  /// For each place from left to right the place in the text of what stands there.
  private(set) var order: [Int]
  /// What is shown for each character of the text; nil where a ligature has taken it in.
  private(set) var shapes: [Unicode.Scalar?]
  /// Whether the text begins at the right.
  private(set) var isFromRight: Bool

  /// - Parameter text: the characters of the line, without what combines with them.
  init(_ text: [Unicode.Scalar]) {
    order = Array(text.indices)
    shapes = text
    isFromRight = false
    guard !text.isEmpty else { return }
    let length = FriBidiStrIndex(text.count)
    var letters = text.map(\.value)
    var types = [FriBidiCharType](repeating: FriBidiCharType(rawValue: 0), count: text.count)
    var brackets = [FriBidiBracketType](repeating: 0, count: text.count)
    var levels = [FriBidiLevel](repeating: 0, count: text.count)
    var joining = [FriBidiArabicProp](repeating: 0, count: text.count)
    fribidi_get_bidi_types(&letters, length, &types)
    isFromRight = fribidi_get_par_direction(&types, length) == desk_paragraph_right
    Self.keepCodes(text, &types)
    var direction = isFromRight ? desk_paragraph_right : desk_paragraph_left
    fribidi_get_bracket_types(&letters, length, &types, &brackets)
    guard fribidi_get_par_embedding_levels_ex(&types, &brackets, length, &direction, &levels) > 0 else { return }
    fribidi_get_joining_types(&letters, length, &joining)
    fribidi_join_arabic(&types, length, &levels, &joining)
    fribidi_shape(desk_shaping, &levels, length, &joining, &letters)
    shapes = letters.map { $0 == desk_taken_in ? nil : Unicode.Scalar($0) }
    order = Self.reordered(levels)
  }

  /// Turns round what runs from right to left, the innermost first (rule L2).
  private static func reordered(_ levels: [FriBidiLevel]) -> [Int] {
    var order = Array(levels.indices)
    for level in stride(from: levels.max() ?? 0, to: 0, by: -1) {
      var start = 0
      while start < order.count {
        var end = start
        while end < order.count, levels[order[end]] >= level { end += 1 }
        order[start..<end].reverse()
        start = max(end, start + 1)
      }
    }
    return order
  }

  /// Lets dates, numbers and codes run from left to right as one: digits and Latin letters with what joins them.
  private static func keepCodes(_ text: [Unicode.Scalar], _ types: inout [FriBidiCharType]) {
    func isSign(_ place: Int) -> Bool {
      text.indices.contains(place) && (types[place] == desk_left_to_right || types[place] == desk_number)
    }
    var start = 0
    while start < text.count {
      guard isSign(start) else {
        start += 1
        continue
      }
      var end = start + 1
      while end < text.count, isSign(end) || joints.contains(text[end]) && isSign(end + 1) { end += 1 }
      let hasLetter = types[start..<end].contains(desk_left_to_right)
      for place in start..<end { types[place] = hasLetter ? desk_left_to_right : desk_number }
      start = end
    }
  }

  /// What joins the parts of a date, a number, a code or an address.
  private static let joints: Set<Unicode.Scalar> = ["-", "/", ".", ":", "@", "_", "#", "+", "'", "’", ","]
}
