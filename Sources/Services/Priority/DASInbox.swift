import Filing
import FoundationEssentials
import Office
import Publishing
import Standards

/// The folder in which packages of other offices arrive.
public struct DASInbox {
  private var reading: Reading
  private let trusted: [PublicKey]
  private let isDryRun: Bool

  /// - Parameters:
  ///   - trusted: keys of other offices, by which signatures are judged.
  ///   - isDryRun: whether nothing is recorded and only what would be done is told.
  public init(reading: Reading, trusted: [PublicKey], isDryRun: Bool) {
    (self.reading, self.trusted, self.isDryRun) = (reading, trusted, isDryRun)
  }

  /// Item that takes the package.
  private static let item = "priority_document"

  /// Reads every package in the order of the names and attaches it to the dossiers that claim its priority; what cannot be used
  /// is told and left where it is.
  public mutating func collect(_ folder: String) throws -> [DASOutcome] {
    try Files.names(in: folder).filter { $0.lowercased().hasSuffix(".zip") }.flatMap { name in
      do {
        return try take(name, "\(folder)/\(name)")
      } catch let error where Explanation(of: error).blame == .request {
        return [DASOutcome(file: name, action: .refused, dossier: "", note: Explanation(of: error).message)]
      }
    }
  }

  private mutating func take(_ name: String, _ path: String) throws -> [DASOutcome] {
    guard let document = try PriorityDocument(path: path, trusted: trusted) else {
      throw Refusal(.packageFaulty, "It is no priority document package; `ipdesk validate` says what it is.")
    }
    guard document.findings.isEmpty, let index = document.index else {
      throw Refusal(
        .packageFaulty,
        document.findings.map { "\($0.path): \($0.message)." }.joined(separator: " ")
          + " Ask the office of first filing for the package again.")
    }
    let bytes = try NamedFile.read(path)
    let numbers = try claimants(index)
    guard !numbers.isEmpty else {
      let what = "\(index.office) \(index.filed) \(index.number)"
      return [
        DASOutcome(file: name, action: .unmatched, dossier: "", note: "no dossier claims the priority of \(what)")
      ]
    }
    return try numbers.map { try attach(bytes, name, to: $0, index) }
  }

  /// Dossiers that claim the priority: office and date equal, the number but for its separators.
  private mutating func claimants(_ index: PriorityIndex) throws -> [String] {
    let hits = try reading.office.ask(FindDossiers("priority:\(index.key)", limit: 500)).hits
    return try hits.map { DossierName.of($0.number, $0.right) }.filter { name in
      try reading.dossier(name).dossier.values.priorities.contains { index.isClaimed($0) }
    }
  }

  private mutating func attach(_ bytes: Data, _ name: String, to number: String, _ index: PriorityIndex) throws
    -> DASOutcome
  {
    func outcome(_ action: DASOutcome.Action, _ note: String) -> DASOutcome {
      DASOutcome(file: name, action: action, dossier: number, note: note)
    }
    let (dossier, file) = try reading.dossier(number)
    let attachment: Attachment
    do {
      attachment = try Attachments.inspect(bytes, name: name, mustBePicture: false)
    } catch {
      return outcome(.refused, Explanation(of: error).message)
    }
    let held = dossier.events.flatMap(\.values.attachments).contains { $0.sha256 == attachment.sha256 }
    if held { return outcome(.known, "it is in the dossier already") }
    guard let act = dossier.right.acts.first(where: { $0.takes.contains { $0.item == Self.item } }),
      let claim = dossier.right.form.first(where: { $0.kind == .priority })
    else { return outcome(.refused, "the law has no act that takes a priority document") }
    if isDryRun { return outcome(.would, act.label.first) }
    let claims = dossier.values.priorities.map { claim -> PriorityClaim in
      var claim = claim
      if index.isClaimed(claim) { claim.copyReceived = true }
      return claim
    }
    let values: Values = [Self.item: [.attachment(attachment)], claim.item: claims.map(Entry.priority)]
    do {
      let recorded = try reading.office.record(
        ActRequest(act.id, on: [number], values: values, documents: [bytes], seen: file.events.count))
      return outcome(.attached, recorded.summary.first ?? act.entry.first)
    } catch let error where Explanation(of: error).blame == .request {
      return outcome(.refused, Explanation(of: error).message)
    }
  }
}

extension PriorityIndex {
  /// The number as claims are found by it.
  fileprivate var key: String { PriorityClaim(number: number, date: filed, office: office).key }

  fileprivate func isClaimed(_ claim: PriorityClaim) -> Bool {
    claim.office == office && claim.date == filed && claim.key == key
  }
}
