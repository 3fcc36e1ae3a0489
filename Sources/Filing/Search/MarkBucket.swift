/// Why a mark stands in the list of a search: one bucket each, the strongest that it belongs to.
public enum MarkBucket: String, Codable, CaseIterable, Sendable {
  case identical = "identical"
  case sound = "same sound"
  case script = "other script"
  case order = "same words in other order"
  case letters = "one or two letters off"
  case beginning = "same beginning"
  case ending = "same ending"
  case contained = "contained"
  case meaning = "same meaning"
  case near = "near"
}

extension MarkBucket {
  /// - Parameters:
  ///   - agreement: what of both agrees.
  init(_ query: MarkForm, _ other: MarkForm, _ agreement: Agreement) {
    let isOtherScript = query.scripts.first != other.scripts.first
    let isSame = query.joined == other.joined
    let most = min(query.joined.count, other.joined.count) < 6 ? 1 : 2
    let off = MarkBucket.lettersOff(query.joined, other.joined, most: most)
    let inner = MarkBucket.holds(query, other)
    switch true {
    case isSame && !isOtherScript: self = .identical
    case isOtherScript && (isSame || max(agreement.sounds, agreement.letters) > 0.75): self = .script
    case query.words.count > 1 && MarkBucket.sorted(query) == MarkBucket.sorted(other): self = .order
    case agreement.meaning > 0.5 && agreement.meaning >= max(agreement.letters, agreement.sounds): self = .meaning
    case agreement.isHeardAlike || agreement.sounds > 0.93 && agreement.letters < 0.9: self = .sound
    case off: self = .letters
    case inner == .contained: self = .contained
    case inner != nil: self = inner ?? .near
    case agreement.commonStart >= 0.4: self = .beginning
    case agreement.commonEnd >= 0.4: self = .ending
    default: self = .near
    }
  }

  private static func sorted(_ form: MarkForm) -> [[UInt8]] {
    form.words.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Whether the whole of one is the beginning or the end of the other one, or stands within it.
  private static func holds(_ query: MarkForm, _ other: MarkForm) -> MarkBucket? {
    let (short, long) = query.joined.count < other.joined.count ? (query, other) : (other, query)
    guard short.joined.count >= 3 else { return nil }
    if long.joined.starts(with: short.joined) { return .beginning }
    if long.joined.reversed().starts(with: short.joined.reversed()) { return .ending }
    let isWithin = long.joined.indices.dropLast(short.joined.count).contains {
      long.joined[$0...].starts(with: short.joined)
    }
    return isWithin ? .contained : nil
  }

  /// Whether letters that are changed, left out, added or have changed places number no more than that.
  static func lettersOff(_ first: [UInt8], _ second: [UInt8], most: Int) -> Bool {
    guard abs(first.count - second.count) <= most, !first.isEmpty, !second.isEmpty else { return false }
    var before: [Int] = []
    var last = Array(0...second.count)
    for line in first.indices {
      var row = [line + 1]
      for place in second.indices {
        var cost = min(last[place] + (first[line] == second[place] ? 0 : 1), last[place + 1] + 1, row[place] + 1)
        if line > 0, place > 0, first[line] == second[place - 1], first[line - 1] == second[place] {
          cost = min(cost, before[place - 1] + 1)
        }
        row.append(cost)
      }
      (before, last) = (last, row)
    }
    return last[second.count] <= most
  }
}
