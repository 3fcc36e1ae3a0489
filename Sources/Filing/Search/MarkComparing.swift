/// Compares one mark with many: what of them agrees, each as a number from 0 to 1.
final class MarkComparing {
  let query: MarkForm
  private let packs: SoundPacks
  private let letters = Aligner(.letters)
  private let sounds = Aligner(.sounds)
  /// Each reading of the query, and each of each of its words.
  private let sweeps: [Sweep]
  private let wordSweeps: [[Sweep]]
  /// How much each word of the query says.
  private let weights: [Float]
  /// How much a key says, 0 to 1; one that no other mark has says 1.
  private let rarity: [String: Float]
  private let triples: [(UInt32, Float)]
  private let meanings: Meanings

  init(_ query: MarkForm, _ packs: SoundPacks, rarity: [String: Float], meanings: Meanings) {
    (self.query, self.packs, self.rarity, self.meanings) = (query, packs, rarity, meanings)
    sweeps = query.readings.map { Sweep($0.sounds, .sounds) }
    wordSweeps = query.wordReadings.map { $0.map { Sweep($0, .sounds) } }
    weights = query.words.map { MarkComparing.weight($0, query, packs, rarity) }
    triples = zip(MarkComparing.triples(query.joined), MarkKeys.triples(query.joined)).map { ($0, rarity[$1] ?? 1) }
  }

  private static func weight(
    _ word: [UInt8], _ form: MarkForm, _ packs: SoundPacks, _ rarity: [String: Float]
  ) -> Float {
    if form.words.count > 1, packs.weak.contains(word) { return 0.12 }
    return (word.count == 1 ? 0.4 : 1) * (rarity["w" + String(decoding: word, as: UTF8.self)] ?? 0.8)
  }

  /// What agrees with another mark.
  func agreement(with other: MarkForm) -> Agreement {
    var agreement = Agreement()
    guard !query.isEmpty, !other.isEmpty else { return agreement }
    let (own, strange) = nearest(other)
    let (shorter, longer) = (Float(min(own.count, strange.count)), Float(max(own.count, strange.count)))
    let ratio = shorter / longer
    let look = letters.distances(own, strange)
    agreement.letters = likeness(look.whole)
    agreement.startLetters = part(look.start, ratio)
    agreement.withinLetters = part(look.within, ratio)
    sound(other, &agreement, ratio)
    agreement.commonStart = Float(zip(own, strange).prefix { $0 == $1 }.count) / longer
    agreement.commonEnd = Float(zip(own.reversed(), strange.reversed()).prefix { $0 == $1 }.count) / longer
    agreement.triples = common(other)
    words(other, &agreement)
    return agreement
  }

  /// The ways of writing both that are nearest to one another.
  private func nearest(_ other: MarkForm) -> ([UInt8], [UInt8]) {
    var (nearest, least) = ((query.joined, other.joined), Float.infinity)
    guard !query.others.isEmpty || !other.others.isEmpty else { return nearest }
    for own in [query.joined] + query.others {
      for strange in [other.joined] + other.others {
        let distance = letters.whole(own, strange, limit: 1)
        if distance < least { (nearest, least) = ((own, strange), distance) }
      }
    }
    return nearest
  }

  private func part(_ distance: Float, _ ratio: Float) -> Float {
    let near = max(0, 1 - distance)
    return near * near * ratio.squareRoot()
  }

  private func likeness(_ distance: Float) -> Float { max(0, 1 - distance) }

  private func sound(_ other: MarkForm, _ agreement: inout Agreement, _ ratio: Float) {
    var best: Float = 2
    for (own, sweep) in zip(query.readings, sweeps) {
      for strange in other.readings {
        guard best > 0 else { break }
        let distance = sweep.whole(strange.sounds, limit: best)
        guard distance < best else { continue }
        best = distance
        agreement.reading = (own, strange)
      }
    }
    guard let (own, strange) = agreement.reading else { return }
    agreement.sounds = likeness(best)
    let heard = sounds.distances(own.sounds, strange.sounds)
    agreement.startSounds = part(heard.start, ratio)
  }

  /// Letters in threes that both have, the rare ones counted more.
  private func common(_ other: MarkForm) -> Float {
    let theirs = MarkComparing.triples(other.joined)
    var (shared, own): (Float, Float) = (0, 0)
    for (key, weight) in triples {
      own += weight
      if theirs.contains(key) { shared += weight }
    }
    guard own > 0 else { return 0 }
    let mean = own / Float(triples.count)
    return min(1, 2 * shared / (own + mean * Float(theirs.count)))
  }

