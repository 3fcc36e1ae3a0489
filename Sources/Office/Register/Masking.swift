import Filing
import Standards

extension Event {
  /// The event as it is told to who may only see what concerns fees: what the fold counts stays, what was filed is hidden.
  func masked(_ right: Right) -> Event {
    var event = self
    event.values.items = values.items.mapValues { $0 }
    for (name, entries) in values.items where Event.hides(name, right) {
      event.values.items[name] = entries.map(\.masked)
    }
    return event
  }

  /// Items whose texts name other files.
  private static let naming: [Item] = [
    .blockingFile, .child, .dossier, .parent, .payments, .requestFile, .requestFiles,
  ]

  /// The event without the numbers of files of which the officer may not be told.
  ///
  /// - Parameter isNamed: whether he may be told of the file that the text names.
  func unnaming(_ isNamed: (String) throws -> Bool) rethrows -> Event {
    var event = self
    for item in Event.naming where !values[item].isEmpty {
      event.values[item] = try values[item].map { entry in
        guard case .text(let text) = entry else { return entry }
        return try isNamed(text) ? entry : entry.masked
      }
    }
    return event
  }

  /// Words that people wrote are hidden, those that the fold reads are not.
  private static func hides(_ name: String, _ right: Right) -> Bool {
    if right.isFormItem(name) { return true }
    guard let item = Item(rawValue: name) else { return right.item(name)?.kind != .choice }
    return [.lines, .party, .document].contains(item.kind) || item == .subject
  }
}

extension Entry {
  private static let mask = "•"

  /// The entry with as much of it as numbers and dates are counted by.
  fileprivate var masked: Entry {
    switch self {
    case .text: .text(Entry.mask)
    case .number, .date, .flag: self
    case .party(let party):
      .party(
        Party(
          kind: party.kind, names: [Name(Entry.mask)],
          addresses: party.address().map { [Address(lines: [], country: $0.country)] } ?? []))
    case .priority(let claim): .priority(PriorityClaim(number: Entry.mask, date: claim.date, office: claim.office))
    case .goods(let goods): .goods(GoodsClass(number: goods.number, edition: goods.edition, terms: [Entry.mask]))
    case .symbol(let symbol): .symbol(ClassSymbol(scheme: symbol.scheme, symbol: Entry.mask, edition: symbol.edition))
    case .design(let design):
      .design(DesignItem(number: design.number, product: Entry.mask, views: design.views.map(\.masked)))
    case .attachment(let file): .attachment(file.masked)
    }
  }
}

extension Attachment {
  fileprivate var masked: Attachment {
    Attachment(sha256: String(repeating: "0", count: 64), mediaType: mediaType, name: "•", size: 0)
  }
}

extension Dossier {
  /// The dossier as whoever may not read it is shown it.
  var masked: Dossier {
    Dossier(id: id, right: right, events: events.map { $0.masked(right) }, calendar: calendar, today: today)
  }
}
