import Glibc

/// The sequences of bytes that keys send: those of the terminal's description, and the usual ones beside them.
struct KeyTable {
  /// No key sends more bytes than this.
  static let longest = 40

  enum Match: Equatable {
    case key(Key, Int)
    /// The beginning of a paste.
    case paste(Int)
    /// It may become a sequence.
    case partial
    /// A whole sequence without a meaning here.
    case unknown(Int)
    case none
  }

  /// Every sequence with its key.
  private(set) var keys: [[UInt8]: Key] = [:]
  private var beginnings: Set<[UInt8]> = []

  /// - Parameter described: sequences of the terminal's own description; they go before the usual ones.
  init(_ described: [(sequence: String, key: Key)] = []) {
    for (sequence, key) in described + Self.usual where sequence.utf8.count > 1 && sequence.utf8.first == 0x1B {
      let bytes = Array(sequence.utf8)
      if keys[bytes] == nil { keys[bytes] = key }
      for length in 1..<bytes.count { beginnings.insert(Array(bytes.prefix(length))) }
    }
  }

  /// What bytes that begin with Escape are.
  func match(_ bytes: [UInt8]) -> Match {
    for length in stride(from: min(bytes.count, Self.longest), to: 1, by: -1) {
      if let key = keys[Array(bytes.prefix(length))] { return .key(key, length) }
    }
    if beginnings.contains(bytes) { return .partial }
    guard bytes.count > 1, bytes[1] == UInt8(ascii: "[") else { return .none }
    return control(bytes)
  }

  /// A control sequence: parameters, then a final byte.
  private func control(_ bytes: [UInt8]) -> Match {
    let body = bytes.dropFirst(2)
    if body.first == UInt8(ascii: "M") { return oldMouse(bytes) }
    guard let end = body.firstIndex(where: { !(0x20...0x3F).contains($0) }) else {
      return bytes.count < Self.longest ? .partial : .unknown(bytes.count)
    }
    guard (0x40...0x7E).contains(bytes[end]) else { return .none }
    let text = String(decoding: body[..<end], as: UTF8.self)
    let final = Character(Unicode.Scalar(bytes[end]))
    if text == "200", final == "~" { return .paste(end + 1) }
    if text.hasPrefix("<") {
      return mouse(text.dropFirst(), isDown: final == "M").map { .key($0, end + 1) } ?? .unknown(end + 1)
    }
    guard let key = modified(text, final) else { return .unknown(end + 1) }
    return .key(key, end + 1)
  }

  /// A key with Shift, Alt or Control: words for Left and Right with Control or Alt, else the key itself.
  private func modified(_ parameters: String, _ final: Character) -> Key? {
    let parts = parameters.split(separator: ";", omittingEmptySubsequences: false)
    guard parts.count == 2, let modifier = Int(parts[1]), (2...16).contains(modifier) else { return nil }
    let plain = final == "~" ? "\u{1B}[\(parts[0])~" : "\u{1B}[\(final)"
    let key = keys[Array(plain.utf8)] ?? keys[Array("\u{1B}O\(final)".utf8)]
    guard (modifier - 1) & 6 != 0 else { return key }
    return key == .left ? .wordLeft : key == .right ? .wordRight : key
  }

  private func mouse(_ text: Substring, isDown: Bool) -> Key? {
    let numbers = text.split(separator: ";").compactMap { Int($0) }
    guard numbers.count == 3, isDown else { return nil }
    return Self.mouse(numbers[0], Point(row: numbers[2] - 1, column: numbers[1] - 1))
  }

  private func oldMouse(_ bytes: [UInt8]) -> Match {
    guard bytes.count >= 6 else { return .partial }
    let point = Point(row: Int(bytes[5]) - 33, column: Int(bytes[4]) - 33)
    return Self.mouse(Int(bytes[3]) - 32, point).map { .key($0, 6) } ?? .unknown(6)
  }

  private static func mouse(_ button: Int, _ point: Point) -> Key? {
    guard point.row >= 0, point.column >= 0 else { return nil }
    return switch button {
    case 0: .click(point)
    case 64: .wheel(-3, point)
    case 65: .wheel(3, point)
    default: nil
    }
  }

  /// What terminals send although their description may not say so.
  private static let usual: [(sequence: String, key: Key)] = {
    let letters: [(String, Key)] = [
      ("A", .up), ("B", .down), ("C", .right), ("D", .left), ("H", .home), ("F", .end),
    ]
    let functions = ["P", "Q", "R", "S"].enumerated().map { ("\u{1B}O" + $1, Key.function($0 + 1)) }
    let numbered: [(Int, Key)] = [
      (1, .home), (2, .insert), (3, .delete), (4, .end), (5, .pageUp), (6, .pageDown), (7, .home), (8, .end),
      (11, .function(1)), (12, .function(2)), (13, .function(3)), (14, .function(4)), (15, .function(5)),
      (17, .function(6)), (18, .function(7)), (19, .function(8)), (20, .function(9)), (21, .function(10)),
      (23, .function(11)), (24, .function(12)),
    ]
    return letters.flatMap { [("\u{1B}[" + $0, $1), ("\u{1B}O" + $0, $1)] } + functions
      + numbered.map { ("\u{1B}[\($0)~", $1) } + [("\u{1B}[Z", .backTab)]
  }()

  /// The names of the keys in a terminal's description.
  static let names: [(name: String, key: Key)] =
    [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
      ("kpp", .pageUp), ("knp", .pageDown), ("kdch1", .delete), ("kich1", .insert), ("kcbt", .backTab),
      ("kent", .enter), ("kfnd", .home), ("kslt", .end), ("ka1", .home), ("ka3", .pageUp), ("kc1", .end),
      ("kc3", .pageDown), ("kbeg", .home), ("kll", .end), ("kLFT5", .wordLeft), ("kRIT5", .wordRight),
    ] + (1...24).map { ("kf\($0)", .function($0)) }
}
