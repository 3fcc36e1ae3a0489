extension PageText {
  /// The text with the code points of `signs` in their place; they are added to `noted`, each once.
  func replacing(_ signs: [Unicode.Scalar], _ noted: inout [Unicode.Scalar]) -> PageText {
    guard !signs.isEmpty else { return self }
    for sign in signs where !noted.contains(sign) { noted.append(sign) }
    let gone = Set(signs)
    var copy = self
    for index in copy.spans.indices {
      copy.spans[index].text = copy.spans[index].text.unicodeScalars.map {
        gone.contains($0) ? "[\($0.code)]" : String($0)
      }.joined()
    }
    return copy
  }
}

extension Unicode.Scalar {
  /// `U+4E00`
  var code: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// A control character that has no meaning on paper: Pango shows it as a box or not at all.
  var isWordlessControl: Bool { properties.generalCategory == .control && self != "\n" && self != "\t" }
}

extension Sequence<Unicode.Scalar> {
  /// The code point of each, none twice.
  var codes: [String] {
    reduce(into: []) { codes, scalar in
      if !codes.contains(scalar.code) { codes.append(scalar.code) }
    }
  }
}
