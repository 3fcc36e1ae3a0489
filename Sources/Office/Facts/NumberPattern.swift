import Filing
import Standards

/// What a number of a series looks like: `{type} {prefix} {year:4} {number:9} {check}` with the text between them.
///
/// A width brings leading zeros; check digits cover all that stands before them.
struct NumberPattern: Codable, Sendable {
  enum Part: Sendable {
    case text(Substring)
    case type
    case prefix
    case year(Int)
    case serial(Int)
    case check
  }

  let parts: [Part]
  /// As the table of series has it.
  private let pattern: String

  /// - Parameter pattern: as the table of series has it; a word in braces that means nothing stands for nothing.
  init(_ pattern: String) {
    var parts: [Part] = []
    for part in pattern.split(separator: "{", omittingEmptySubsequences: false) {
      let halves = part.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2 else {
        parts.append(.text(part))
        continue
      }
      let words = halves[0].split(separator: ":")
      let width = words.count > 1 ? Int(words[1]) ?? 1 : 1
      switch words.first {
      case "type": parts.append(.type)
      case "prefix": parts.append(.prefix)
      case "year": parts.append(.year(width))
      case "number": parts.append(.serial(width))
      case "check": parts.append(.check)
      default: break
      }
      parts.append(.text(halves[1]))
    }
    self.parts = parts
    self.pattern = pattern
  }

  init(from decoder: any Decoder) throws { self.init(try decoder.singleValueContainer().decode(String.self)) }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(pattern)
  }

  func text(serial: Int, year: Int, right: Right?) -> String {
    parts.reduce(into: "") { result, part in
      switch part {
      case .text(let text): result += text
      case .type: result += right?.typeCode ?? ""
      case .prefix: result += right?.prefix ?? ""
      case .year(let width): result += padded(year, width)
      case .serial(let width): result += padded(serial, width)
      case .check: result += CheckCharacters.of(result)
      }
    }
  }
}

extension Right {
  /// What stands for `{type}`.
  var typeCode: String { settings["type_code"] ?? "" }
  /// What stands for `{prefix}`.
  var prefix: String { settings["registration_prefix"] ?? letter }
}
