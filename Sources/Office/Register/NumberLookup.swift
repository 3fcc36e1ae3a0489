import Filing
import GRDB
import Standards

/// A dossier under one of its numbers.
struct Bearer: Equatable {
  let dossier: Int
  /// `application` or `registration`.
  let series: String
  /// Letter of the right.
  let letter: String
  let text: String

  /// The name that means no other dossier.
  var name: String { "\(letter):\(series):\(text)" }
}

extension Dossiers {
  /// The one dossier that the number means.
  ///
  /// - Parameters:
  ///   - number: an application or registration number as people type it, with or without separators, leading zeros and
  ///     check digits. The letter or id of a right and `application` or `registration` before it, each with a colon, say
  ///     which one is meant.
  ///   - right: id of the right that is meant when dossiers of several rights bear the number.
  /// - Throws: `Refusal.notFound`, and a `Refusal` when check digits are given and do not match, or when several dossiers
  ///   bear the number.
  func id(_ number: String, preferring right: String? = nil) throws -> Int {
    var bearers = try bearers(number)
    if let right, Set(bearers.map(\.dossier)).count > 1, let letter = try law().right(right)?.letter {
      let own = bearers.filter { $0.letter == letter }
      if !own.isEmpty { bearers = own }
    }
    guard let first = bearers.first else { throw Refusal.notFound(what: "dossier", name: number) }
    guard bearers.allSatisfy({ $0.dossier == first.dossier }) else {
      let names = bearers.prefix(8).map { "`\($0.name)`" }.joined(separator: ", ")
      let more = bearers.count > 8 ? " and \(bearers.count - 8) more" : ""
      throw Refusal(
        .ambiguousNumber, "“\(number)” is the number of several dossiers: \(names)\(more). Write one of these.")
    }
    return first.dossier
  }

  /// Every dossier that the number may mean: those that bear it, else those that bear it with other signs, else those of
  /// this office whose number was typed without check digits or in groups.
  ///
  /// - Throws: a `Refusal` when check digits are given and do not match.
  func bearers(_ number: String) throws -> [Bearer] {
    let search = try Search(number, self)
    let key = search.key
    guard !key.bare.isEmpty else { return [] }
    let same = try search.bearing(key.text)
    if !same.isEmpty { return same }
    let alike = try search.alike()
    if !alike.isEmpty { return alike }
    let checked = try search.withoutCheck() ?? search.withCheck() ?? search.inGroups()
    if let checked { return checked }
    let body = String(key.bare.dropLast(2))
    if key.bare.utf8.count == 17, key.bare.allSatisfy(\.isNumber),
      !CheckCharacters.hold(body, check: String(key.bare.suffix(2)))
    {
      throw Refusal(.checkDigits, "“\(number)”: the check digits do not match. Check the number.")
    }
    return []
  }

  /// The law in force.
  fileprivate func law() throws -> Law { try lawbook.law(on: facts.today, facts, db) }
}

/// One number that is looked for.
private struct Search {
  let number: String
  let key: NumberKey
  private let dossiers: Dossiers
  private var series = ["application", "registration"]
  private var letter: String?

  init(_ number: String, _ dossiers: Dossiers) throws {
    self.dossiers = dossiers
    self.number = number
    var rest = number[...]
    while let colon = rest.firstIndex(of: ":") {
      let word = rest[..<colon].filter { $0 != " " }
      if series.contains(word) {
        series = [word]
      } else if letter == nil, let right = try dossiers.law().right(word) ?? dossiers.law().right(word.uppercased()) {
        letter = right.letter
      } else {
        break
      }
      rest = rest[rest.index(after: colon)...]
    }
    key = NumberKey(String(rest))
  }

  /// Those whose key it is.
  func bearing(_ key: String) throws -> [Bearer] {
    try rows("SELECT dossier, series, letter, text FROM number WHERE key = ? AND dossier IS NOT NULL", key)
  }

  /// Those whose number has other signs.
  func alike() throws -> [Bearer] {
    let signed = "SELECT dossier, series, letter, text FROM number WHERE bare = ? AND dossier IS NOT NULL"
    return try (bearing(key.bare) + rows(signed, key.bare)).filter { key.mayMean(NumberKey($0.text)) }
  }

  /// Check digits belong to the numbers of this office; one that was taken over is whole as it is.
  private func own(_ key: String) throws -> [Bearer]? {
    let sql = """
      SELECT dossier, series, letter, text FROM number WHERE key = ? AND dossier IS NOT NULL AND rightId = letter
      """
    let found = try rows(sql, key)
    return found.isEmpty ? nil : found
  }

  /// Those whose check digits were left out.
  func withoutCheck() throws -> [Bearer]? { try own(key.bare + CheckCharacters.of(key.bare)) }

  /// Those whose number was typed with check digits behind it.
  func withCheck() throws -> [Bearer]? {
    let body = String(key.bare.dropLast(2))
    guard body.count >= 3, let found = try own(body) ?? own(body + CheckCharacters.of(body)) else { return nil }
    guard CheckCharacters.hold(body, check: String(key.bare.suffix(2))) else { throw mismatch(body) }
    return found
  }

  /// Those whose number was typed in groups.
  func inGroups() throws -> [Bearer]? {
    var found: [Bearer] = []
    for rule in dossiers.facts.series where series.contains(rule.series) {
      for right in try dossiers.law().rights where rule.scope == right.letter || rule.scope == "-" {
        guard let whole = rule.pattern.completed(key, of: right) else { continue }
        let bearers = try (own(NumberKey(whole.text).text) ?? []).filter { $0.series == rule.series }
        if !bearers.isEmpty, !whole.holds { throw mismatch(whole.text) }
        found += bearers.filter { !found.contains($0) }
      }
    }
    return found.isEmpty ? nil : found
  }

  private func mismatch(_ body: String) -> Refusal {
    Refusal(
      .checkDigits,
      "“\(number)”: the check digits do not match; for \(body) they are \(CheckCharacters.of(body)). Check the number.")
  }

  private func rows(_ sql: String, _ key: String) throws -> [Bearer] {
    try Row.fetchAll(dossiers.db.cachedStatement(sql: sql), arguments: [key])
      .map { try Bearer(dossier: $0[0], series: $0[1], letter: $0[2], text: $0[3]) }
      .filter { series.contains($0.series) && (letter == nil || $0.letter == letter) }
      .sorted { $0.name < $1.name }
  }
}
