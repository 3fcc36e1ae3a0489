/// A second of office time: a day and a time of day, without zone.
///
/// Written `2026-03-02T09:14:05`; seconds may be left out when read.
public struct Moment: Hashable, Comparable, Sendable {
  public let date: CalendarDate
  /// Seconds since midnight, 0 to 86,399.
  public let second: Int

  /// Refuses seconds outside the day.
  public init?(_ date: CalendarDate, second: Int) {
    guard (0..<86_400).contains(second) else { return nil }
    self.date = date
    self.second = second
  }

  /// Midnight at the beginning of the day.
  public init(startOf date: CalendarDate) {
    self.date = date
    second = 0
  }

  /// Reads `YYYY-MM-DDTHH:MM` or `YYYY-MM-DDTHH:MM:SS`; anything else is nil.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let date = CalendarDate(parts[0]) else { return nil }
    let fields = parts[1].split(separator: ":", omittingEmptySubsequences: false)
    guard fields.count == 2 || fields.count == 3,
      fields.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    let values = fields.compactMap { Int($0) }
    guard values[0] < 24, values[1] < 60, values.count == 2 || values[2] < 60 else { return nil }
    self.init(date, second: values[0] * 3600 + values[1] * 60 + (values.count == 3 ? values[2] : 0))
  }

  public static func < (left: Moment, right: Moment) -> Bool {
    (left.date, left.second) < (right.date, right.second)
  }

  /// `09:14`
  public var clock: String { "\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2))" }
}

extension Moment: CustomStringConvertible, Codable {
  public var description: String {
    guard (0...9999).contains(date.year) else { return "\(date)T\(clock):\(padded(second % 60, 2))" }
    return String(unsafeUninitializedCapacity: 19) { text in
      _ = date.write(into: text)
      for (place, part) in [(11, second / 3600), (14, second / 60 % 60), (17, second % 60)] {
        text[place - 1] = UInt8(ascii: place == 11 ? "T" : ":")
        text.write(part, place..<place + 2)
      }
      return 19
    }
  }

  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let moment = Moment(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "“\(text)” is not a moment; write YYYY-MM-DDTHH:MM"))
    }
    self = moment
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
