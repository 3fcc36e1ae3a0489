import Filing
import FoundationEssentials
import Office
import Publishing
import Standards

extension Gazette {
  /// The issue as it will be printed, or was, as text for reading in a terminal.
  public static func proof(_ issue: GazetteIssue, at office: Office) throws -> String {
    var reading = try Reading(office)
    let fetcher = Fetcher(office: office)
    let barred = try barred(issue, &reading)
    let printer = IssuePrinter(fonts: try .noto(), barred: barred, documents: { try fetcher.bytes($0) })
    return Papers.readable(try content(issue, &reading).text(printer))
  }

  /// The entries that begin on a page of the proof, as text.
  public static func proof(_ issue: GazetteIssue, of page: IssueProof.Page, at office: Office) throws -> String {
    var reading = try Reading(office)
    let fetcher = Fetcher(office: office)
    let wanted = Set(page.lines.map { "\($0.entry.section) \($0.entry.number) \($0.entry.event)" })
    let marks = issue.entries.filter { wanted.contains("\($0.section) \($0.name) \($0.event)") }
      .map { "\($0.section)-\($0.number)-\($0.event)" }
    let barred = try barred(issue, &reading)
    let printer = IssuePrinter(fonts: try .noto(), barred: barred, documents: { try fetcher.bytes($0) })
    return Papers.readable(try printer.text(of: content(issue, &reading), entries: Set(marks)))
  }

  /// Builds a closed issue again and compares it with an earlier export.
  ///
  /// - Returns: the first file that the export does not hold as the register says it; nil when every one is the same.
  public static func difference(_ issue: GazetteIssue, from folder: String, _ reading: inout Reading) throws -> String?
  {
    let scratch = folder + ".rebuilt-\(ProcessInfo.processInfo.processIdentifier)"
    defer { try? Files.remove(scratch) }
    _ = try write(issue, &reading, to: scratch)
    return try Files.all(below: scratch).first { name in
      try Files.read("\(scratch)/\(name)") != (try? Files.read("\(folder)/\(name)"))
    }
  }
}
