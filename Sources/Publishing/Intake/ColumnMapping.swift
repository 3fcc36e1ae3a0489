import Filing
import Standards

/// Which column of another register becomes which item, and how: a table of `column`, `target` and `how`.
///
/// | target | meaning |
/// |---|---|
/// | `mark_text` | an item of the form |
/// | `applicant.name`, `goods.class` | a part of its value, as form files name it |
/// | `number:application`, `number:registration` | a number of the other register |
/// | `date:filing` … | a day: `filing published registered expiry ended` |
/// | `right` | which right the row is |
/// | `-` | known, and left out |
///
/// | how | meaning |
/// |---|---|
/// | `date:DD.MM.YYYY` | days are written so; without it only `YYYY-MM-DD` is read |
/// | `split:;` | several values in one cell |
/// | `map:Wort=word,Bild=figurative` | words of the column become words of the form; other words are refused by the form |
/// | `prefix:T-` | this in front of each value, so that numbers of two books differ |
/// | `decimal:,` | amounts are written with this sign before their decimals; other signs between the digits only group them |
/// | `constant:T` | this, whatever the cell says; the column may be missing |
public struct ColumnMapping: Sendable {
  struct Line: Sendable {
    let column: String
    let target: Target
    let how: How
  }

  /// Where a cell goes.
  enum Target: Sendable {
    case nowhere
    case right
    case number(String)
    case date(String)
    case item(String)
    case part(String, of: String)

    init(_ text: String) {
      let colon = text.split(separator: ":", maxSplits: 1).map(String.init)
      let halves = text.split(separator: ".", maxSplits: 1).map(String.init)
      switch colon.first {
      case "-" where colon.count == 1: self = .nowhere
      case "right": self = .right
      case "number" where colon.count == 2: self = .number(colon[1])
      case "date" where colon.count == 2: self = .date(colon[1])
      default: self = halves.count == 2 ? .part(halves[1], of: halves[0]) : .item(text)
      }
    }
  }

  enum How: Sendable, Equatable {
    case plain
    case date(String)
    case split(Character)
    case map([String: String])
    case prefix(String)
    case constant(String)
    case decimal(Character)
  }

  let lines: [Line]

  /// Reads the table; refuses with `TableFault` what cannot be understood.
  public init(_ table: Table) throws {
    try table.require(["column", "target"])
    lines = try table.rows.map { row in
      guard !row["target"].isEmpty else {
        throw row.fault("the target is missing; write - for a column that is left out")
      }
      return Line(column: row["column"], target: Target(row["target"]), how: try Self.how(row))
    }
  }

  private static func how(_ row: TableRow) throws -> How {
    let text = row["how"]
    guard let colon = text.firstIndex(of: ":") else {
      guard text.isEmpty else {
        throw row.fault("“\(text)” is no transformation; write date:, split:, map:, prefix:, decimal: or constant:")
      }
      return .plain
    }
    let value = String(text[text.index(after: colon)...])
    switch text[..<colon] {
    case "date":
      guard ["DD", "MM", "YYYY"].allSatisfy({ value.contains($0) }) else {
        throw row.fault("a shape of days has DD, MM and YYYY, as in date:DD.MM.YYYY")
      }
      return .date(value)
    case "split":
      guard let sign = value.first, value.count == 1 else { throw row.fault("split: takes one sign, as in split:|") }
      return .split(sign)
    case "map":
      let pairs = value.split(separator: ",").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
      guard pairs.allSatisfy({ $0.count == 2 }) else { throw row.fault("map: takes pairs, as in map:Wort=word") }
      return .map(Dictionary(pairs.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first }))
    case "prefix": return .prefix(value)
    case "constant": return .constant(value)
    case "decimal":
      guard let sign = value.first, value.count == 1, !sign.isNumber else {
        throw row.fault("decimal: takes one sign, as in decimal:,")
      }
      return .decimal(sign)
    default:
      throw row.fault("“\(text)” is no transformation; write date:, split:, map:, prefix:, decimal: or constant:")
    }
  }
}

extension ColumnMapping.How {
  /// The values of a cell; a day in another shape than told stays as it is, for the form to refuse.
  func values(_ cell: String) -> [String] {
    switch self {
    case .constant(let text): [text]
    case .prefix(let text): cell.isEmpty ? [] : [text + cell]
    case .plain: cell.isEmpty ? [] : [cell]
    case .map(let words): cell.isEmpty ? [] : [words[cell] ?? cell]
    case .decimal(let sign): cell.isEmpty ? [] : [Self.amount(cell, sign)]
    case .split(let sign):
      cell.split(separator: sign).map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
    case .date(let shape): cell.isEmpty ? [] : [Self.day(cell, shape)?.description ?? cell]
    }
  }

  private static func amount(_ text: String, _ sign: Character) -> String {
    String(text.compactMap { $0 == sign ? "." : ".,' \u{A0}\u{2019}\u{202F}".contains($0) ? nil : $0 })
  }

  private static func day(_ text: String, _ shape: String) -> CalendarDate? {
    let (signs, cells) = (Array(shape), Array(text))
    guard signs.count == cells.count else { return nil }
    var parts: [Character: String] = [:]
    for (sign, cell) in zip(signs, cells) {
      if "DMY".contains(sign) {
        guard cell.isASCII, cell.isNumber else { return nil }
        parts[sign, default: ""].append(cell)
      } else if sign != cell {
        return nil
      }
    }
    guard let year = parts["Y"], let month = parts["M"], let day = parts["D"] else { return nil }
    return CalendarDate("\(year)-\(month)-\(day)")
  }
}
