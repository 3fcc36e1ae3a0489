import Standards

/// A search of texts as somebody writes it: words, phrases, what stands near what, and how they go together.
///
/// `claims:"folding arm" NEAR/5 hinge* AND (lamp OR luminaire) NOT clamp`. Words side by side must all stand in a file;
/// AND, OR and NOT are written in capitals, and NOT takes away. Inside quotation marks every sign is text.
public indirect enum TextQuery: Equatable, Sendable {
  /// Something that stands in one text.
  case leaf(TextLeaf)
  case all([TextQuery])
  case any([TextQuery])
  /// What must not stand in a file; always beside something that must.
  case not(TextQuery)

  /// Every leaf that is looked for, those behind NOT left out.
  public var leaves: [TextLeaf] {
    switch self {
    case .leaf(let leaf): [leaf]
    case .all(let parts), .any(let parts): parts.flatMap(\.leaves)
    case .not: []
    }
  }
}

/// Words of one text: a word, a phrase, or several that stand near each other.
public struct TextLeaf: Hashable, Sendable {
  /// A word or a phrase.
  public struct Term: Hashable, Sendable {
    public let text: String
    /// Only the beginning of its last word is known: `hing*`.
    public let isBeginning: Bool
    public let isQuoted: Bool
  }

  /// Only in the texts of this item; in all that are searched when nil.
  public let item: String?
  public let terms: [Term]
  /// Between two terms lie at most so many words; nil for a single term.
  public let distance: Int?
}

extension TextQuery {
  /// Signs of a query at most, words and phrases at most, and the greatest distance.
  public static let (longest, most, farthest) = (2_000, 60, 50)

  /// Reads a query.
  ///
  /// - Parameter items: those that may stand before a colon.
  /// - Throws: a `Refusal` with the code `query-unreadable`, which says what is wrong where.
  public init(_ text: String, items: Set<String>) throws {
    guard text.unicodeScalars.count <= TextQuery.longest else {
      throw Refusal.unreadable("it is longer than \(TextQuery.longest) signs")
    }
    var reading = try QueryReading(QueryToken.all(of: text, items: items))
    self = try reading.whole()
  }
}

extension Refusal {
  /// - Parameter reason: what is wrong with a query, as the rest of a sentence.
  static func unreadable(_ reason: String) -> Refusal {
    Refusal(
      .queryUnreadable,
      "The query cannot be read: \(reason). Write words, \"phrases\", beginn*, NEAR/5, AND, OR, NOT and brackets.")
  }
}

/// One sign or word of a query.
private enum QueryToken: Equatable {
  case open, close, and, or, not
  case near(Int)
  case item(String)
  case term(TextLeaf.Term)

  static func all(of text: String, items: Set<String>) throws -> [QueryToken] {
    var (tokens, rest) = ([QueryToken](), text[...])
    while let sign = rest.first {
      switch sign {
      case "(", ")":
        tokens.append(sign == "(" ? .open : .close)
        rest = rest.dropFirst()
      case _ where quotes[sign] != nil:
        let inside = rest.dropFirst().prefix { $0 != quotes[sign] }
        guard inside.endIndex < rest.endIndex else { throw Refusal.unreadable("a quotation mark is not closed") }
        rest = rest[rest.index(after: inside.endIndex)...]
        let isBeginning = rest.first == "*"
        if isBeginning { rest = rest.dropFirst() }
        tokens.append(.term(.init(text: String(inside), isBeginning: isBeginning, isQuoted: true)))
      case _ where sign.isWhitespace || sign == ",": rest = rest.dropFirst()
      default:
        let word = rest.prefix { !$0.isWhitespace && $0 != "(" && $0 != ")" && $0 != "," && quotes[$0] == nil }
        rest = rest[word.endIndex...]
        try tokens += read(word, items)
      }
      if tokens.count > 4 * TextQuery.most { throw Refusal.unreadable("it has too many words") }
    }
    return tokens
  }

  /// Quotation marks with those that close them.
  private static let quotes: [Character: Character] = ["\"": "\"", "“": "”", "„": "“", "«": "»"]

