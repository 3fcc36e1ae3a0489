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

  /// What a check has found, for the next one.
  public typealias Found = IssueCheck.Found

  /// An open issue as it collects, each entry with what keeps it from being printed.
  ///
  /// - Returns: the issue with its entries.
  public static func checked(_ id: String, _ reading: inout Reading) throws -> GazetteIssue {
    var nothing = Found()
    return try checked(id, &reading, known: &nothing)
  }

  /// The same for a screen that is drawn anew after each act.
  ///
  /// - Parameter known: what was found before.
  public static func checked(
    _ id: String, _ reading: inout Reading, known: inout Found
  ) throws -> GazetteIssue {
    var issue = try reading.office.ask(CollectIssue(id))
    let fetcher = Fetcher(office: reading.office)
    let check = IssueCheck(
      law: try reading.law(), office: OfficeProfile(settings: reading.facts.settings), fonts: try .noto(),
      documents: { try fetcher.bytes($0) })
    issue.entries = check.check(issue, dossiers: try dossiers(issue, &reading), known: &known)
    return issue
  }

  /// Code points for which no font is installed: what the issue prints in place of these signs.
  public static func unshown(_ issue: GazetteIssue, _ reading: inout Reading) throws -> [String] {
    let fetcher = Fetcher(office: reading.office)
    let printer = IssuePrinter(fonts: try .noto(), documents: { try fetcher.bytes($0) })
    return try printer.document(try content(issue, &reading)).rehearse()
  }

  /// The content of an issue; a closed one as its dossiers stood when it was closed.
  ///
  /// Errata name the pages of earlier issues, which are set again for it: the same events lead to the same pages.
  static func content(_ issue: GazetteIssue, _ reading: inout Reading) throws -> IssueContent {
    var known: [String: [String: Int]] = [:]
    return try content(issue, &reading, known: &known)
  }

  private static func content(
    _ issue: GazetteIssue, _ reading: inout Reading, known: inout [String: [String: Int]]
  ) throws -> IssueContent {
    let dossiers = try dossiers(issue, &reading)
    let (law, office) = (try reading.law(), OfficeProfile(settings: reading.facts.settings))
    let certificates = try certificates(issue, &reading)
    let content = IssueContent(
      issue: issue, dossiers: dossiers, law: law, office: office, certificates: certificates)
    guard !content.corrected.isEmpty else { return content }
    let fetcher = Fetcher(office: reading.office)
    let printer = IssuePrinter(fonts: try .noto(), documents: { try fetcher.bytes($0) })
    for id in content.corrected.sorted() where known[id] == nil && id < issue.id {
      let earlier = try reading.office.ask(ReadIssue(id))
      known[id] = try printer.pages(of: Self.content(earlier, &reading, known: &known))
    }
    let pages = known.values.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
    return IssueContent(
      issue: issue, dossiers: dossiers, law: law, office: office, certificates: certificates, pages: pages)
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
  /// A proof takes the place of an earlier one; a closed issue replaces nothing.
  /// - Parameters:
  ///   - shelf: the official schemas that judge the XML; nil to go unchecked.
  ///   - key: signs the issue; nil leaves it unsigned.
  public static func write(
    _ issue: GazetteIssue, _ reading: inout Reading, to folder: String, judgedBy shelf: SchemaShelf? = nil,
    signedBy key: OfficeKey? = nil
  ) throws -> [String] {
    let content = try content(issue, &reading)
    let fetcher = Fetcher(office: reading.office)
    let package = PublicationPackage(
      content, fonts: try .noto(), barred: try barred(issue, &reading), documents: { try fetcher.bytes($0) })
    let files = try package.write(to: folder, judgedBy: shelf, signedBy: key, replacing: !issue.isClosed)
    return files.map { "\(folder)/\($0.name)" }
  }
}
