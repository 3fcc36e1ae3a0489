import Standards

/// One value of an item of a form.
///
/// Coded as an object with one member named after the kind: `{"text": "LUMEN"}`.
public enum Entry: Hashable, Sendable {
  case text(String)
  case number(Int)
  case date(CalendarDate)
  case flag(Bool)
  case party(Party)
  case priority(PriorityClaim)
  case goods(GoodsClass)
  case symbol(ClassSymbol)
  case design(DesignItem)
  case attachment(Attachment)
}

extension Entry: Codable {
  private enum Kind: String, CodingKey {
    case text, number, date, flag, party, priority, goods, symbol, design, attachment
  }

  public init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: Kind.self)
    guard let kind = box.allKeys.first, box.allKeys.count == 1 else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "an entry has exactly one member naming its kind"))
    }
    switch kind {
    case .text: self = .text(try box.decode(String.self, forKey: kind))
    case .number: self = .number(try box.decode(Int.self, forKey: kind))
    case .date: self = .date(try box.decode(CalendarDate.self, forKey: kind))
    case .flag: self = .flag(try box.decode(Bool.self, forKey: kind))
    case .party: self = .party(try box.decode(Party.self, forKey: kind))
    case .priority: self = .priority(try box.decode(PriorityClaim.self, forKey: kind))
    case .goods: self = .goods(try box.decode(GoodsClass.self, forKey: kind))
    case .symbol: self = .symbol(try box.decode(ClassSymbol.self, forKey: kind))
    case .design: self = .design(try box.decode(DesignItem.self, forKey: kind))
    case .attachment: self = .attachment(try box.decode(Attachment.self, forKey: kind))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: Kind.self)
    switch self {
    case .text(let value): try box.encode(value, forKey: .text)
    case .number(let value): try box.encode(value, forKey: .number)
    case .date(let value): try box.encode(value, forKey: .date)
    case .flag(let value): try box.encode(value, forKey: .flag)
    case .party(let value): try box.encode(value, forKey: .party)
    case .priority(let value): try box.encode(value, forKey: .priority)
    case .goods(let value): try box.encode(value, forKey: .goods)
    case .symbol(let value): try box.encode(value, forKey: .symbol)
    case .design(let value): try box.encode(value, forKey: .design)
    case .attachment(let value): try box.encode(value, forKey: .attachment)
    }
  }
}

/// The values of a form or an act: for each item the entries in order; an absent item has none.
public struct Values: Hashable, Sendable, Codable, ExpressibleByDictionaryLiteral {
  public var items: [String: [Entry]]

  public init(_ items: [String: [Entry]] = [:]) { self.items = items }
  public init(dictionaryLiteral elements: (String, [Entry])...) {
    items = Dictionary(elements, uniquingKeysWith: { _, last in last })
  }
  public init(from decoder: any Decoder) throws {
    items = try decoder.singleValueContainer().decode([String: [Entry]].self)
  }
  public func encode(to encoder: any Encoder) throws {
    var box = encoder.singleValueContainer()
    try box.encode(items)
  }

  /// The entries of the item; none when it is absent.
  public subscript(item: String) -> [Entry] {
    get { items[item] ?? [] }
    set { items[item] = newValue.isEmpty ? nil : newValue }
  }

  /// The first text of the item.
  public func text(_ item: String) -> String? {
    for case .text(let value) in self[item] { return value }
    return nil
  }
  /// The first number of the item.
  public func number(_ item: String) -> Int? {
    for case .number(let value) in self[item] { return value }
    return nil
  }
  /// The first date of the item.
  public func date(_ item: String) -> CalendarDate? {
    for case .date(let value) in self[item] { return value }
    return nil
  }
  /// Whether the item is ticked; absent is false.
  public func flag(_ item: String) -> Bool { self[item].contains(.flag(true)) }
  public func texts(_ item: String) -> [String] {
    self[item].compactMap { if case .text(let x) = $0 { x } else { nil } }
  }
  public func parties(_ item: String) -> [Party] {
    self[item].compactMap { if case .party(let x) = $0 { x } else { nil } }
  }
  public func symbols(_ item: String) -> [ClassSymbol] {
    self[item].compactMap { if case .symbol(let x) = $0 { x } else { nil } }
  }

  /// Every priority claim, whatever its item is called.
  public var priorities: [PriorityClaim] { all { if case .priority(let x) = $0 { x } else { nil } } }
  /// Every class of goods and services.
  public var goods: [GoodsClass] { all { if case .goods(let x) = $0 { x } else { nil } } }
  /// Every single design.
  public var designs: [DesignItem] { all { if case .design(let x) = $0 { x } else { nil } } }
  /// Every document and picture, those inside designs too.
  public var attachments: [Attachment] {
    all { if case .attachment(let x) = $0 { x } else { nil } } + designs.flatMap(\.views)
  }

  private func all<T>(_ pick: (Entry) -> T?) -> [T] {
    let found = items.map { ($0.key, $0.value.compactMap(pick)) }.filter { !$0.1.isEmpty }
    return found.sorted { $0.0 < $1.0 }.flatMap(\.1)
  }
}
