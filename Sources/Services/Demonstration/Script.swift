import Filing
import FoundationEssentials
import Office
import Standards

/// The script of a demonstration: one act a row, in order of time.
struct Script {
  struct Step {
    let row: TableRow
    let moment: Moment
    let officer: String
    let second: String?
    let act: String
    /// Names that earlier filings were given.
    let dossiers: [String]
    let effective: CalendarDate?
    /// `item=value` in order; `form=FILE` reads a form.
    let values: [(item: String, value: String)]
  }

  let folder: String
  let steps: [Step]

  init(folder: String) throws {
    self.folder = folder
    let table = try Table(path: folder + "/script.tsv", name: "script.tsv")
    try table.require(["date", "time", "officer", "second", "act", "dossiers", "effective", "values"])
    steps = try table.rows.map { row in
      guard let moment = Moment("\(row["date"])T\(row["time"])") else {
        throw row.fault("“\(row["date"]) \(row["time"])” is not a moment; write YYYY-MM-DD and HH:MM")
      }
      let values = try row["values"].components(separatedBy: " | ").filter { !$0.isEmpty }.map { part in
        guard let equals = part.firstIndex(of: "=") else { throw row.fault("“\(part)” is not item=value") }
        return (String(part[..<equals]), String(part[part.index(after: equals)...]))
      }
      return Step(
        row: row, moment: moment, officer: row["officer"], second: row["second"].isEmpty ? nil : row["second"],
        act: row["act"], dossiers: row["dossiers"].split(separator: ",").map(String.init),
        effective: CalendarDate(row["effective"]), values: values)
    }
  }
}
