import Filing
import Standards

/// What an old register told of a dossier when it was taken over.
struct ToldBefore {
  private let right: Right
  /// The acts of taking over with their days, in order.
  private let events: [Event]

  /// - Parameter events: all of the dossier; those that another register told are looked at.
  init(events: [Event], right: Right) {
    self.right = right
    self.events = events.filter { !$0.values[.oldSource].isEmpty }
  }

  /// Stands before the end of the term in the source of the act that takes the standing over.
  static let expiryWord = "expiry "

  /// What a record with the same number tells otherwise, or besides: `filing: 2015-02-01, in the record 2016-03-03`.
  func others(_ record: OldRecord) -> [String] { days(record) + numbers(record) + values(record.values.normalised) }

  private func days(_ record: OldRecord) -> [String] {
    record.dates.sorted { $0.key < $1.key }.compactMap { mark, new in
      let told = mark == "expiry" ? expiry : mark == "filing" ? events.first?.effective : day(of: mark)
      return told.flatMap { $0 == new ? nil : "\(mark): \($0), in the record \(new)" }
    }
  }

  private func day(of mark: String) -> CalendarDate? {
    events.dropFirst().first { right.act($0.act)?.marks.contains(mark) == true }?.effective
  }

  /// Nil when the register that was taken over told none.
  private var expiry: CalendarDate? {
    events.lazy.compactMap { $0.values.text(.oldSource) }.flatMap { $0.split(separator: "\n") }
      .first { $0.hasPrefix(Self.expiryWord) }.flatMap { CalendarDate(String($0.dropFirst(Self.expiryWord.count))) }
  }

  private func numbers(_ record: OldRecord) -> [String] {
    guard let number = record.numbers["registration"],
      let told = events.lazy.compactMap({ $0.numbers["registration"] }).first, NumberKey(told) != NumberKey(number)
    else { return [] }
    return ["registration: \(told), in the record \(number)"]
  }

  private func values(_ values: Values) -> [String] {
    guard let told = events.first?.values else { return [] }
    return values.items.sorted { $0.key < $1.key }.compactMap { item, entries in
      let (known, new) = (told[item].map(\.asTold), entries.map(\.asTold))
      guard !new.isEmpty, known != new else { return nil }
      let field = right.item(item)
      func text(_ entries: [Entry]) -> String {
        guard let text = field?.typed(entries).replacing("\n", with: "; "), !text.isEmpty else { return "nothing" }
        return "“\(text.count > 80 ? text.prefix(79) + "…" : text[...])”"
      }
      return "\(field?.label.first ?? item): \(text(known)), in the record \(text(new))"
    }
  }
}

extension Entry {
  /// Without what this register adds when it takes the value over.
  fileprivate var asTold: Entry {
    switch self {
    case .party(var party):
      party.id = nil
      return .party(party)
    case .priority(let claim): return .priority(claim.normalised)
    default: return self
    }
  }
}
