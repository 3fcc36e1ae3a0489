import Foundation

/// A law with one cell changed by an operator.
struct LawMutant: Sendable, CustomStringConvertible {
  let file: String
  let row: String
  let column: String
  /// Cell after the change.
  let cell: String
  /// What the operator does: `drop unmarked:filing`.
  let change: String
  /// Line and place of the cell in its table.
  let place: (line: Int, cell: Int)

  var description: String { "\(file) \(row) \(column): \(change)" }
}

/// Every law that lies one change beside the given one, by operators that know columns and no names.
struct LawMutants {
  let files: [String: [UInt8]]

  var all: [LawMutant] { acts + limits + fees }

  /// The files of the law with the change.
  func planted(_ mutant: LawMutant) -> [String: [UInt8]] {
    var rows = rows(mutant.file)
    rows[mutant.place.line][mutant.place.cell] = mutant.cell
    var planted = files
    planted[mutant.file] = Array(rows.map { $0.joined(separator: "\t") }.joined(separator: "\n").utf8)
    return planted
  }

  private func rows(_ file: String) -> [[String]] {
    String(decoding: files[file] ?? [], as: UTF8.self).components(separatedBy: "\n")
      .map { $0.components(separatedBy: "\t") }
  }

  private var acts: [LawMutant] {
    mutants("acts.tsv", skipping: { $0["rights"] == "-" }) { column, cell in
      switch column {
      case "when", "opens", "closes", "fees", "marks", "remits": Self.dropping(cell)
      case "four_eyes", "section", "interval", "relief": [("clear", "")]
      case "to" where cell != "=": [("leads elsewhere", cell == "2" ? "3" : "2"), ("leads nowhere", "=")]
      case "state" where cell == "N": [("ends for good", "T"), ("does not end", "A")]
      case "from": [("from everywhere", "1..6")]
      case "in_state" where cell != "any": [("in every state", "any")]
      default: []
      }
    }
  }

  private var limits: [LawMutant] {
    mutants("limits.tsv") { column, cell in
      switch column {
      case "stages", "relief", "grace", "fee", "continue": [("clear", "")]
      case "on_miss" where cell != "note_expiry": [("another consequence", "note_expiry")]
      default: []
      }
    }
  }

  private var fees: [LawMutant] {
    mutants("fees.tsv") { column, cell in column == "base" && cell != "0" ? [("comes to nothing", "0")] : [] }
  }

  /// The cell without each of its words, which stand between blanks or commas.
  private static func dropping(_ cell: String) -> [(String, String)] {
    let mark: Character = cell.contains(",") && !cell.contains(" ") ? "," : " "
    let words = cell.split(separator: mark).map(String.init)
    return words.indices.map { index in
      (
        "drop \(words[index])",
        words.enumerated().filter { $0.offset != index }.map(\.element).joined(separator: String(mark))
      )
    }
  }

  private func mutants(
    _ file: String, skipping isSkipped: ([String: String]) -> Bool = { _ in false },
    _ changes: (_ column: String, _ cell: String) -> [(String, String)]
  ) -> [LawMutant] {
    let rows = rows(file)
    guard let heads = rows.first else { return [] }
    var all: [LawMutant] = []
    for (place, row) in rows.enumerated().dropFirst() where row.count == heads.count {
      if isSkipped(Dictionary(zip(heads, row), uniquingKeysWith: { first, _ in first })) { continue }
      for (index, cell) in row.enumerated() where !cell.isEmpty {
        for (change, replacement) in changes(heads[index], cell) where replacement != cell {
          all.append(
            LawMutant(
              file: file, row: row[0], column: heads[index], cell: replacement, change: change, place: (place, index)))
        }
      }
    }
    return all
  }
}
