import Filing
import FoundationEssentials
import Office
import Standards

/// The script of a demonstration: one act a row, in order of time.
public struct Script: Sendable {
  /// An act that the script records.
  public struct Step: Sendable {
    /// The row of the script that says so.
    public let row: TableRow
    /// When it is recorded.
    public let moment: Moment
    /// Name of the officer who records it.
    public let officer: String
    /// Name of the second one; nil where the law wants none.
    public let second: String?
    /// Id of the act.
    public let act: String
    /// Names that earlier filings were given.
    public let dossiers: [String]
    /// Day of effect; nil for the day on which it is recorded.
    public let effective: CalendarDate?
    /// `item=value` in order; `form=FILE` reads a form.
    public let values: [(item: String, value: String)]
  }

  let folder: String
  /// Its acts, in order of time.
  public let steps: [Step]

  /// Reads `script.tsv` of the folder; throws the first fault of the table.
  public init(folder: String) throws {
    self.folder = folder
    let table = try Table(path: folder + "/script.tsv", name: "script.tsv")
    try table.require(["date", "time", "officer", "second", "act", "dossiers", "effective", "values"])
    steps = try table.rows.map { row in
      guard let moment = Moment("\(row["date"])T\(row["time"])") else {
        throw row.fault("“\(row["date"]) \(row["time"])” is not a moment; write YYYY-MM-DD and HH:MM")
      }
      return try Step(row, at: moment)
    }
  }

  /// These acts of a folder.
  init(folder: String, steps: [Step]) { (self.folder, self.steps) = (folder, steps) }

  /// The script up to a day, that day included.
  func through(_ day: CalendarDate) -> Script {
    Script(folder: folder, steps: steps.filter { $0.moment.date <= day })
  }
}

extension Script.Step {
  /// Reads the columns `officer second act dossiers effective values` of a row.
  init(_ row: TableRow, at moment: Moment) throws {
    let values = try row["values"].components(separatedBy: " | ").filter { !$0.isEmpty }.map { part in
      guard let equals = part.firstIndex(of: "=") else { throw row.fault("“\(part)” is not item=value") }
      return (String(part[..<equals]), String(part[part.index(after: equals)...]))
    }
    self.init(
      row: row, moment: moment, officer: row["officer"], second: row["second"].isEmpty ? nil : row["second"],
      act: row["act"], dossiers: row["dossiers"].split(separator: ",").map(String.init),
      effective: CalendarDate(row["effective"]), values: values)
  }
}
