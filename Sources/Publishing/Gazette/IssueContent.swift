import Filing
import FoundationEssentials
import Standards

/// An issue of the gazette with everything that is printed in it.
public struct IssueContent: Sendable {
  public let issue: GazetteIssue
  public let office: OfficeProfile
  public let sections: [Part]
  /// Bytes of a document by digest.
  let documents: @Sendable (String) throws -> Data

  /// One section with its entries in order of printing.
  public struct Part: Sendable {
    public let section: Section
    public let items: [Item]
  }

  /// One entry: the dossier as it stood when the issue was closed, and the event that is published.
  public struct Item: Sendable {
    public let entry: GazetteEntry
    public let dossier: Dossier
    public let event: Event?
    let items: [String]

    /// The data that are printed, in the order of INID codes.
    public var data: [Datum] {
      items.isEmpty ? dossier.bibliography() : dossier.bibliography(items: items)
    }

    var act: Act? { event.flatMap { dossier.right.act($0.act) } }
  }

  /// - Parameter dossier: the dossier with that application number, folded as of the close.
  public init(
    issue: GazetteIssue, law: Law, office: OfficeProfile, dossier: (String) throws -> Dossier,
    documents: @escaping @Sendable (String) throws -> Data
  ) throws {
    self.issue = issue
    self.office = office
    self.documents = documents
    var known: [String: Dossier] = [:]
    var bySection: [String: [Item]] = [:]
    for entry in issue.entries where entry.held == nil {
      let found = try known[entry.number] ?? dossier(entry.number)
      known[entry.number] = found
      let event = found.events.first { $0.ordinal == entry.event }
      bySection[entry.section, default: []].append(
        Item(entry: entry, dossier: found, event: event, items: law.section(entry.section)?.items ?? []))
    }
    sections = law.sections.sorted { $0.number < $1.number }.map { Part(section: $0, items: bySection[$0.id] ?? []) }
  }

  /// Every dossier of the issue once, in order of number.
  public var dossiers: [Dossier] {
    var seen: Set<String> = []
    return sections.flatMap(\.items).map(\.dossier).filter { seen.insert($0.applicationNumber).inserted }
      .sorted { $0.applicationNumber < $1.applicationNumber }
  }

  /// Index of holders and applicants: name to numbers.
  var owners: [(name: String, numbers: [String])] { index { $0.dossier.owners.map(\.name) } }

  /// Index of classes of goods, designs and inventions.
  var classes: [(name: String, numbers: [String])] {
    index { item in
      item.dossier.values.goods.map { "Nice \(padded($0.number, 2))" }
        + item.dossier.right.form.flatMap { item.dossier.values.symbols($0.item) }.map { "\($0.scheme) \($0.symbol)" }
        + item.dossier.values.designs.compactMap { $0.symbol.map { "\($0.scheme) \($0.symbol)" } }
    }
  }

  private func index(_ keys: (Item) -> [String]) -> [(name: String, numbers: [String])] {
    var result: [String: Set<String>] = [:]
    for item in sections.flatMap(\.items) {
      for key in keys(item) { result[key, default: []].insert(item.dossier.applicationNumber) }
    }
    return result.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted()) }
  }
}
