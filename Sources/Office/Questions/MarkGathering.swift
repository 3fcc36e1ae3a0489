import Filing

/// Gathers the marks that a search compares, each once, with as much of them as is needed to judge them.
struct MarkGathering {
  private(set) var candidates: [MarkRanking.Candidate] = []
  /// Application numbers, in the order of the candidates.
  private(set) var numbers: [String] = []
  private var dossiers: [Int] = []
  private var seen: Set<Int> = []
  private let nearness: GoodsNearness
  private let reader: StandingReader
  private let moment: MarkMoment
  private let leaves: String?

  init(_ asked: SearchMarks, _ related: RelatedClasses, _ moment: MarkMoment, _ context: ReadingContext) throws {
    nearness = GoodsNearness(asked.goods, related)
    reader = try StandingReader(asked, related, context)
    (self.moment, leaves) = (moment, asked.leaves)
  }

  /// Adds a mark that was asked for and of which the officer may be told.
  ///
  /// - Parameter translation: words of it that were filed.
  mutating func add(_ dossier: Int, _ translation: [String] = []) throws {
    guard seen.insert(dossier).inserted, let read = try read(dossier), read.number != leaves else { return }
    dossiers.append(dossier)
    numbers.append(read.number)
    candidates.append(
      MarkRanking.Candidate(
        read.mark, translation: translation, transliteration: try transliteration(of: read.mark, dossier),
        goods: read.near))
  }

  /// How the applicant writes a mark in Latin letters, word by word; nothing of one that is written in them.
  private func transliteration(of mark: String, _ dossier: Int) throws -> [String] {
    guard !mark.utf8.allSatisfy({ $0 < 0x80 }) else { return [] }
    let keys = try moment.changed[dossier].map { $0.line?.keys } ?? reader.keys(dossier)
    return keys.map(MarkKeys.transliterated) ?? []
  }

  /// The rest of a mark is read when it stands in the list; it is needed before only where goods were named.
  private func read(_ dossier: Int) throws -> (number: String, mark: String, near: Float?)? {
    guard nearness.isEmpty, moment.changed[dossier] == nil else {
      return try whole(dossier).map { ($0.hit.number, $0.hit.mark, $0.near?.value) }
    }
    return try reader.mark(dossier).map { ($0.number, $0.mark, nil) }
  }

  private func whole(_ dossier: Int) throws -> (hit: MarkHit, near: (value: Float, reason: String)?)? {
    let then = moment.changed[dossier]?.dossier
    let read = try then.map { try reader.hit($0) } ?? reader.hit(dossier)
    return read.map { ($0.hit, nearness.isEmpty ? nil : nearness.nearness($0.hit.classes, $0.terms)) }
  }

  /// The mark at a place of the candidates, with how near its goods are.
  func hit(_ place: Int) throws -> MarkHit? {
    guard let read = try whole(dossiers[place]) else { return nil }
    var hit = read.hit
    hit.goods = read.near?.reason
    return hit
  }
}
