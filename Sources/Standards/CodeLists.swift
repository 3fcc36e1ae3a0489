/// The code lists of the standards, read from `Resources/Codes`.
public struct CodeLists: Sendable {
  /// Legal-status events by code (ST.27).
  public let events: [String: EventCode]
  /// Indicators of the event string by code (ST.27).
  public let indicators: [String: String]
  /// Offices by two-letter code (ST.3).
  public let offices: [String: String]
  /// Countries by two-letter code (ISO 3166-1).
  public let countries: [String: String]
  /// Currencies by three-letter code (ISO 4217).
  public let currencies: [String: String]
  /// Languages by two-letter code (ISO 639-1).
  public let languages: [String: String]
  /// Short titles of the classes of goods and services by number (Nice).
  public let nice: [Int: String]
  /// Short titles of the classes of designs by two digits (Locarno).
  public let locarno: [String: String]
  /// Titles of INID codes by standard and code: `ST.60 210`.
  public let inid: [String: String]

  /// Newest edition of each classification that is installed beside the program, by scheme: `Nice` → `13-2026`.
  public var editions: [String: String] = [:]

  /// Lists given as they are, for offices that keep their own and for rehearsals.
  public init(
    events: [String: EventCode] = [:], indicators: [String: String] = [:], offices: [String: String] = [:],
    countries: [String: String] = [:], currencies: [String: String] = [:], languages: [String: String] = [:],
    nice: [Int: String] = [:], locarno: [String: String] = [:], inid: [String: String] = [:]
  ) {
    self.events = events
    self.indicators = indicators
    self.offices = offices
    self.countries = countries
    self.currencies = currencies
    self.languages = languages
    self.nice = nice
    self.locarno = locarno
    self.inid = inid
  }

  /// Reads every list of the folder; the first fault is thrown.
  public init(folder: String) throws {
    func list(_ name: String, key: String, title: String) throws -> [String: String] {
      let table = try Table(path: "\(folder)/\(name).tsv", name: "\(name).tsv")
      try table.require([key, title])
      return Dictionary(table.rows.map { ($0[key], $0[title]) }, uniquingKeysWith: { first, _ in first })
    }
    let eventTable = try Table(path: "\(folder)/st27_event.tsv", name: "st27_event.tsv")
    try eventTable.require(["code", "key", "title"])
    events = Dictionary(
      eventTable.rows.map { ($0["code"], EventCode(code: $0["code"], key: $0["key"], title: $0["title"])) },
      uniquingKeysWith: { first, _ in first })
    indicators = try list("st27_indicator", key: "code", title: "title")
    offices = try list("st3_office", key: "code", title: "name")
    countries = try list("country", key: "code", title: "name")
    currencies = try list("currency", key: "code", title: "name")
    languages = try list("language", key: "code", title: "name")
    nice = Dictionary(
      try list("nice_class", key: "class", title: "title").compactMap { key, value in Int(key).map { ($0, value) } },
      uniquingKeysWith: { first, _ in first })
    locarno = try list("locarno_class", key: "class", title: "title")
    let inidTable = try Table(path: "\(folder)/inid.tsv", name: "inid.tsv")
    try inidTable.require(["standard", "code", "title"])
    inid = Dictionary(
      inidTable.rows.map { ("\($0["standard"]) \($0["code"])", $0["title"]) }, uniquingKeysWith: { first, _ in first })
  }
}
