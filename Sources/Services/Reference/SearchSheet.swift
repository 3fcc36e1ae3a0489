import Filing
import FoundationEssentials
import Office
import Standards

/// A search of earlier marks as it is filed: what was asked, by what means, every hit with its verdict, and a digest of it all.
///
/// It is the text of one item of an act. Read again it asks the same of the register as it stood then.
public struct SearchSheet: Equatable, Sendable {
  /// What the examiner makes of a hit.
  public enum Verdict: String, CaseIterable, Sendable {
    case none, cite, discuss
  }

  /// One hit with its verdict.
  public struct Line: Equatable, Sendable {
    public var verdict: Verdict
    public let number: String
    /// Score, bucket, reason, goods and mark in one line.
    public let words: String
  }

  public let asked: SearchQuery
  /// Packs and dictionaries with their versions, and what could not be searched.
  public let means: [String]
  public var lines: [Line]

  /// A search as it was answered, without verdicts.
  public init(_ asked: SearchQuery, _ found: MarkSearch) {
    var asked = asked
    asked.upTo = found.upTo
    self.asked = asked
    means =
      ["packs: \(found.packs.joined(separator: ", "))"]
      + (found.leftOut.isEmpty
        ? [] : ["not searched: \(SearchSheet.clean(found.leftOut.joined(separator: ", ")).prefix(300))"])
      + ["compared: \(found.compared)"]
    lines = found.hits.map { hit in
      let goods = hit.goods.map { $0.isEmpty ? "other goods" : $0 }
      let words = [String(hit.score), hit.bucket.rawValue, hit.reason, goods, hit.mark].compactMap { $0 }
      return Line(
        verdict: .none, number: hit.number, words: words.map { SearchSheet.clean($0) }.joined(separator: " | "))
    }
  }

  /// The text that is filed, its digest last.
  public var text: String { body + "\ndigest: \(Office.digest(Data(body.utf8)))" }

  private var body: String {
    let hits = lines.enumerated().map { "\($0 + 1) | \($1.verdict.rawValue) | \($1.number) | \($1.words)" }
    return (asked.lines + means + ["hits: \(lines.count)"] + hits).joined(separator: "\n")
  }

  /// Reads a text that was filed.
  ///
  /// - Throws: a `Refusal` with the code `sheet-unreadable` for what is no sheet, or is not what its digest says.
  public init(_ text: String) throws {
    func unreadable(_ reason: String) -> Refusal {
      Refusal(.sheetUnreadable, "The search sheet cannot be read: \(reason). File a new one: `ipdesk search sheet`.")
    }
    var all = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let last = all.popLast(), last.hasPrefix("digest: ") else { throw unreadable("its last line is no digest") }
    guard last == "digest: \(Office.digest(Data(all.joined(separator: "\n").utf8)))" else {
      throw unreadable("it is not what its digest says")
    }
    guard let hits = all.firstIndex(where: { $0.hasPrefix("hits: ") }),
      let means = all.firstIndex(where: { $0.hasPrefix("packs: ") }), means < hits
    else { throw unreadable("it has no hits or no packs") }
    guard let asked = SearchQuery(Array(all[..<means])) else { throw unreadable("its query has an unknown line") }
    self.asked = asked
    self.means = Array(all[means..<hits])
    lines = try all[(hits + 1)...].map { line in
      let cells = line.split(separator: " | ", maxSplits: 3).map(String.init)
      guard cells.count == 4, let verdict = Verdict(rawValue: cells[1]) else {
        throw unreadable("“\(line.prefix(40))”")
      }
      return Line(verdict: verdict, number: cells[2], words: cells[3])
    }
  }

  /// The sheet that was filed last in a file and stands; nil when there is none.
  public static func last(of dossier: Dossier, _ events: [Event]) throws -> SearchSheet? {
    let filed = events.last { $0.values.text(item) != nil && dossier.annulled[$0.ordinal] == nil }
    return try filed?.values.text(item).map { try SearchSheet($0) }
  }

  /// The item of an act that holds a sheet.
  public static let item = "search_sheet"

  /// What the register answers to the same query as of then, and how it differs; none when it is the same.
  public func differences(from found: MarkSearch) -> [String] {
    let again = SearchSheet(asked, found)
    let means = zip(self.means, again.means).filter { $0 != $1 }.map { "“\($0)” is “\($1)” now" }
    let places = (0..<max(lines.count, again.lines.count)).compactMap { place -> String? in
      let (own, other) = [lines, again.lines].map { $0.indices.contains(place) ? $0[place] : nil }.pair
      guard own?.number != other?.number || own?.words != other?.words else { return nil }
      return "hit \(place + 1): \(own.map { "\($0.number) | \($0.words)" } ?? "none"), now "
        + (other.map { "\($0.number) | \($0.words)" } ?? "none")
    }
    return means + places
  }

  /// The hits that are cited, one to a line, as the item of an act takes them.
  public var citations: String {
    lines.filter { $0.verdict == .cite }.map { line in
      let words = line.words.components(" | ")
      let number = ApplicationNumber(line.number)?.display ?? line.number
      return "\(number) \(words.last ?? "") (\(words.dropFirst().dropLast().joined(separator: ": ")))"
    }.joined(separator: "\n")
  }

  static func clean(_ text: String) -> String {
    String(text.map { $0.isNewline || $0 == "|" ? " " : $0 })
  }
}

extension [SearchSheet.Line?] {
  /// Both of two.
  fileprivate var pair: (SearchSheet.Line?, SearchSheet.Line?) { (self[0], self[1]) }
}

extension String {
  fileprivate func components(_ separator: String) -> [String] {
    var (parts, rest) = ([String](), self[...])
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}
