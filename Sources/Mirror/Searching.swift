import Filing
import Office
import Standards

/// A search in a mirror, by words in any order and by letters that are alike; the register is not asked.
public struct Searching {
  /// A dossier that was found.
  public struct Hit: Encodable, Equatable, Sendable {
    /// Application number.
    public let number: String
    public let registration: String?
    /// Id of the right.
    public let right: String
    public let title: String
    public let owner: String
    /// Stage and state, as they were recorded: `4 A`.
    public let stage: String
    public let filed: String?
    /// The text by which it was found, and of which item it is.
    public let text: String
    public let item: String
  }

  /// What was found, and up to which event of the register the mirror stands.
  public struct Hits: Encodable, Equatable, Sendable {
    public let sequence: Int
    public let hits: [Hit]
  }

  private let store: MirrorStore

  public init(in place: MirrorPlace) throws { store = try MirrorStore(place) }

  /// The best first: the very text, then what contains it or all of its words, then what is alike.
  ///
  /// - Parameters:
  ///   - words: a number, a title, a name in any script, words of a text.
  ///   - limit: hits, 1 to 500.
  public func find(_ words: String, limit: Int = 50) throws -> Hits {
    let mark = try store.finishedMark()
    let folded = Folded.text(words)
    guard !folded.isEmpty else {
      throw Refusal(.valuesRefused, "“\(words)” has no letter and no digit. Give words to search for.")
    }
    let pairs = Folded.pairs(folded).split(separator: " ").filter { $0.unicodeScalars.count >= 2 }
    let number = ApplicationNumber(words)?.digits ?? NumberKey(words).bare.lowercased()
    let rows = try store.postgres.run(
      Self.sql,
      [
        folded, folded.unicodeScalars.count >= 3 ? "%\(folded)%" : nil,
        pairs.isEmpty ? folded : pairs.joined(separator: " "), number, String(max(1, min(limit, 500))),
      ])
    let hits = rows.map { row in
      Hit(
        number: row[0] ?? "", registration: row[1], right: row[2] ?? "", title: row[3] ?? "", owner: row[4] ?? "",
        stage: row[5] ?? "", filed: row[6], text: row[7] ?? "", item: row[8] ?? "")
    }
    return Hits(sequence: mark.sequence, hits: hits)
  }

  /// $1 the folded words, $2 them as a part, $3 them as words, $4 them as a number, $5 how many.
  private static let sql = """
    SELECT d.number, d.registration, d.right_id, d.title, d.owner, d.stage || ' ' || d.state, d.filed, h.text, h.item
    FROM (
      SELECT DISTINCT ON (dossier) dossier, text, item,
        CASE WHEN item = 'number' OR folded = $1 THEN 3
          WHEN folded LIKE $2 OR words @@ plainto_tsquery('simple', $3) THEN 2 ELSE 0 END
        + word_similarity($1, folded) AS rank
      FROM ipdesk.name
      WHERE item = 'number' AND folded = $4
        OR item <> 'number' AND (folded LIKE $2 OR words @@ plainto_tsquery('simple', $3) OR $1 <% folded)
      ORDER BY dossier, rank DESC, place
    ) h JOIN ipdesk.dossier d ON d.dossier = h.dossier ORDER BY h.rank DESC, d.number, d.right_id LIMIT $5::integer
    """
}
