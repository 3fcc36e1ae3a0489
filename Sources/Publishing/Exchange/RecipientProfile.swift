import Filing
import Standards

/// How a recipient wants to be served: one row of the table of recipients.
public struct RecipientProfile: Equatable, Sendable {
  /// `full`, `difference` or `test`.
  public enum Kind: String, Sendable, CaseIterable, Codable { case full, difference, test }

  /// `WIPO-GBD`
  public let recipient: String
  public let name: String
  /// Format and edition: `ST96-V6_0`.
  public let formatID: String
  public let language: String
  /// Items that are sent; nil for all of them.
  private let wanted: Set<String>?
  private let unwanted: Set<String>
  /// What is sent unless something else is asked for.
  public let usual: Kind
  /// Rights by their letter → folder.
  private let areas: [Character: String]
  private let kinds: [Kind: String]
  private let layout: String
  /// Most dossiers in one package.
  public let volume: Int
  /// Key for which packages are encrypted with age; nil for none.
  public let age: String?
  /// The row as one `column: value` a line.
  public let text: String

  /// The columns of the table of recipients.
  public static let columns = [
    "recipient", "name", "format", "edition", "language", "fields", "delivery", "areas", "kinds", "layout", "volume",
    "age",
  ]

  /// Reads the table of recipients; refuses with `TableFault` a row that cannot be served.
  public static func read(_ table: Table) throws -> [RecipientProfile] {
    try table.require(columns)
    return try table.rows.map { row in
      let cells = Dictionary(columns.map { ($0, row[$0]) }, uniquingKeysWith: { first, _ in first })
      do { return try RecipientProfile(cells) } catch let fault as ProfileFault { throw row.fault(fault.reason) }
    }
  }

  /// Reads the text of a profile as the register holds it.
  public init(text: String) throws {
    let lines = text.split(separator: "\n").compactMap { line -> (String, String)? in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      return (String(line[..<colon]), String(line[line.index(after: colon)...].drop { $0 == " " }))
    }
    try self.init(Dictionary(lines, uniquingKeysWith: { first, _ in first }))
  }

  private init(_ cells: [String: String]) throws {
    func cell(_ name: String) -> String { cells[name] ?? "" }
    recipient = cell("recipient")
    name = cell("name")
    guard !recipient.isEmpty, recipient.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) else {
      throw ProfileFault("recipient", recipient, "write letters, digits and hyphens: WIPO-GBD")
    }
    let wantedFormat = cell("edition").isEmpty ? cell("format") : "\(cell("format"))-\(cell("edition"))"
    guard let format = Format.all.first(where: { $0.id.lowercased() == wantedFormat.lowercased() }) else {
      let known = Format.all.map(\.id).joined(separator: ", ")
      throw ProfileFault("format", wantedFormat, "there are: \(known)")
    }
    formatID = format.id
    language = cell("language")
    let words = cell("fields").split(separator: ",").map { $0.drop { $0 == " " } }
    unwanted = Set(words.filter { $0.hasPrefix("-") }.map { String($0.dropFirst()) })
    let named = words.filter { !$0.hasPrefix("-") && $0 != "*" }.map(String.init)
    wanted = named.isEmpty ? nil : Set(named)
    guard let kind = Kind(rawValue: cell("delivery")), kind != .test else {
      throw ProfileFault("delivery", cell("delivery"), "write full or difference")
    }
    usual = kind
    areas = try Self.pairs("areas", cell("areas")).reduce(into: [:]) { areas, pair in
      for letter in pair.0 { areas[letter] = pair.1 }
    }
    guard !areas.isEmpty else { throw ProfileFault("areas", "", "name the rights and their folders: T:Trademarks") }
    kinds = try Self.pairs("kinds", cell("kinds")).reduce(into: [:]) { kinds, pair in
      guard let kind = Kind(rawValue: pair.0) else {
        throw ProfileFault("kinds", pair.0, "write full, difference or test")
      }
      kinds[kind] = pair.1
    }
    layout = cell("layout").isEmpty ? "{area}/{kind}" : cell("layout")
    guard let volume = Int(cell("volume").isEmpty ? "1000" : cell("volume")), (1...100_000).contains(volume) else {
      throw ProfileFault("volume", cell("volume"), "write how many dossiers a package holds, 1 to 100000")
    }
    self.volume = volume
    age = cell("age").isEmpty ? nil : cell("age")
    if let age, !age.hasPrefix("age1") { throw ProfileFault("age", age, "a public key of age begins with age1") }
    text = Self.columns.map { "\($0): \(cell($0))" }.joined(separator: "\n")
    for kind in Kind.allCases {
      for letter in areas.keys { try Self.judge(folder(letter, kind)) }
    }
  }

  private static func pairs(_ column: String, _ text: String) throws -> [(String, String)] {
    try text.split(separator: " ").map { part in
      let ends = part.split(separator: ":", maxSplits: 1).map(String.init)
      guard ends.count == 2 else { throw ProfileFault(column, String(part), "write a name, a colon and a folder") }
      return (ends[0], ends[1])
    }
  }

  private static func judge(_ folder: String) throws {
    let parts = folder.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") && $0.allSatisfy { $0.isASCII && $0 != "\\" } }) else {
      throw ProfileFault("layout", folder, "folders are separated by / and none begins with a point")
    }
  }

  public var format: Format? { Format.all.first { $0.id == formatID } }

  /// Whether dossiers of the right are sent.
  public func takes(_ right: Right) -> Bool {
    right.letter.first.map { areas[$0] != nil } == true && format?.takes(right) == true
  }

  /// `Trademarks/Updates`
  public func folder(_ right: Right, _ kind: Kind) -> String { right.letter.first.map { folder($0, kind) } ?? "" }

  private func folder(_ letter: Character, _ kind: Kind) -> String {
    let names = ["area": areas[letter] ?? "", "kind": kinds[kind] ?? kind.rawValue]
    return names.reduce(layout) { text, pair in text.replacing("{\(pair.key)}", with: pair.value) }
  }

  /// The events with the values of those items only that the recipient gets.
  ///
  /// - Parameter form: the form of the right; what is no item of it stays.
  public func limited(_ events: [Event], form: [FormItem]) -> [Event] {
    let dropped = Set(form.map(\.item).filter { unwanted.contains($0) || wanted?.contains($0) == false })
    guard !dropped.isEmpty else { return events }
    return events.map { event in
      var event = event
      event.values.items = event.values.items.filter { !dropped.contains($0.key) }
      return event
    }
  }
}

/// A cell of a profile that cannot be served.
public struct ProfileFault: Explained, Equatable {
  /// What is wrong and what to write.
  public let reason: String

  init(_ column: String, _ value: String, _ cure: String) {
    reason = "“\(value)” cannot stand in the column \(column); \(cure)"
  }

  /// The reason, and where it is to be mended.
  public var explanation: Explanation {
    Explanation(
      .recipientProfile, "The profile cannot be served: \(reason). Correct the table and enter it again.")
  }
}
