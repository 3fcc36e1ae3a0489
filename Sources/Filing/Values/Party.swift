import Standards

/// A person or organisation as it stands in a dossier, with the number of its entry in the party register.
public struct Party: Hashable, Sendable, Codable {
  /// Number in the party register; nil before it is registered there.
  public var id: Int?
  public var kind: Kind
  /// Names, the first one leads; further ones are the same name in other scripts or spellings.
  public var names: [Name]
  public var addresses: [Address]
  public var identifiers: [Identifier]
  public var email: String?
  public var phone: String?
  /// Country of nationality or incorporation, two letters.
  public var nationality: String?

  public enum Kind: String, Codable, Sendable { case person, organisation }

  public init(
    id: Int? = nil, kind: Kind = .organisation, names: [Name], addresses: [Address] = [],
    identifiers: [Identifier] = [],
    email: String? = nil, phone: String? = nil, nationality: String? = nil
  ) {
    self.id = id
    self.kind = kind
    self.names = names
    self.addresses = addresses
    self.identifiers = identifiers
    self.email = email
    self.phone = phone
    self.nationality = nationality
  }

  /// The leading name as one line.
  public var name: String { names.first?.full ?? "" }

  /// The address valid on that day; the latest one when none is dated.
  public func address(on date: CalendarDate? = nil) -> Address? {
    guard let date else { return addresses.last }
    return addresses.last { ($0.from.map { $0 <= date } ?? true) && ($0.until.map { date <= $0 } ?? true) }
      ?? addresses.last
  }
}

/// A name in one script.
public struct Name: Hashable, Sendable, Codable {
  /// Family name of a person, or the whole name of an organisation.
  public var last: String
  public var first: String?
  /// Language of the name, two letters.
  public var language: String?

  public init(_ last: String, first: String? = nil, language: String? = nil) {
    self.last = last
    self.first = first
    self.language = language
  }

  /// `Okoye, Ada` or `Lumen Ltd`.
  public var full: String { first.map { "\(last), \($0)" } ?? last }
}

/// A postal address and the days between which it is valid.
public struct Address: Hashable, Sendable, Codable {
  public var lines: [String]
  public var city: String?
  public var postcode: String?
  /// Two letters; nil at home.
  public var country: String?
  public var from: CalendarDate?
  public var until: CalendarDate?

  public init(
    lines: [String], city: String? = nil, postcode: String? = nil, country: String? = nil, from: CalendarDate? = nil,
    until: CalendarDate? = nil
  ) {
    self.lines = lines
    self.city = city
    self.postcode = postcode
    self.country = country
    self.from = from
    self.until = until
  }

  /// All parts in order of writing on one line.
  public var oneLine: String {
    let town = [postcode, city].compactMap { $0 }.joined(separator: " ")
    return (lines + [town, country ?? ""]).filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

/// An identifier of a party within a scheme: `national 4711`, `LEI …`, `WIPO …`.
public struct Identifier: Hashable, Sendable, Codable {
  public var scheme: String
  public var value: String

  public init(scheme: String, value: String) {
    self.scheme = scheme
    self.value = value
  }
}
