import Standards

/// By what marks are read and compared: the folder `Packs` of a law.
///
/// An office adds a pack as a file of rules and a row in `packs.tsv`; a law without the folder reads marks as they are written.
public struct SoundPacks: Sendable {
  public let packs: [SoundPack]
  let letters: ScriptLetters
  /// Words and signs that are written short: `4` for, `nite` night.
  let spellings: [[UInt8]: [UInt8]]
  /// Words that say little: articles, forms of companies.
  let weak: Set<[UInt8]>
  /// Names of persons, gods and places as other languages have them: each with all of its group.
  public let sameNames: [String: [String]]
  public let related: RelatedClasses
  /// Words and phrases of texts that are searched for each other: a group a row of `synonyms.tsv`.
  public let synonyms: [[String]]

  /// None: words are compared by their letters.
  public static let none = SoundPacks(
    packs: [], letters: .none, spellings: [:], weak: [], sameNames: [:], related: .none, synonyms: [])

  /// Names and versions, as answers of a search show them.
  public var names: [String] { packs.map(\.name) }

  static let folder = "Packs/"

  /// A single word in small Latin letters and digits; nil for several, and for letters that no table reads.
  public func latin(_ word: String) -> String? {
    let spelling = Spelling(word, letters)
    guard spelling.words.count == 1, spelling.strange.isEmpty, spelling.cut.isEmpty else { return nil }
    return String(decoding: spelling.words[0], as: UTF8.self)
  }

  init(
    packs: [SoundPack], letters: ScriptLetters, spellings: [[UInt8]: [UInt8]], weak: Set<[UInt8]>,
    sameNames: [String: [String]], related: RelatedClasses, synonyms: [[String]]
  ) {
    (self.packs, self.letters, self.spellings, self.weak) = (packs, letters, spellings, weak)
    (self.sameNames, self.related, self.synonyms) = (sameNames, related, synonyms)
  }

  /// Reads the packs out of the files of a law; what cannot be read is a fault and left out.
  public static func read(_ files: [String: [UInt8]]) -> (packs: SoundPacks, faults: [TableFault]) {
    var reading = PackReading(files: files)
    return (reading.run(), reading.faults)
  }
}

/// One reading of the folder.
private struct PackReading {
  let files: [String: [UInt8]]
  private(set) var faults: [TableFault] = []

  init(files: [String: [UInt8]]) { self.files = files }

  mutating func run() -> SoundPacks {
    guard let list = table("packs", ["pack", "version", "scripts"]) else { return .none }
    let packs = list.rows.compactMap { pack($0) }
    let letters = table("letters", ["script", "letters", "latin"])?.rows ?? []
    let spellings = table("spellings", ["written", "read"])?.rows ?? []
    let weak = table("weak", ["word"])?.rows ?? []
    return SoundPacks(
      packs: packs, letters: ScriptLetters(rows: letters.map { ($0["script"], $0["letters"], $0["latin"]) }),
      spellings: Dictionary(
        spellings.map { (Array($0["written"].utf8), Array($0["read"].utf8)) }, uniquingKeysWith: { first, _ in first }),
      weak: Set(weak.map { Array($0["word"].utf8) }), sameNames: sameNames(), related: related(),
      synonyms: SynonymTable.read(table("synonyms", ["words"])))
  }

  private mutating func related() -> RelatedClasses {
    let rows = table("related", ["class", "related", "because"])?.rows ?? []
    return RelatedClasses(
      rows: rows.map { (Int($0["class"]) ?? 0, $0["related"].split(separator: " ").compactMap { Int($0) }) })
  }

  private mutating func sameNames() -> [String: [String]] {
    let groups = table("names", ["names"])?.rows.map { $0["names"].split(separator: " ").map(String.init) } ?? []
    return Dictionary(groups.flatMap { group in group.map { ($0, group) } }, uniquingKeysWith: +)
  }

  private mutating func pack(_ row: TableRow) -> SoundPack? {
    guard let table = table(row["pack"], PackTable.columns) else {
      faults.append(row.fault("pack: there is no file \(SoundPacks.folder)\(row["pack"]).tsv"))
      return nil
    }
    let rules = table.rows.compactMap { rule -> SoundRule? in
      do {
        return try PackTable.rule(rule)
      } catch let fault as SoundRule.Fault {
        faults.append(rule.fault(fault.reason))
      } catch {
        faults.append(rule.fault("the rule cannot be read"))
      }
      return nil
    }
    let scripts = Set(row["scripts"].split(separator: " ").map(String.init))
    return SoundPack(id: row["pack"], version: row["version"], scripts: scripts, rules: rules)
  }

  private mutating func table(_ name: String, _ columns: [String]) -> Table? {
    let file = "\(SoundPacks.folder)\(name).tsv"
    guard let bytes = files[file] else { return nil }
    do {
      let table = try Table(bytes: bytes, name: file)
      try table.require(columns)
      return table
    } catch let fault as TableFault {
      faults.append(fault)
    } catch {
      faults.append(TableFault(file: file, line: 0, reason: "the file cannot be read"))
    }
    return nil
  }
}

/// The columns of a table of rules.
enum PackTable {
  static let columns = ["letters", "sounds", "before", "after", "word", "reading"]

  static func rule(_ row: TableRow) throws -> SoundRule {
    try SoundRule(letters: row["letters"], sounds: row["sounds"], before: row["before"], after: row["after"])
  }
}
