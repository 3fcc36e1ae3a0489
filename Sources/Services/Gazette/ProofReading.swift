import Filing
import Office
import Publishing
import Standards

/// The proof of an open issue, page by page: what changed since it was printed last, and who has read what.
public struct IssueProof: Codable, Equatable, Sendable {
  public let issue: String
  /// When it was printed last, and by whom; nil when it was not yet.
  public let printed: Moment?
  public let officer: String?
  public let pages: [Page]
  /// What stood in the proof before and stands there no more.
  public let left: [ProofEntry]

  /// A page of the proof with the entries that begin on it.
  public struct Page: Codable, Equatable, Sendable {
    public let number: Int
    public let lines: [Line]

    /// Who has read all of it as it stands; empty while something was read by nobody.
    public var readers: [String] {
      guard let first = lines.first, lines.allSatisfy({ !$0.readers.isEmpty }) else { return [] }
      let all = lines.dropFirst().reduce(first.readers) { found, line in found.filter(line.readers.contains) }
      return all.isEmpty ? lines.flatMap(\.readers).reduce(into: []) { if !$0.contains($1) { $0.append($1) } } : all
    }
    public var isRead: Bool { lines.allSatisfy { !$0.readers.isEmpty } }
    /// How many entries are new on it, or are not as they were.
    public var changes: Int { lines.count { $0.change != .same } }
  }

  /// An entry of the proof.
  public struct Line: Codable, Equatable, Sendable {
    public let entry: ProofEntry
    public let title: String
    public let change: Change
    /// Who has read it as it stands.
    public let readers: [String]
  }

  /// How an entry differs from the proof before.
  public enum Change: String, Codable, Sendable { case same, entered, changed }

  /// Pages of which something was read by nobody as it stands.
  public var unread: [Int] { pages.filter { !$0.isRead }.map(\.number) }

  /// The entries of some pages, of all when none is named, as the acts name them.
  public func entries(of numbers: [Int] = []) -> [ProofEntry] {
    pages.filter { numbers.isEmpty || numbers.contains($0.number) }.flatMap { $0.lines.map(\.entry) }
  }
}

extension Gazette {
  /// Compares an open issue with its last proof; where it is as that one printed it, with the one before.
  ///
  /// - Parameter issue: as `checked` gives it.
  public static func proofState(_ issue: GazetteIssue, _ reading: inout Reading) throws -> IssueProof {
    let content = try content(issue, &reading)
    let fetcher = Fetcher(office: reading.office)
    let pages = try IssuePrinter(fonts: try .noto(), documents: { try fetcher.bytes($0) }).pages(of: content)
    let record = try reading.office.ask(ReadProof(issue.id))
    let printed = content.printed
    let now = printed.map { item in
      ProofEntry(section: item.entry.section, number: item.entry.name, event: item.entry.event, digest: item.digest)
    }
    let isPrinted = Set(record.last?.entries ?? []) == Set(now)
    let before = isPrinted ? record.previous : record.last
    let lines = zip(printed, now).map { item, entry in
      let readers = record.readings.filter { $0.entries.contains(entry) }.map(\.officer)
      return (
        page: pages["\(issue.id) \(item.mark)"] ?? 0,
        line: IssueProof.Line(
          entry: entry, title: item.entry.title, change: change(of: entry, from: before),
          readers: readers.reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
      )
    }
    let numbers = Set(lines.map(\.page)).sorted()
    let left = (before?.entries ?? []).filter { old in !now.contains { $0.isSame(as: old) } }
    return IssueProof(
      issue: issue.id, printed: record.last?.printed, officer: record.last?.officer,
      pages: numbers.map { number in
        IssueProof.Page(number: number, lines: lines.filter { $0.page == number }.map(\.line))
      }, left: left)
  }

  /// Marks of the entries beside which the proof shows a bar.
  static func barred(_ issue: GazetteIssue, _ reading: inout Reading) throws -> Set<String> {
    guard !issue.isClosed else { return [] }
    let state = try proofState(issue, &reading)
    let changed = state.pages.flatMap(\.lines).filter { $0.change != .same }.map(\.entry)
    guard state.printed != nil else { return [] }
    return Set(
      issue.entries.filter { entry in
        changed.contains { ($0.section, $0.number, $0.event) == (entry.section, entry.name, entry.event) }
      }.map { "\($0.section)-\($0.number)-\($0.event)" })
  }

  private static func change(of entry: ProofEntry, from before: ProofPrint?) -> IssueProof.Change {
    guard let before else { return .entered }
    if before.entries.contains(entry) { return .same }
    return before.entries.contains { $0.isSame(as: entry) } ? .changed : .entered
  }
}

extension ProofEntry {
  /// Whether both are the same entry, however it was printed.
  fileprivate func isSame(as other: ProofEntry) -> Bool {
    (section, number, event) == (other.section, other.number, other.event)
  }
}
