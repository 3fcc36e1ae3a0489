import Standards

extension LawCheck {
  /// The language packs: what cannot be read, rules that are never reached, and words that are read otherwise than they say.
  mutating func checkPacks() {
    let (read, packFaults) = SoundPacks.read(law.files)
    packFaults.forEach { fault($0.file, $0.line, $0.reason) }
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
