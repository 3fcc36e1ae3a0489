import Standards

extension Rule {
  /// Claims are numbered from 1 without a hole, each number at the beginning of a line with a full stop.
  /// - Source: PCT Rule 6.1(b).
  static let claimsNumbered = Rule(
    id: "claims_numbered", source: "PCT Rule 6.1(b)",
    meets: [
      .claims(["1. A lamp.", "2. The lamp of claim 1."]),
      .claims(["1. A lamp,\n  with a cord.\n2. The lamp of claim 1."]),
      .filing("none", item: "claims", [:]),
    ],
    fails: [.claims(["A lamp."]), .claims(["1. A lamp.", "3. The lamp of claim 1."]), .claims(["2. A lamp."])]
  ) { dossier, use in
    let lines = dossier.values.texts(use.item).flatMap { $0.split(separator: "\n") }
      .filter { !$0.allSatisfy(\.isWhitespace) }
    guard let first = lines.first else { return true }
    let numbers = lines.compactMap { claimNumber($0) }
    return claimNumber(first) == 1 && numbers == Array(1...max(1, numbers.count))
  }

  /// The abstract has at most as many words as the parameter says.
  /// - Source: PCT Rule 8.1(b): 50 to 150 words.
  static let abstractLength = Rule(
    id: "abstract_length", source: "PCT Rule 8.1(b)", parameter: .number,
    meets: [
      .filing("three of three", item: "abstract", parameter: "3", ["abstract": [.text("A bright lamp")]]),
      .filing("none", item: "abstract", parameter: "3", [:]),
    ],
    fails: [.filing("four of three", item: "abstract", parameter: "3", ["abstract": [.text("A very bright\nlamp")]])]
  ) { dossier, use in
    dossier.values.texts(use.item).map { $0.split(whereSeparator: \.isWhitespace).count }.reduce(0, +)
      <= Int(use.parameter) ?? .max
  }
}

/// The number with which a line of claims begins: `2. The lamp` is 2.
private func claimNumber(_ line: Substring) -> Int? {
  let digits = line.drop(while: \.isWhitespace).prefix { $0.isASCII && $0.isNumber }
  guard !digits.isEmpty, line.drop(while: \.isWhitespace).dropFirst(digits.count).first == "." else { return nil }
  return Int(digits)
}

extension RuleExample {
  fileprivate static func claims(_ claims: [String]) -> RuleExample {
    .filing(claims.joined(separator: " | "), item: "claims", ["claims": claims.map { .text($0) }])
  }
}
