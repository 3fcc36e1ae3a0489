import Filing
import Foundation
import Office
import Standards

/// Everything earlier that may stand in the way of one file: marks by their words, files by their pictures, files by their
/// texts, whichever of them the form of its right speaks of.
public struct EarlierRights: Sendable {
  /// One right that was found.
  public struct Right: Equatable, Sendable {
    /// By what it was found.
    public enum Source: Equatable, Sendable {
      /// Its place on the sheet.
      case words(Int)
      case picture
      case text
    }

    public let source: Source
    /// Application number.
    public let number: String
    /// Id of the right.
    public let right: String
    public let title: String
    public let owner: String
    /// `same sound`, `picture`, `text`.
    public let found: String
    /// The parts that agree, or the words around what was found.
    public let agrees: String
    public let classes: String
    public let score: Int
    public let state: LegalState
  }

  public let rights: [Right]
  /// The words that were searched, as somebody may change them; empty where none are.
  public let words: String
  /// What is filed of it with verdicts; nil where no marks were searched by words.
  public let sheet: SearchSheet?
  /// Packs, dictionaries, pictures: by what was searched; and what could not be searched.
  public let means: [String]

  /// Hits of each kind at most.
  private static let most = 50
  /// Pictures of a file that are searched at most.
  private static let pictures = 6
  /// Words of a title that are searched at most.
  private static let words = 20

  /// Searches for a file.
  ///
  /// - Parameters:
  ///   - words: other words than those of the file.
  ///   - folder: where dictionaries are installed.
  public static func of(_ dossier: Dossier, words: String? = nil, in office: Office, folder: String) throws
    -> EarlierRights
  {
    var found = Finding(dossier: dossier, office: office)
    let title = dossier.values.text(dossier.right.titleItem) ?? dossier.title
    let isMark = dossier.right.isSearchedAsMark
    let asked = words ?? (isMark ? title : query(of: title))
    if isMark { try found.marks(asked, folder) }
    if dossier.right.isFoundByPicture { try found.pictures(EarlierRights.pictures) }
    if !isMark { try found.texts(asked) }
    return EarlierRights(rights: found.rights, words: asked, sheet: found.sheet, means: found.means)
  }

  /// Any of the words of a title: those that say something.
  private static func query(of title: String) -> String {
    let words: [String] = title.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map { String($0) }
    var different: [String] = []
    for word in words where word.count > 3 || !word.utf8.allSatisfy({ $0 < 0x80 }) {
      let key = word.lowercased()
      guard !empty.contains(key), !different.contains(where: { $0.lowercased() == key }) else { continue }
      different.append(word)
    }
    return different.prefix(EarlierRights.words).map { "\"\($0)\"" }.joined(separator: " OR ")
  }

  /// Longer words that say nothing of a thing.
  private static let empty: Set = [
    "with", "from", "into", "that", "which", "other", "than", "avec", "dans", "pour", "sans", "sous", "entre", "como",
    "desde", "para", "sobre",
  ]

  /// One search on its way.
  private struct Finding {
    let dossier: Dossier
    let office: Office
    var rights: [Right] = []
    var sheet: SearchSheet?
    var means: [String] = []

    mutating func marks(_ words: String, _ folder: String) throws {
      guard words.contains(where: { !$0.isWhitespace }) else { return }
      let packs = dossier.right.packs.packs
      let meanings = Dictionaries(ReferenceShelf(folder: folder)).meanings(of: MarkForm(words, packs).latinWords)
      let query = SearchQuery(
        words, for: dossier.applicationNumber, goods: dossier.values.goods, limit: EarlierRights.most,
        meanings: meanings)
      let answer = try office.ask(query.question)
      let sheet = SearchSheet(query, answer)
      self.sheet = sheet
      means += sheet.means
      rights += answer.hits.enumerated().map { place, hit in
        let goods = hit.goods.flatMap { $0.isEmpty ? nil : $0 }.map { " · \($0)" } ?? ""
        return Right(
          source: .words(place), number: hit.number, right: hit.right, title: hit.mark, owner: hit.owner,
          found: hit.bucket.rawValue, agrees: hit.reason + goods,
          classes: hit.classes.map(String.init).joined(separator: " "), score: Int(hit.score), state: hit.state)
      }
    }

    /// A picture that nothing can be made of is told and passed over.
    mutating func pictures(_ most: Int) throws {
      let views = dossier.values.attachments.filter { $0.mediaType.hasPrefix("image/") }
      var best: [String: (place: Int, hit: PictureHit)] = [:]
      for view in views.prefix(most) {
        do {
          let query = try PictureSearch.query(office.ask(ReadDocument(view.sha256)), name: view.name)
          let page = try office.ask(SearchPictures(query, limit: EarlierRights.most))
          for hit in page.hits where hit.number != dossier.applicationNumber {
            if let other = best[hit.number], other.hit.score >= hit.score { continue }
            best[hit.number] = (best.count, hit)
          }
          means.append("picture: \(view.name)")
        } catch {
          means.append("not searched: \(view.name): \(Explanation(of: error).message)")
        }
      }
      if views.count > most { means.append("not searched: \(views.count - most) further pictures") }
      let order = best.values.sorted { ($1.hit.score, $0.place) < ($0.hit.score, $1.place) }
      rights += order.prefix(EarlierRights.most).map { _, hit in
        Right(
          source: .picture, number: hit.number, right: hit.right, title: hit.mark, owner: hit.owner, found: "picture",
          agrees: hit.reason, classes: "", score: hit.score / 10, state: hit.state)
      }
    }

    mutating func texts(_ query: String) throws {
      guard !query.isEmpty else { return }
      let page = try office.ask(SearchText(query, leaves: dossier.applicationNumber, limit: EarlierRights.most))
      means.append("text: \(query)")
      means += page.synonyms.map { "synonyms: \($0.joined(separator: ", "))" }
      if !page.leftOut.isEmpty { means.append("not searched: \(page.leftOut.joined(separator: " "))") }
      rights += page.hits.map { hit in
        Right(
          source: .text, number: hit.number, right: hit.right, title: hit.title, owner: hit.owner, found: "text",
          agrees: hit.passages.map(\.marked).joined(separator: " / "), classes: hit.classes.joined(separator: " "),
          score: hit.score, state: hit.state)
      }
    }
  }
}

extension Filing.Right {
  /// Whether pictures are what is protected, and not drawings that explain: its form asks for symbols of Vienna or Locarno.
  fileprivate var isFoundByPicture: Bool { form.contains { ["Vienna", "Locarno"].contains($0.scheme) } }
}
