import Filing
import Standards

/// What an issue of the gazette prints: the frozen list with its dossiers, in the sections of the law.
///
/// PDF, text and XML are made from this one value, so they cannot differ.
public struct IssueContent: Sendable {
  public let issue: GazetteIssue
  public let law: Law
  public let office: OfficeProfile
  /// Every section of the law in order, empty ones too.
  public let parts: [Part]
  /// Certificates issued since the previous issue, in the order of their events.
  public let certificates: [CertificateLeaf]
  /// Entries whose dossier was not given.
  public let missing: [GazetteEntry]

  /// A section with its entries in the order the law wants.
  public struct Part: Sendable {
    public let section: Section
    public let entries: [Item]
  }

  /// An entry with its dossier.
  public struct Item: Sendable {
    public let entry: GazetteEntry
    /// As the act of the entry left it.
    public let dossier: Dossier
    /// As it stood before the act; nil when the act opened it.
    let before: Dossier?
    /// What is printed of it.
    public let data: [Datum]
    /// What earlier issues printed wrong and its act puts right, or tells.
    let errata: [Erratum]
    /// Pages of earlier issues, by issue and mark.
    let pages: [String: Int]

    /// Mark of its place in the PDF.
    var mark: String { "\(entry.section)-\(entry.number)-\(entry.event)" }

    init(
      _ entry: GazetteEntry, of dossier: Dossier, in issue: GazetteIssue, _ section: Section, of law: Law,
      pages: [String: Int] = [:]
    ) {
      (self.entry, self.pages) = (entry, pages)
      self.dossier = dossier.standing(at: entry, in: issue)
      before = dossier.standing(before: entry)
      data = self.dossier.bibliography(items: section.items)
      errata = self.dossier.errata(told: entry, sections: law.sections)
    }

    /// Registration number, else application number.
    public var number: String { dossier.registrationNumber ?? dossier.displayNumber }
    /// The recorded act.
    var event: Event? { dossier.events.first { $0.ordinal == entry.event } }
    var act: Act? { dossier.right.act(entry.act) }
  }

  /// - Parameters:
  ///   - dossiers: those of the entries, folded as of the close of the issue.
  ///   - certificates: those issued since the previous issue.
  ///   - pages: of earlier issues, as ``IssuePrinter/pages(of:)`` gives them, for the errata.
  public init(
    issue: GazetteIssue, dossiers: [Dossier], law: Law, office: OfficeProfile, certificates: [CertificateLeaf] = [],
    pages: [String: Int] = [:]
  ) {
    self.certificates = certificates
    (self.issue, self.law, self.office) = (issue, law, office)
    let known = DossiersOfIssue(dossiers)
    let printed = issue.entries.filter { $0.held == nil }
    missing = printed.filter { known[$0] == nil }
    let parts = law.sections.sorted { $0.number < $1.number }.map { section in
      let items = printed.filter { $0.section == section.id }.compactMap { entry in
        known[entry].map { Item(entry, of: $0, in: issue, section, of: law, pages: pages) }
      }
      return Part(section: section, entries: items.sorted { $0.key(section.sort) < $1.key(section.sort) })
    }
    self.parts = parts
    var seen: Set<String> = []
    self.dossiers = parts.flatMap(\.entries).compactMap { known[$0.entry] }.filter { seen.insert($0.name).inserted }
  }

  /// Earlier issues of which the errata of this one speak.
  public var corrected: Set<String> { Set(items.flatMap { $0.errata.map(\.issue) }) }

  /// `No. 7/2026`, for the issue `2026-07`.
  static func name(of issue: String) -> String {
    let parts = issue.split(separator: "-")
    guard parts.count == 2, let number = Int(parts[1]) else { return "issue \(issue)" }
    return "No. \(number)/\(parts[0])"
  }

  /// All entries in order of printing.
  public var items: [Item] { parts.flatMap(\.entries) }

  /// Each dossier once, in order of its first appearance, as it stands when the issue closes.
  public let dossiers: [Dossier]

  /// What the formats of exchange are written from.
  public var submission: Submission {
    Submission(office: office, dossiers: dossiers, issue: issue, date: issue.date, sections: law.sections)
  }
}

extension IssueContent.Item {
  /// What a section is sorted by; the number decides between equals.
  fileprivate func key(_ sort: String) -> String {
    let first =
      switch sort {
      case "class": dossier.classes.first ?? "~"
      case "holder": dossier.owners.first?.name.lowercased() ?? "~"
      default: ""
      }
    return "\(first)|\(String(repeating: " ", count: max(0, 20 - number.count)))\(number)|\(padded(entry.event, 6))"
  }
}

extension Dossier {
  /// What the act of the entry put right of what was printed, or the correction of which it tells.
  fileprivate func errata(told entry: GazetteEntry, sections: [Section]) -> [Erratum] {
    let tells = right.act(entry.act)?.printsErratum == true
    let named = tells ? events.first { $0.ordinal == entry.event }?.values.number(.relatedEvent) : entry.event
    return named.map { errata(of: $0, sections: sections) } ?? []
  }

  /// Classes under which it is found: of goods, of designs, or IPC subclasses.
  var classes: [String] {
    let goods = values.goods.map { padded($0.number, 2) }
    let designs = values.designs.compactMap { $0.symbol?.symbol }
    let symbols = right.form.filter { $0.kind == .symbol && $0.onCertificate }.flatMap { values.symbols($0.item) }.map {
      String($0.symbol.prefix(4))
    }
    return (goods + designs + symbols).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

/// The dossiers of an issue, found by its entries.
struct DossiersOfIssue {
  private let byNumber: [String: [Dossier]]

  init(_ dossiers: [Dossier]) { byNumber = Dictionary(grouping: dossiers, by: \.applicationNumber) }

  subscript(entry: GazetteEntry) -> Dossier? { byNumber[entry.number]?.first(where: entry.isOf) }
}
