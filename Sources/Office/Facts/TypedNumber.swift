import Filing
import Standards

extension NumberPattern {
  /// A number as somebody typed it, completed to the whole number of the series.
  struct Completed: Equatable {
    let text: String
    /// Whether the check digits that were typed are those of the number; true when none were.
    let holds: Bool
  }

  /// What a number means that was typed in groups: `40/2026/4`, `2026/4`, `40/26/4`; nil when it has not the shape of the pattern.
  ///
  /// Between two groups stands a sign. The type may be left out, else the year may have two digits; the last group needs
  /// no zeros in front, and check digits may follow. A number without a sign is no group of anything.
  func completed(_ typed: NumberKey, of right: Right) -> Completed? {
    guard typed.text != typed.bare else { return nil }
    var cursor = Cursor(typed.text)
    var year = 0
    var serial: Int?
    var isTyped = false
    for part in parts {
      switch part {
      case .text(let text): guard cursor.pass(NumberKey(String(text)).text) else { return nil }
      case .type: isTyped = cursor.pass(NumberKey(right.typeCode).text)
      case .prefix: guard cursor.pass(NumberKey(right.prefix).text) else { return nil }
      case .year(let width):
        guard let found = cursor.year(width, mayBeShort: isTyped) else { return nil }
        year = found
      case .serial(let width): serial = cursor.serial(width)
      case .check: break
      }
    }
    guard let serial, serial > 0 else { return nil }
    let text = text(serial: serial, year: year, right: right)
    let check = cursor.rest
    guard !check.isEmpty else { return Completed(text: text, holds: true) }
    guard check.count == 2 else { return nil }
    let holds = hasCheck ? NumberKey(text).bare.hasSuffix(check) : CheckCharacters.hold(text, check: check)
    return Completed(text: text, holds: holds)
  }

  /// Whether check digits are part of the number.
  var hasCheck: Bool { parts.contains { if case .check = $0 { true } else { false } } }

  /// Goes through what was typed, passing over the signs between groups.
  private struct Cursor {
    private var left: Substring
    private var isBehindSign = false

    init(_ text: String) { left = text[...] }

    /// Letters and digits that are left.
    var rest: String { NumberKey(String(left)).bare }

    private mutating func signs() {
      let behind = left.drop { !$0.isLetter && !$0.isNumber }
      isBehindSign = behind.count < left.count
      left = behind
    }

    /// Passes over the text, whose signs need not stand there; passes over nothing when it does not stand there.
    mutating func pass(_ text: String) -> Bool {
      let start = left
      for letter in text where letter.isLetter || letter.isNumber {
        signs()
        guard left.first == letter else {
          left = start
          return false
        }
        left.removeFirst()
      }
      return true
    }

    /// The year, which has all its digits or, when it may be short, its last two before a sign.
    mutating func year(_ width: Int, mayBeShort: Bool) -> Int? {
      signs()
      let digits = left.prefix { $0.isASCII && $0.isNumber }
      if mayBeShort, width == 4, digits.count == 2, digits.count < left.count, let year = Int(digits) {
        left = left.dropFirst(2)
        return 2000 + year
      }
      guard digits.count >= width, let year = Int(digits.prefix(width)) else { return nil }
      left = left.dropFirst(width)
      return year
    }

    /// The number, which has all its digits or, behind a sign, the last of them.
    mutating func serial(_ width: Int) -> Int? {
      signs()
      let digits = left.prefix { $0.isASCII && $0.isNumber }
      let taken = width > 1 && digits.count > width ? digits.prefix(width) : digits
      guard taken.count <= 9, taken.count >= width || isBehindSign || width == 1 else { return nil }
      left = left.dropFirst(taken.count)
      return Int(taken)
    }
  }
}
