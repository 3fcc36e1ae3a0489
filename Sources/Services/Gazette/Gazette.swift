import Filing
import FoundationEssentials
import Office
import Publishing
import Standards

/// Issues of the gazette: collected, checked, proofed, written and compared.
public enum Gazette {
  /// A closed issue; a `Refusal` when it is open.
  public static func closed(_ id: String, _ office: Office) throws -> GazetteIssue {
    let issue = try office.ask(ReadIssue(id))
    guard issue.isClosed else {
      throw Refusal(.issueOpen, "Issue \(id) is not closed; `ipdesk gazette close \(id)` closes it.")
    }
    return issue
  }

  /// An open issue as it collects, each entry with what keeps it from being printed.
  ///
  /// - Returns: the issue with its entries.
  public static func checked(_ id: String, _ reading: inout Reading) throws -> GazetteIssue {
    var issue = try reading.office.ask(CollectIssue(id))
    let fetcher = Fetcher(office: reading.office)
    let check = IssueCheck(law: try reading.law(), documents: { try fetcher.bytes($0) })
    issue.entries = check.check(issue.entries, dossiers: try dossiers(issue, &reading))
    return issue
  }

  /// The content of an issue; a closed one as its dossiers stood when it was closed.
  static func content(_ issue: GazetteIssue, _ reading: inout Reading) throws -> IssueContent {
    IssueContent(
      issue: issue, dossiers: try dossiers(issue, &reading), law: try reading.law(),
      office: OfficeProfile(settings: reading.facts.settings))
  }

  private static func dossiers(_ issue: GazetteIssue, _ reading: inout Reading) throws -> [Dossier] {
    var seen: Set<String> = []
    var result: [Dossier] = []
    for entry in issue.entries where seen.insert(entry.name).inserted {
      result.append(try reading.dossier(entry.name, publishedIn: issue))
    }
    return result
  }

  /// Writes an issue to a folder, whole or not at all, and returns the paths of its files.
  ///
  /// - Parameter shelf: the official schemas that judge the XML; nil to go unchecked.
  public static func write(
    _ issue: GazetteIssue, _ reading: inout Reading, to folder: String, judgedBy shelf: SchemaShelf? = nil
  ) throws
    -> [String]
  {
    let content = try content(issue, &reading)
    let fetcher = Fetcher(office: reading.office)
    let package = PublicationPackage(content, fonts: try .noto(), documents: { try fetcher.bytes($0) })
    return try package.write(to: folder, judgedBy: shelf).map { "\(folder)/\($0.name)" }
  }
}
