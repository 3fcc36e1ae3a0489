import Standards

extension LawCheck {
  /// The language packs: what cannot be read, rules that are never reached, and words that are read otherwise than they say.
  mutating func checkPacks() {
    let (read, packFaults) = SoundPacks.read(law.files)
    packFaults.forEach { fault($0.file, $0.line, $0.reason) }
    checkLetters()
    checkNames()
    checkRelated()
    checkSynonyms()
    for pack in read.packs {
      let file = "\(SoundPacks.folder)\(pack.id).tsv"
      guard let table = law.files[file].flatMap({ try? Table(bytes: $0, name: file) }) else { continue }
      var seen: [(rule: SoundRule, line: Int)] = []
      for row in table.rows {
        checkReading(row, pack)
        guard let rule = try? PackTable.rule(row) else { continue }
        if let before = seen.first(where: { $0.rule.hides(rule) }) {
          fault(row, "letters: “\(row["letters"])” is never reached: line \(before.line) reads all that it would read")
        }
        seen.append((rule, row.line))
      }
    }
  }

  /// Letters of other scripts: each with its Latin ones.
  private mutating func checkLetters() {
    let file = "\(SoundPacks.folder)letters.tsv"
    guard let table = law.files[file].flatMap({ try? Table(bytes: $0, name: file) }) else { return }
    for row in table.rows where ScriptLetter(row["latin"], row["script"]) == nil {
      fault(
        row,
        "latin: “\(row["latin"])” is not written in small letters a to z and digits, with an unwritten vowel as k(a) or k[a] and a sign that takes its place as -i"
      )
    }
  }

  /// Names that are the same in other languages: at least two in a row, in small letters.
  private mutating func checkNames() {
    let file = "\(SoundPacks.folder)names.tsv"
    guard let table = law.files[file].flatMap({ try? Table(bytes: $0, name: file) }) else { return }
    for row in table.rows {
      let names = row["names"].split(separator: " ")
      if names.count < 2 { fault(row, "names: a row has at least two names, separated by spaces") }
      for name in names where !name.utf8.allSatisfy({ Letter.set($0) != 0 }) {
        fault(row, "names: “\(name)” is no word of small letters a to z")
      }
      if Set(names).count < names.count { fault(row, "names: a name stands in it twice") }
    }
  }

  /// Classes that are related: of Nice, not of themselves, and with a reason.
  private mutating func checkRelated() {
    let file = "\(SoundPacks.folder)related.tsv"
    guard let table = law.files[file].flatMap({ try? Table(bytes: $0, name: file) }) else { return }
    for row in table.rows {
      for cell in [row["class"][...]] + row["related"].split(separator: " ")
      where !(1...45).contains(Int(cell) ?? 0) { fault(row, "class: “\(cell)” is no class of Nice; they are 1 to 45") }
      if row["related"].split(separator: " ").contains(row["class"][...]) {
        fault(row, "related: a class is not related to itself")
      }
      if row["because"].isEmpty { fault(row, "because: say why they are related") }
    }
  }

  /// Words that are searched for each other: at least two in a row, each with letters, none twice.
  private mutating func checkSynonyms() {
    let file = "\(SoundPacks.folder)synonyms.tsv"
    guard let table = law.files[file].flatMap({ try? Table(bytes: $0, name: file) }) else { return }
    var lines: [String: Int] = [:]
    for row in table.rows {
      let words = SynonymTable.words(row["words"])
      if words.count < 2 { fault(row, "words: a row has at least two words or phrases, separated by commas") }
      for word in words {
        if !word.contains(where: \.isLetter) { fault(row, "words: “\(word)” has no letter") }
        if let before = lines.updateValue(row.line, forKey: word.lowercased()) {
          fault(row, "words: “\(word)” stands in line \(before) already; put all of them into one row")
        }
      }
    }
  }

  /// Each rule has a word that shows it, and reads it as the table says.
  private mutating func checkReading(_ row: TableRow, _ pack: SoundPack) {
    let word = row["word"]
    guard !word.isEmpty, word.utf8.allSatisfy({ Letter.set($0) != 0 }) else {
      return fault(row, "word: “\(word)” is no word of small letters that shows the rule")
    }
    let reading = String(decoding: pack.reading(Array(word.utf8)), as: UTF8.self)
    if reading != row["reading"] {
      fault(row, "reading: “\(word)” is read “\(reading)”, not “\(row["reading"])”")
    }
  }
}
