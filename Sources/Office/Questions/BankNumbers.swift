import Filing
import Foundation
import GRDB
import Standards

/// Finds the numbers of files in what a payer wrote, however they are spaced.
struct BankNumbers {
  let context: ReadingContext

  /// What a text names.
  struct Found {
    /// The files, and whether check digits stood with their number and hold.
    var files: [Int: Bool] = [:]
    /// Numbers of the shape of an application number that no file bears.
    var strange: [String] = []
    /// Why a number could not be taken.
    var reason: String?
  }

  func files(in text: String) throws -> Found {
    var found = Found()
    let words = Self.words(text)
    for start in words.indices {
      for end in (start..<min(start + 6, words.count)).reversed() {
        let candidate = String(text[words[start].lowerBound..<words[end].upperBound])
        guard Self.isLikely(candidate) else { continue }
        let bearers: [Bearer]
        do { bearers = try context.dossiers.bearers(candidate) } catch let refusal as Refusal
          where refusal.code == .checkDigits
        {
          found.reason = "“\(candidate)”: the check digits do not match"
          found.strange.append(NumberKey(candidate).bare)
          continue
        }
        for bearer in bearers {
          found.files[bearer.dossier] = (found.files[bearer.dossier] ?? false) || isChecked(candidate, bearer)
        }
        let bare = NumberKey(candidate).bare
        if bearers.isEmpty, (15...17).contains(bare.count), bare.allSatisfy(\.isNumber) { found.strange.append(bare) }
      }
    }
    return found
  }

  /// Whether check digits stood with the number; those of some series are part of it.
  private func isChecked(_ candidate: String, _ bearer: Bearer) -> Bool {
    let (typed, whole) = (NumberKey(candidate).bare, NumberKey(bearer.text).bare)
    if context.facts.rule(bearer.series, bearer.letter)?.pattern.hasCheck == true {
      return whole.count > 4 && CheckCharacters.hold(String(whole.dropLast(2)), check: String(whole.suffix(2)))
        && typed.hasSuffix(whole.suffix(2))
    }
    return typed != whole && typed.hasSuffix(CheckCharacters.of(whole))
  }

  /// Where the words of letters and digits stand.
  private static func words(_ text: String) -> [Range<String.Index>] {
    var words: [Range<String.Index>] = []
    var start: String.Index?
    for index in text.indices.prefix(1000) {
      if text[index].isLetter || text[index].isNumber {
        start = start ?? index
      } else if let begin = start {
        words.append(begin..<index)
        start = nil
      }
    }
    if let start {
      words.append(start..<(text.index(text.startIndex, offsetBy: 1000, limitedBy: text.endIndex) ?? text.endIndex))
    }
    return words
  }

  /// Four digits at least, few letters, and no more than a number can have.
  private static func isLikely(_ text: String) -> Bool {
    let bare = NumberKey(text).bare
    let digits = bare.count { $0.isNumber }
    return bare.count <= 20 && digits >= 4 && bare.count - digits <= 3 && bare.count > 4
  }

  /// The numbers that differ in one digit or by two neighbours that changed places.
  static func neighbours(_ number: String) -> [String] {
    let digits = Array(number.prefix(15))
    var others: [String] = []
    for place in digits.indices {
      for digit in "0123456789" where digit != digits[place] {
        var other = digits
        other[place] = digit
        others.append(String(other))
      }
      guard place + 1 < digits.count, digits[place] != digits[place + 1] else { continue }
      var other = digits
      other.swapAt(place, place + 1)
      others.append(String(other))
    }
    return [String(digits)] + others
  }
}
