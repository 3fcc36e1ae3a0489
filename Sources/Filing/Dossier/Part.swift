import Standards

/// A part of what stands under an item: what is named is sought there and comes back as it stands.
///
/// Texts are compared without case, blanks and width of letters; designs and claims by their numbers.
struct Part {
  let item: String
  let standing: [Entry]
  /// Whether the texts of claims may be worded anew.
  let isAmended: Bool
  private(set) var findings: [ItemFinding] = []

  init(item: String, standing: [Entry], isAmended: Bool) {
    self.item = item
    self.standing = standing
    self.isAmended = isAmended
  }

  /// What of the standing entries is named, in their order; a finding for each that is named and does not stand.
  mutating func match(_ given: [Entry]) -> [Entry] {
    var designs: Set<Int> = []
    var claims: [Int: String] = [:]
    var terms: [Int: Set<String>] = [:]
    var others: [Entry] = []
    for entry in given {
      switch entry {
      case .goods(let goods): terms[goods.number, default: []].formUnion(goods.terms)
      case .design(let design): if let number = number(of: design) { designs.insert(number) }
      case .text(let text): take(text, &claims, &others)
      case .priority(let claim): if let stands = priority(claim) { others.append(stands) }
      default:
        if standing.contains(entry) { others.append(entry) } else { miss("this", "nothing like it") }
      }
    }
    for (number, named) in terms.sorted(by: { $0.key < $1.key }) { miss(named, ofClass: number) }
    return standing.compactMap { entry in
      switch entry {
      case .goods(let goods):
        let kept = goods.terms.filter { term in
          (terms[goods.number] ?? []).contains { Part.key($0) == Part.key(term) }
        }
        return kept.isEmpty
          ? nil : .goods(GoodsClass(number: goods.number, edition: goods.edition, terms: kept))
      case .design(let design): return designs.contains(design.number) ? entry : nil
      case .text(let text):
        if let number = Part.claimNumber(text), let wording = claims[number] { return .text(wording) }
        return others.contains(entry) ? entry : nil
      default: return others.contains(entry) ? entry : nil
      }
    }
  }

  /// A text without what people write differently.
  static func key(_ text: String) -> String {
    var key = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars where !scalar.properties.isWhitespace {
      let isWide = (0xFF01...0xFF5E).contains(scalar.value)
      key.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
    }
    return String(key).lowercased()
  }

  /// The number before the claim: `12. Lamp …`.
  static func claimNumber(_ text: String) -> Int? {
    let digits = text.drop { $0 == " " }.prefix { $0.isASCII && $0.isNumber }
    return digits.isEmpty ? nil : Int(digits)
  }

  private mutating func miss(_ named: String, _ stands: String) {
    findings.append(ItemFinding(item: item, reason: "“\(named)” does not stand there; what stands: \(stands)."))
  }

  private mutating func miss(_ named: Set<String>, ofClass number: Int) {
    let classes = standing.compactMap { if case .goods(let goods) = $0 { goods } else { nil } }
    let own = classes.filter { $0.number == number }.flatMap(\.terms)
    guard !own.isEmpty else {
      return miss("class \(number)", "class \(classes.map { String($0.number) }.joined(separator: ", "))")
    }
    let keys = Set(own.map(Part.key))
    for term in named.sorted() where !keys.contains(Part.key(term)) {
      miss(term, "\(number): \(own.joined(separator: "; "))")
    }
  }

  /// A design named by its number, or by a product that only one has; views that are given must be its own.
  private mutating func number(of design: DesignItem) -> Int? {
    let all = standing.compactMap { if case .design(let own) = $0 { own } else { nil } }
    let list = all.map { "\($0.number) \($0.product)" }.joined(separator: "; ")
    if let number = Int(design.product), all.contains(where: { $0.number == number }) { return number }
    let alike = all.filter { Part.key($0.product) == Part.key(design.product) }
    let match = alike.count > 1 ? alike.filter { $0.number == design.number } : alike
    guard match.count == 1, let found = match.first else {
      miss(design.product, alike.count > 1 ? "\(list); name it by its number" : list)
      return nil
    }
    guard Set(design.views.map(\.sha256)).isSubset(of: found.views.map(\.sha256)) else {
      miss("\(design.product) with other views", list)
      return nil
    }
    return found.number
  }

  /// `1-3, 7`, or claims with their numbers and texts; other texts as they stand.
  private mutating func take(_ text: String, _ claims: inout [Int: String], _ others: inout [Entry]) {
    let standingTexts = standing.compactMap { if case .text(let own) = $0 { own } else { nil } }
    func stands(_ number: Int) -> String? { standingTexts.first { Part.claimNumber($0) == number } }
    if let numbers = Part.ranges(text) {
      for number in numbers {
        if let own = stands(number) { claims[number] = own } else { missing(claim: number, standingTexts) }
      }
      return
    }
    if let own = standingTexts.first(where: { Part.key($0) == Part.key(text) }) {
      if let number = Part.claimNumber(own) { claims[number] = own } else { others.append(.text(own)) }
      return
    }
    guard let number = Part.claimNumber(text), stands(number) != nil else {
      if let number = Part.claimNumber(text) { return missing(claim: number, standingTexts) }
      return miss(text, standingTexts.joined(separator: "; "))
    }
    if isAmended {
      claims[number] = text
    } else {
      miss("Claim \(number) in these words", "another text; name it by its number alone")
    }
  }

  private mutating func missing(claim number: Int, _ texts: [String]) {
    let all = texts.compactMap(Part.claimNumber).map(String.init).joined(separator: ", ")
    miss("Claim \(number)", all.isEmpty ? "none with a number" : "claims \(all)")
  }

  /// `1-3, 7` as numbers; nil for a text that is more than numbers.
  private static func ranges(_ text: String) -> [Int]? {
    let parts = text.split { ", ;".contains($0) }
    guard !parts.isEmpty else { return nil }
    var numbers: [Int] = []
    for part in parts {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first <= last,
        last - first < 1_000, first > 0
      else { return nil }
      numbers += first...last
    }
    return numbers
  }

  private mutating func priority(_ claim: PriorityClaim) -> Entry? {
    let all = standing.compactMap { if case .priority(let own) = $0 { own } else { nil } }
    let alike = all.first { own in
      own.office == claim.office && own.date == claim.date
        && (Part.key(own.number) == Part.key(claim.number) || all.filter { $0.date == claim.date }.count == 1)
    }
    if let alike { return .priority(alike) }
    miss(
      "\(claim.office) \(claim.date) \(claim.number)",
      all.map { "\($0.office) \($0.date) \($0.number)" }.joined(separator: "; "))
    return nil
  }
}
