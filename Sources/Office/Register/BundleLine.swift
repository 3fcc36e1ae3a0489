import Foundation
import GRDB
import Standards

/// One row of a bundle: the table and its columns by name; no row where what stood in the table is replaced.
struct BundleLine: Codable {
  let table: String
  var row: [String: BundleValue]?

  init(_ table: String) { (self.table, row) = (table, nil) }

  init(_ table: String, _ row: Row) {
    self.table = table
    self.row = Dictionary(
      uniqueKeysWithValues: zip(row.columnNames, row.databaseValues).map { ($0, BundleValue($1)) })
  }

  /// The whole number in the column.
  func number(_ column: String) -> Int? {
    guard case .number(let number) = row?[column] else { return nil }
    return Int(number)
  }

  func text(_ column: String) -> String? {
    guard case .text(let text) = row?[column] else { return nil }
    return text
  }

  /// Writes the row into its table; columns that an older program did not know take what the table says.
  ///
  /// - Parameter ending: what stands behind the values: `ON CONFLICT DO NOTHING`.
  /// - Throws: a `Refusal` when the table has no such column.
  func insert(_ db: Database, ending: String = "") throws {
    let names = (row ?? [:]).keys.sorted()
    let known = try Set(db.columns(in: table).map(\.name))
    guard !names.isEmpty, names.allSatisfy(known.contains) else {
      throw Bundle.broken("a row of “\(table)” has columns that this program does not know")
    }
    let columns = names.map { "\"\($0)\"" }.joined(separator: ", ")
    let marks = names.map { _ in "?" }.joined(separator: ", ")
    try db.run(
      "INSERT INTO \(table) (\(columns)) VALUES (\(marks)) \(ending)",
      values: names.map { row?[$0]?.databaseValue ?? .null })
  }
}

extension EventRow {
  /// The event as a bundle has it.
  init(_ line: BundleLine) throws {
    func text(_ column: String) throws -> String {
      guard let text = line.text(column) else { throw Bundle.broken("an event lacks “\(column)”") }
      return text
    }
    guard let sequence = line.number("sequence"), let ordinal = line.number("ordinal"),
      case .bytes(let leaf) = line.row?["leaf"], case .bytes(let seal) = line.row?["seal"]
    else { throw Bundle.broken("an event lacks its place or its seal") }
    (self.sequence, self.ordinal, self.leaf, self.seal) = (sequence, ordinal, leaf, seal)
    (dossier, party, approver, share) = (
      line.number("dossier"), line.number("party"), line.text("approver"), line.text("share")
    )
    (rightID, act, effective, recorded) = (
      try text("rightId"), try text("act"), try text("effective"), try text("recorded")
    )
    (officer, terminal, content, numbers) = (
      try text("officer"), try text("terminal"), try text("content"), try text("numbers")
    )
    (law, request) = (try text("law"), try text("request"))
  }
}

/// A value of a row as JSON says it.
enum BundleValue: Codable {
  case none
  case number(Int64)
  case text(String)
  case bytes(Data)

  private enum CodingKeys: CodingKey { case base64 }

  init(_ value: DatabaseValue) {
    switch value.storage {
    case .null, .double: self = .none
    case .int64(let number): self = .number(number)
    case .string(let text): self = .text(text)
    case .blob(let data): self = .bytes(data)
    }
  }

  var databaseValue: DatabaseValue {
    switch self {
    case .none: .null
    case .number(let number): number.databaseValue
    case .text(let text): text.databaseValue
    case .bytes(let data): data.databaseValue
    }
  }

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .none
    } else if let number = try? value.decode(Int64.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else {
      self = .bytes(try decoder.container(keyedBy: CodingKeys.self).decode(Data.self, forKey: .base64))
    }
  }

  func encode(to encoder: any Encoder) throws {
    switch self {
    case .none:
      var value = encoder.singleValueContainer()
      try value.encodeNil()
    case .number(let number):
      var value = encoder.singleValueContainer()
      try value.encode(number)
    case .text(let text):
      var value = encoder.singleValueContainer()
      try value.encode(text)
    case .bytes(let data):
      var object = encoder.container(keyedBy: CodingKeys.self)
      try object.encode(data, forKey: .base64)
    }
  }
}

/// The rows of a bundle that is made: lines one behind the other.
struct BundleRows {
  private(set) var bytes = Data()
  private let encoder: JSONEncoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }()

  mutating func add(_ line: BundleLine) throws {
    bytes += try encoder.encode(line)
    bytes.append(0x0A)
  }

  mutating func add(_ table: String, _ rows: [Row]) throws {
    for row in rows { try add(BundleLine(table, row)) }
  }

  mutating func add(_ rows: BundleRows) { bytes += rows.bytes }

  /// The lines of a bundle.
  static func lines(_ bytes: Data) throws -> [BundleLine] {
    let decoder = JSONDecoder()
    return try bytes.split(separator: 0x0A).map { line in
      do { return try decoder.decode(BundleLine.self, from: line) } catch {
        throw Bundle.broken("one of its rows cannot be read")
      }
    }
  }
}