  /// Three neighbouring letters each as one number; the edges are 1.
  private static func triples(_ letters: [UInt8]) -> [UInt32] {
    var all: [UInt32] = []
    all.reserveCapacity(letters.count)
    var window: UInt32 = 1
    for (place, letter) in letters.enumerated() {
      window = (window << 8 | UInt32(letter)) & 0xFF_FFFF
      if place > 0 { all.append(window) }
    }
    all.append((window << 8 | 1) & 0xFF_FFFF)
    return all
  }

  /// Which words of the one the other one has, by letters, sound or meaning.
  private func words(_ other: MarkForm, _ agreement: inout Agreement) {
    let theirs = other.words.map { MarkComparing.weight($0, other, packs, rarity) }
    var covered = [Float](repeating: 0, count: other.words.count)
    var meant = [Float](repeating: 0, count: other.words.count)
    var (sum, meantSum): (Float, Float) = (0, 0)
    for (own, word) in query.words.enumerated() {
      var (best, bestMeant): (Float, Float) = (0, 0)
      for (place, strange) in other.words.enumerated() {
        let isWhole = query.words.count == 1 && other.words.count == 1
        let like = stretched(isWhole ? max(agreement.letters, agreement.sounds - 0.03) : alike(own, place, other))
        let meaning = meanings.likeness(word, strange)
        if meaning > 0.3, word != strange { agreement.translated.append((own, place)) }
        best = max(best, like)
        let same = like > 0.99 ? 1 : lifted(meaning)
        bestMeant = max(bestMeant, same)
        covered[place] = max(covered[place], like)
        meant[place] = max(meant[place], same)
        let single = like * like * min(weights[own], theirs[place])
        if single > agreement.bestWord {
          agreement.bestWord = single
          agreement.pair = (own, place)
        }
      }
      sum += best * weights[own]
      meantSum += bestMeant * weights[own]
    }
    let (ownWeight, otherWeight) = (weights.reduce(0, +), theirs.reduce(0, +))
    guard ownWeight > 0, otherWeight > 0 else { return }
    let there = zip(covered, theirs).reduce(0) { $0 + $1.0 * $1.1 } / otherWeight
    let here = sum / ownWeight
    agreement.coverOne = max(here, there)
    guard !agreement.translated.isEmpty else { return }
    let meantThere = zip(meant, theirs).reduce(0) { $0 + $1.0 * $1.1 } / otherWeight
    agreement.meaning = (meantSum / ownWeight * meantThere).squareRoot()
  }

  /// How far the words of a translation that was filed mean what the query means, 0 to 1, and which words agree.
  func meaning(of translation: [[UInt8]]) -> (likeness: Float, pairs: [(Int, [UInt8])]) {
    var pairs: [(Int, [UInt8])] = []
    var (own, all, there): (Float, Float, Float) = (0, 0, 0)
    var covered = [Float](repeating: 0, count: translation.count)
    for (index, word) in query.words.enumerated() {
      let weight: Float = packs.weak.contains(word) ? 0.12 : 1
      var best: Float = 0
      for (place, other) in translation.enumerated() {
        let likeness = word == other ? 1 : lifted(meanings.likeness(word, other))
        if likeness > 0 { pairs.append((index, other)) }
        best = max(best, likeness)
        covered[place] = max(covered[place], likeness)
      }
      own += weight * best
      all += weight
    }
    for (place, word) in translation.enumerated() { there += (packs.weak.contains(word) ? 0.12 : 1) * covered[place] }
    let theirs = translation.reduce(Float(0)) { $0 + (packs.weak.contains($1) ? 0.12 : 1) }
    guard all > 0, theirs > 0 else { return (0, []) }
    return ((own / all * there / theirs).squareRoot(), pairs)
  }

  private func alike(_ own: Int, _ place: Int, _ other: MarkForm) -> Float {
    let (word, strange) = (query.words[own], other.words[place])
    if word == strange { return 1 }
    guard word.count > 1, strange.count > 1 else { return 0 }
    var best = max(0.5, 1 - letters.whole(word, strange, limit: 0.5))
    for mine in wordSweeps[own] {
      for theirs in other.wordReadings[place] {
        best = max(best, 0.97 - mine.whole(theirs, limit: 0.97 - best))
      }
    }
    return best
  }

  /// Two words that are translated less surely are more than one that is translated surely.
  private func lifted(_ meaning: Float) -> Float { meaning > 0.3 ? 0.55 + 0.45 * meaning : 0 }

  /// Below a half nothing is alike.
  private func stretched(_ likeness: Float) -> Float { max(0, likeness * 2 - 1) }
}
