/// What two marks have in common, in one short line: the parts that agree are shown, what differs is a dot.
struct MarkReason {
  let query: MarkForm
  let other: MarkForm
  let agreement: Agreement
  let packs: SoundPacks
  let meanings: Meanings

  func words(_ bucket: MarkBucket) -> String {
    switch bucket {
    case .identical: shown(query.joined)
    case .sound: heard ?? common
    case .script: "\(written(other))\(other.isTransliterated ? " (transliteration filed)" : "") = \(written(query))"
    case .order: query.words.map(shown).joined(separator: " + ")
    case .beginning: "\(shown(Array(common(query.joined, other.joined))))…"
    case .ending: "…\(shown(Array(common(query.joined.reversed(), other.joined.reversed()).reversed())))"
    case .contained: "…\(shown(query.joined.count < other.joined.count ? query.joined : other.joined))…"
    case .meaning: translations
    case .letters, .near: agreement.sounds > agreement.letters + 0.1 ? heard ?? common : common
    }
  }

  /// The words of a mark in Latin letters, as capitals.
  private func written(_ form: MarkForm) -> String { form.words.map(shown).joined(separator: " ") }

  private func shown(_ letters: [UInt8]) -> String { String(decoding: letters.prefix(30), as: UTF8.self).uppercased() }

  private func common(_ first: [UInt8], _ second: [UInt8]) -> [UInt8] {
    zip(first, second).prefix { $0 == $1 }.map(\.0)
  }

  /// What both sound like, and who reads them so.
  private var heard: String? {
    guard let (own, strange) = agreement.reading else { return nil }
    let readers = [own.pack, strange.pack].map { $0.map { packs.packs[$0].name } ?? "as written" }
    let sounds = [own.sounds, strange.sounds].map { "/\(String(decoding: $0.prefix(24), as: UTF8.self))/" }
    let reader = readers[0] == readers[1] ? readers[0] : readers.joined(separator: ", ")
    let isWrittenOut = own.isWrittenOut || strange.isWrittenOut ? ", written out" : ""
    return "\(sounds[0] == sounds[1] ? sounds[0] : sounds.joined(separator: " ~ ")) \(reader)\(isWrittenOut)"
  }

  /// The letters of the other mark that this one has in the same order; each stretch that differs is one dot.
  private var common: String {
    let (first, second) = (Array(query.joined.prefix(40)), Array(other.joined.prefix(40)))
    var lengths = [[Int]](repeating: [Int](repeating: 0, count: second.count + 1), count: first.count + 1)
    for line in first.indices.reversed() {
      for place in second.indices.reversed() {
        lengths[line][place] =
          first[line] == second[place]
          ? lengths[line + 1][place + 1] + 1 : max(lengths[line + 1][place], lengths[line][place + 1])
      }
    }
    var (line, place, text) = (0, 0, "")
    while place < second.count {
      if line < first.count, first[line] == second[place] {
        text += shown([second[place]])
        (line, place) = (line + 1, place + 1)
      } else {
        if text.last != "·" { text += "·" }
        if line < first.count, lengths[line + 1][place] >= lengths[line][place + 1] { line += 1 } else { place += 1 }
      }
    }
    if line < first.count, text.last != "·" { text += "·" }
    return text
  }

  private var translations: String {
    guard agreement.filed.isEmpty else {
      return agreement.filed.map { "\(shown(query.words[$0])) = \(shown($1)) (translation filed)" }
        .joined(separator: ", ")
    }
    return agreement.translated.map { own, place in
      let (word, strange) = (query.words[own], other.words[place])
      let source = meanings.words[String(decoding: word, as: UTF8.self)]?.first { Array($0.word.utf8) == strange }?
        .source
      return "\(shown(word)) = \(shown(strange))\(source.map { " (\($0))" } ?? "")"
    }.joined(separator: ", ")
  }
}
