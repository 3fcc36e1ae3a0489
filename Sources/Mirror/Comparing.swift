import Filing
import Office
import Services
import Standards

/// Every row of a mirror beside what the register says of it, as it stood at the mark of the mirror.
public struct Comparing {
  /// A row that is not what the register says.
  public struct Difference: Encodable, Equatable, Sendable {
    /// What is wrong with it.
    public enum Kind: String, Encodable, Sendable { case missing, extra, changed }
    /// Table of the mirror.
    public let table: String
    /// Number of the dossier and what tells the row apart: `17 3`.
    public let row: String
    public let kind: Kind
    /// The columns that differ; none where the whole row does.
    public let columns: [String]
  }

  /// What was found.
  public struct Findings: Encodable, Equatable, Sendable {
    /// Rows that were compared.
    public var rows = 0
    /// How many of them are not what the register says.
    public var count = 0
    /// The first thousand of those.
    public var differences: [Difference] = []
    /// The event up to which the mirror stands, and events that the register has recorded since.
    public var sequence = 0
    public var behind = 0
  }

  private var source: MirrorSource
  private let store: MirrorStore
  private let mark: MirrorMark
  private let progress: ProgressHandler
  private var findings = Findings()
  /// Dossiers that the public may see no more since the mark: they leave the mirror with the next run.
  private var leaving: Set<String> = []

  /// - Parameter progress: a step is a dossier that was compared.
  /// - Throws: a `Refusal` when there is no mirror of this register, or the officer may not read what it holds.
  public init(_ office: Office, with place: MirrorPlace, progress: ProgressHandler = .none) throws {
    store = try MirrorStore(place)
    mark = try store.finishedMark()
    source = try MirrorSource(office, isWhole: mark.isWhole)
    self.progress = progress
  }

  /// Compares every row of every table.
  public mutating func run() throws -> Findings {
    let head = try RegisterHead(source.office)
    try mark.judge(head, source.office)
    (findings.sequence, findings.behind) = (mark.sequence, head.sequence - mark.sequence)
    leaving = Set(try source.withheld(since: mark.sequence, upTo: head.sequence).map(String.init))
    progress.begin(head.dossiers)
    try store.postgres.transaction("ISOLATION LEVEL REPEATABLE READ, READ ONLY") {
      guard try store.mark() == mark else {
        throw Refusal(.changedMeanwhile, "The mirror moved on just now. Compare again.")
      }
      var after: Int? = 0
      while let place = after {
        let page = try source.page(since: 0, upTo: mark.sequence, after: place, limit: 100)
        for table in MirrorTable.all { try compare(table, page, after: place) }
        after = page.next
        try progress.advance(page.ids.count)
      }
      let issues = try source.issues(since: 0, upTo: mark.sequence)
      let stored = try store.postgres.run(
        "SELECT \(IssueLine.columns.joined(separator: ", ")) FROM ipdesk.issue")
      compare("issue", IssueLine.columns, keys: 1, issues.map(\.row), stored)
    }
    return findings
  }

  private mutating func compare(_ table: MirrorTable, _ page: MirrorSource.Page, after: Int) throws {
    let stored = try store.postgres.run(
      """
      SELECT \(table.names.joined(separator: ", ")) FROM \(table.qualified) \
      WHERE dossier > $1 AND dossier <= $2
      """, [String(after == 0 ? Int.min : after), String(page.next ?? .max)])
    compare(table.name, table.names, keys: 1 + table.key.count, table.rows(of: page.dossiers), stored)
  }

  /// Two lists of rows, each known by its first columns.
  private mutating func compare(
    _ table: String, _ columns: [String], keys: Int, _ told: [PostgresRow], _ stored: [PostgresRow]
  ) {
    func key(_ row: PostgresRow) -> String { row.prefix(keys).map { $0 ?? "" }.joined(separator: " ") }
    func note(_ row: PostgresRow, _ kind: Difference.Kind, _ differing: [String] = []) {
      findings.count += 1
      guard findings.differences.count < 1000 else { return }
      findings.differences.append(Difference(table: table, row: key(row), kind: kind, columns: differing))
    }
    findings.rows += told.count
    let there = Dictionary(stored.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
    let meant = Set(told.map(key))
    for row in told {
      guard let found = there[key(row)] else {
        note(row, .missing)
        continue
      }
      let differing = columns.indices.filter { !Self.isSame(row[$0], found[$0]) }
      if !differing.isEmpty { note(row, .changed, differing.map { columns[$0] }) }
    }
    for row in stored where !meant.contains(key(row)) && !leaving.contains(row[0] ?? "") { note(row, .extra) }
  }

  /// Byte by byte: two spellings of one letter are not the same text.
  private static func isSame(_ left: String?, _ right: String?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return left.utf8.elementsEqual(right.utf8)
  }
}
