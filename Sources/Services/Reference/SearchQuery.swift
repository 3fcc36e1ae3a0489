import Filing
import Office
import Standards

/// What a search of earlier marks asks, so that it can be written down and asked again.
public struct SearchQuery: Equatable, Sendable {
  public var text: String
  /// The file for which it is made, left out of the hits; nil for none.
  public var file: String?
  public var goods: [GoodsClass]
  public var isNear: Bool
  public var limit: Int
  public var meanings: Meanings
  /// The last event that counts; nil for the register as it stands.
  public var upTo: Int?

  /// - Parameter meanings: of each word the surest are kept, so that all of them stand on one sheet.
  public init(
    _ text: String, for file: String? = nil, goods: [GoodsClass] = [], isNear: Bool = false, limit: Int = 50,
    meanings: Meanings = .none
  ) {
    (self.text, self.file, self.isNear, self.limit) = (SearchSheet.clean(text), file, isNear, limit)
    self.goods = goods.map { goods in
      let terms = SearchSheet.clean(goods.terms.joined(separator: "; ")).prefix(300)
      return GoodsClass(number: goods.number, edition: "", terms: terms.isEmpty ? [] : [String(terms)])
    }
    let share = 120 / max(1, meanings.words.count)
    let words = meanings.words.mapValues { all in
      all.prefix(share).map { word in
        Meanings.Word(word: word.word, likeness: (word.likeness * 100).rounded() / 100, source: word.source)
      }
    }
    self.meanings = Meanings(words, dictionaries: meanings.dictionaries)
  }

  /// The question; only marks that the public may see, since the sheet lies in a file.
  public var question: SearchMarks {
    SearchMarks(
      text, limit: limit, meanings: meanings, goods: goods, isNear: isNear, leaves: file, isPublic: true, upTo: upTo)
  }

  /// `query: LUMEN`, one thing a line.
  var lines: [String] {
    var lines = ["query: \(text)"]
    if let file { lines.append("for: \(file)") }
    lines += goods.map { "goods: " + ([String($0.number)] + $0.terms).joined(separator: " ") }
    if isNear { lines.append("narrowed: the same and related classes") }
    lines.append("limit: \(limit)")
    lines.append("register: event \(upTo ?? 0)")
    for (word, all) in meanings.words.sorted(by: { $0.key < $1.key }) {
      let words = all.map { "\($0.word) \(Int(($0.likeness * 100).rounded())) [\($0.source)]" }
      lines.append("meaning: \(word) = \(words.joined(separator: "; "))")
    }
    guard !meanings.dictionaries.isEmpty else { return lines }
    return lines + ["dictionaries: \(meanings.dictionaries.joined(separator: ", "))"]
  }

  /// Reads its lines; nil for one that is not known.
  init?(_ lines: [String]) {
    self.init("")
    var words: [String: [Meanings.Word]] = [:]
    var dictionaries: [String] = []
    for line in lines {
      guard let colon = line.firstRange(of: ": ") else { return nil }
      let value = String(line[colon.upperBound...])
      switch line[..<colon.lowerBound] {
      case "query": text = value
      case "for": file = value
      case "goods":
        let cells = value.split(separator: " ", maxSplits: 1)
        guard let number = cells.first.flatMap({ Int($0) }) else { return nil }
        goods.append(GoodsClass(number: number, edition: "", terms: cells.count > 1 ? [String(cells[1])] : []))
      case "narrowed": isNear = true
      case "limit": limit = Int(value) ?? 50
      case "register":
        guard let event = Int(value.split(separator: " ").last ?? "") else { return nil }
        upTo = event
      case "meaning":
        guard let (word, all) = SearchQuery.meaning(value) else { return nil }
        words[word] = all
      case "dictionaries":
        dictionaries = value.split(separator: ",").map { String($0.drop { $0 == " " }) }
      default: return nil
      }
    }
    meanings = Meanings(words, dictionaries: dictionaries)
  }

  /// `night = noche 90 [eng-spa 1]; nuit 81 [eng-fra 1]`
  private static func meaning(_ text: String) -> (String, [Meanings.Word])? {
    guard let equals = text.firstRange(of: " = ") else { return nil }
    let all = text[equals.upperBound...].split(separator: ";").compactMap { part -> Meanings.Word? in
      let cells = part.split(separator: " ", maxSplits: 2)
      guard cells.count == 3, let likeness = Float(cells[1]), cells[2].hasPrefix("["), cells[2].hasSuffix("]") else {
        return nil
      }
      return Meanings.Word(
        word: String(cells[0]), likeness: likeness / 100, source: String(cells[2].dropFirst().dropLast()))
    }
    return (String(text[..<equals.lowerBound]), all)
  }
}
