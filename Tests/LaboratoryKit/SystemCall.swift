/// One call of the kernel as strace wrote it down.
///
/// - Source: strace(1): `-f -y -xx`; a call that another thread interrupts stands in two lines.
public struct SystemCall: Sendable {
  public let name: String
  /// What stood between the parentheses, texts still as hexadecimal escapes.
  let arguments: [[UInt8]]
  /// What the call returned; -1 when it failed.
  let result: Int
  /// Whether the line tells where the call began, and another one tells of its end.
  var isBeginning = false

  /// The path behind a descriptor: `5<\x2f\x74>` is `/t`; nil when there is none.
  func path(_ place: Int) -> String? {
    guard arguments.indices.contains(place) else { return nil }
    let text = arguments[place]
    guard let open = text.firstIndex(of: UInt8(ascii: "<")), text.last == UInt8(ascii: ">") else { return nil }
    return String(decoding: SystemCall.bytes(text[(open + 1)...].dropLast()), as: UTF8.self)
  }

  /// The bytes of a text.
  func bytes(_ place: Int) -> [UInt8] {
    guard arguments.indices.contains(place), let open = arguments[place].firstIndex(of: UInt8(ascii: "\"")),
      let close = arguments[place].lastIndex(of: UInt8(ascii: "\""))
    else { return [] }
    return SystemCall.bytes(arguments[place][(open + 1)..<max(close, open + 1)])
  }

  func text(_ place: Int) -> String { String(decoding: bytes(place), as: UTF8.self) }

  func number(_ place: Int) -> Int {
    guard arguments.indices.contains(place) else { return 0 }
    return Int(String(decoding: arguments[place].prefix { $0 != UInt8(ascii: "<") }, as: UTF8.self)) ?? 0
  }

  /// Whether a word stands among flags.
  func names(_ word: String, _ place: Int) -> Bool {
    guard arguments.indices.contains(place) else { return false }
    return arguments[place].split(separator: UInt8(ascii: "|")).contains { $0.elementsEqual(word.utf8) }
  }

  private static func bytes(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count / 4)
    var place = text.startIndex
    while place + 3 < text.endIndex, text[place] == UInt8(ascii: "\\") {
      result.append(digit(text[place + 2]) << 4 | digit(text[place + 3]))
      place += 4
    }
    return result
  }

  private static func digit(_ letter: UInt8) -> UInt8 { letter < 0x3A ? letter - 0x30 : letter - 0x57 }
}

extension SystemCall {
  /// The calls of a log in the order in which they ended; of one that was interrupted its beginning as well.
  public static func read(_ log: [UInt8]) -> [SystemCall] {
    var calls: [SystemCall] = []
    var begun: [Int: [UInt8]] = [:]
    for line in log.split(separator: UInt8(ascii: "\n")) {
      let thread = Int(String(decoding: line.prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self)) ?? 0
      var rest = Array(line.drop { $0 != UInt8(ascii: " ") }.drop { $0 == UInt8(ascii: " ") })
      if rest.starts(with: "<... ".utf8) {
        guard let close = rest.firstIndex(of: UInt8(ascii: ">")), let start = begun.removeValue(forKey: thread) else {
          continue
        }
        rest = start + rest[(close + 1)...]
      } else if rest.hasSuffix("<unfinished ...>") {
        let start = Array(rest.dropLast("<unfinished ...>".utf8.count))
        begun[thread] = start
        if var call = SystemCall(start + Array(") = 0".utf8)) {
          call.isBeginning = true
          calls.append(call)
        }
        continue
      }
      if let call = SystemCall(rest) { calls.append(call) }
    }
    return calls
  }

  /// `name(argument, argument) = result…`; nil for signals and exits.
  private init?(_ line: [UInt8]) {
    guard let open = line.firstIndex(of: UInt8(ascii: "(")), let close = line.lastIndex(of: UInt8(ascii: ")")) else {
      return nil
    }
    var end = close
    // The words of an error stand in parentheses behind the result.
    while end > open, !line[(end + 1)...].starts(with: " = ".utf8), !line[(end + 1)...].starts(with: "  ".utf8) {
      guard let next = line[..<end].lastIndex(of: UInt8(ascii: ")")) else { return nil }
      end = next
    }
    name = String(decoding: line[..<open], as: UTF8.self)
    guard name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }) else { return nil }
    arguments = SystemCall.split(line[(open + 1)..<end])
    let told = line[(end + 1)...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "=") }
    result = Int(String(decoding: told.prefix { $0 == 0x2D || (0x30...0x39).contains($0) }, as: UTF8.self)) ?? -1
  }

  private static func split(_ text: ArraySlice<UInt8>) -> [[UInt8]] {
    // Texts are hexadecimal: no comma stands in them.
    text.split(separator: UInt8(ascii: ",")).map { Array($0.drop { $0 == UInt8(ascii: " ") }) }
  }
}

extension [UInt8] {
  fileprivate func hasSuffix(_ text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}
