import Filing
import Office
import Standards

/// One hit of a search of marks in one line of 80 columns: place, number, mark, bucket, reason.
public struct MarkHitLine: Equatable, Sendable {
  public let text: String

  /// - Parameters:
  ///   - place: place in the list, from 1.
  ///   - columns: how many the line may have.
  public init(_ hit: MarkHit, place: Int, columns: Int = 80) {
    let mark = "\(hit.mark)\(hit.state == .terminated ? " †" : "")"
    let head = "\(MarkHitLine.padded(String(place), 3)) \(hit.number)  \(MarkHitLine.fitted(mark, 22))  "
    text = MarkHitLine.clipped("\(head)\(hit.bucket.rawValue): \(hit.reason)", columns)
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private static func fitted(_ text: String, _ width: Int) -> String {
    let clipped = clipped(text, width)
    return clipped + String(repeating: " ", count: max(0, width - columns(clipped)))
  }

  /// The text, its end left out as an ellipsis where it is longer.
  private static func clipped(_ text: String, _ width: Int) -> String {
    guard columns(text) > width else { return text }
    var result = ""
    for character in text where columns(result) + columns(String(character)) < width { result.append(character) }
    return result + "…"
  }

  /// Ideographs and syllables of Korean take two columns.
  private static func columns(_ text: String) -> Int {
    text.reduce(0) { sum, character in
      let value = character.unicodeScalars.first?.value ?? 0
      let isWide =
        (0x1100...0x115F).contains(value) || (0x2E80...0xA4CF).contains(value)
        || (0xAC00...0xD7A3).contains(value) || (0xF900...0xFAFF).contains(value) || (0xFF00...0xFF60).contains(value)
      return sum + (isWide ? 2 : 1)
    }
  }
}