  private static func read(_ word: Substring, _ items: Set<String>) throws -> [QueryToken] {
    switch word {
    case "AND": return [.and]
    case "OR": return [.or]
    case "NOT": return [.not]
    default: break
    }
    let parts = word.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    if parts[0].lowercased() == "near" {
      guard let distance = parts.count == 1 ? 10 : Int(parts[1]), (1...TextQuery.farthest).contains(distance) else {
        throw Refusal.unreadable("“\(word)” is no distance; NEAR/1 to NEAR/\(TextQuery.farthest) are")
      }
      return [.near(distance)]
    }
    if let colon = word.firstIndex(of: ":"), items.contains(word[..<colon].lowercased()) {
      let rest = word[word.index(after: colon)...]
      return try [.item(word[..<colon].lowercased())] + (rest.isEmpty ? [] : read(rest, []))
    }
    let isBeginning = word.hasSuffix("*")
    let bare = isBeginning ? word.dropLast() : word
    guard !bare.contains("*") else { throw Refusal.unreadable("in “\(word)” a star stands before its end") }
    guard !isBeginning || bare.unicodeScalars.contains(where: \.properties.isAlphabetic) && bare.utf8.count > 1 else {
      throw Refusal.unreadable("“\(word)” begins with too little; give two letters before the star")
    }
    return [.term(.init(text: String(bare), isBeginning: isBeginning, isQuoted: false))]
  }
}

/// One reading of tokens from left to right.
private struct QueryReading {
  private var rest: ArraySlice<QueryToken>
  private var depth = 0

  init(_ tokens: [QueryToken]) throws {
    let terms = tokens.count { if case .term = $0 { true } else { false } }
    guard terms > 0 else { throw Refusal.unreadable("it has no word") }
    guard terms <= TextQuery.most else {
      throw Refusal.unreadable("it has \(terms) words and phrases, \(TextQuery.most) at most are looked for")
    }
    rest = tokens[...]
  }

  mutating func whole() throws -> TextQuery {
    let query = try either()
    guard rest.isEmpty else { throw Refusal.unreadable("a bracket is closed that was not opened") }
    return query
  }

  private mutating func either() throws -> TextQuery {
    var parts = [try together()]
    while rest.first == .or {
      rest = rest.dropFirst()
      parts.append(try together())
    }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func together() throws -> TextQuery {
    var parts: [TextQuery] = []
    while let token = rest.first, token != .close, token != .or {
      if token == .and {
        guard !parts.isEmpty, rest.dropFirst().first != .and else { throw Refusal.unreadable("AND has no two sides") }
        rest = rest.dropFirst()
      }
      if rest.first == .not {
        rest = rest.dropFirst()
        parts.append(.not(try single()))
      } else {
        parts.append(try single())
      }
    }
    guard !parts.isEmpty else { throw Refusal.unreadable("AND, OR, NOT or a bracket has nothing behind it") }
    guard parts.contains(where: { if case .not = $0 { false } else { true } }) else {
      throw Refusal.unreadable("NOT takes away from nothing; say also what must stand in a file")
    }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func single() throws -> TextQuery {
    if rest.first == .open {
      depth += 1
      guard depth <= 20 else { throw Refusal.unreadable("brackets stand in brackets more than twenty deep") }
      rest = rest.dropFirst()
      let query = try either()
      guard rest.first == .close else { throw Refusal.unreadable("a bracket is not closed") }
      rest = rest.dropFirst()
      depth -= 1
      return query
    }
    var item: String?
    if case .item(let name) = rest.first {
      item = name
      rest = rest.dropFirst()
    }
    var terms = [try term()]
    var distance: Int?
    while case .near(let far) = rest.first {
      rest = rest.dropFirst()
      terms.append(try term())
      distance = max(distance ?? 0, far)
    }
    return .leaf(TextLeaf(item: item, terms: terms, distance: distance))
  }

  private mutating func term() throws -> TextLeaf.Term {
    guard case .term(let term) = rest.first else {
      throw Refusal.unreadable("a word is missing behind a colon, NEAR, AND, OR or NOT")
    }
    rest = rest.dropFirst()
    return term
  }
}
