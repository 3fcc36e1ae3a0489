import Filing
import FoundationEssentials
import Office
import Publishing
import Standards

extension Gazette {
  /// The certificates of public files issued between the closing of the previous issue and that of this one.
  ///
  /// A priority document is proved by its own signature. An open issue lists them up to now.
  static func certificates(_ issue: GazetteIssue, _ reading: inout Reading) throws -> [CertificateLeaf] {
    let first = try previous(issue, reading.office).flatMap(\.seals.last?.sequence).map { $0 + 1 } ?? 1
    let last = issue.isClosed ? issue.seals.last?.sequence ?? 0 : Int.max
    let acts = certifying(try reading.law())
    var leaves: [CertificateLeaf] = []
    var next = first
    while next <= last {
      let page = try reading.office.ask(ListEvents(from: next, limit: pageSize))
      for noted in page where noted.event.sequence <= last && acts.contains(noted.event.act) && !noted.number.isEmpty {
        leaves += try self.leaves(noted, until: last, &reading)
      }
      guard page.count == pageSize, let end = page.last else { break }
      next = end.event.sequence + 1
    }
    return leaves
  }

  private static let pageSize = 10_000

  private static func leaves(
    _ noted: DossierEvent, until last: Int, _ reading: inout Reading
  ) throws -> [CertificateLeaf] {
    let (now, file) = try reading.dossier(noted.number)
    let law = try reading.law(file.law)
    let events = file.events.filter { $0.sequence <= last }
    let dossier = reading.fold(events, of: now.right, id: file.id)
    guard !dossier.isSecret, !file.isMasked,
      let event = events.first(where: { $0.sequence == noted.event.sequence })
    else { return [] }
    return try dossier.papers.filter { $0.event == event.ordinal }.compactMap { issued in
      guard let paper = law.paper(issued.paper), paper.kind == .certificate, paper.package == nil else { return nil }
      let (writer, order) = try reading.order(issued, paper, now, file)
      return CertificateLeaf(writer.proof(of: order).content)
    }
  }

  /// Acts that issue certificates under any right.
  private static func certifying(_ law: Law) -> Set<String> {
    let papers = Set(law.papers.filter { $0.kind == .certificate && $0.package == nil }.map(\.id))
    return Set(law.rights.flatMap(\.acts).filter { !papers.isDisjoint(with: $0.papers) }.map(\.id))
  }

  /// The issue that closed before this one; nil for the first.
  private static func previous(_ issue: GazetteIssue, _ office: Office) throws -> GazetteIssue? {
    var after: String?
    var found: IssueLine?
    repeat {
      let page = try office.ask(ListIssues(limit: 500, after: after))
      // The newest come first.
      found = page.issues.first { $0.isClosed && $0.date < issue.date }
      after = page.next
    } while found == nil && after != nil
    return try found.map { try office.ask(ReadIssue($0.id)) }
  }
}
