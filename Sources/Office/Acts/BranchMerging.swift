import Filing
import Foundation
import GRDB
import Standards

/// Brings what a branch office recorded in its files into those of the head office, event after event, as it stood there.
///
/// The files of a branch bear numbers of its block, so that no two registers give the same one and the order in which bundles
/// of several branches come changes nothing. Where the head office has gone on with a file so that an event of the branch is
/// not permitted any more, that event and the later ones of the file stay out and are listed.
struct BranchMerging {
  private let branch: BranchState
  private(set) var merged = BranchMerged()
  /// Numbers of files there → ids here.
  private var files: [Int: Int] = [:]
  private var stopped: Set<Int>
  private var documents: [String: Data] = [:]
  /// Files before and after what ended or registered them.
  private var moved: [(before: Dossier, after: Dossier)] = []

  init(_ branch: BranchState, _ recording: Recording) throws {
    self.branch = branch
    let before = try Branches(db: recording.db).merged(of: branch.name)
    stopped = Set(before.flatMap(\.left).map(\.there))
    for file in before.flatMap(\.files) { files[file.there] = try recording.dossiers.id(file.name) }
  }

  /// Whether two persons recorded any act of the rows on a file, so that two persons take it in.
  static func needsTwo(_ lines: [BundleLine]) -> Bool {
    lines.contains { $0.table == "event" && $0.number("dossier") != nil && $0.text("approver") != nil }
  }

  mutating func run(_ lines: [BundleLine], _ recording: inout Recording) throws {
    try refuseOtherLaws(lines, recording)
    let numbers = try BranchNumbers(lines, branch, recording)
    for line in lines {
      if line.table == "document", case .bytes(let bytes) = line.row?["bytes"], let digest = line.text("sha256") {
        guard sha256(bytes) == digest else { throw Bundle.broken("a document is not what its digest says") }
        documents[digest] = bytes
      }
      if line.table == "event", line.number("dossier") != nil { try take(EventRow(line), numbers, &recording) }
    }
    for step in moved { try recording.wake(behind: step.before, step.after) }
  }

  /// A law by which the branch recorded is the very one here, or what it recorded would mean something else.
  private func refuseOtherLaws(_ lines: [BundleLine], _ recording: Recording) throws {
    for line in lines where line.table == "lawVersion" {
      let (id, hash) = (line.text("id") ?? "", line.text("hash") ?? "")
      guard recording.facts.laws.contains(where: { $0.id == id && $0.hash == hash }) else {
        throw Refusal(
          .branchApart,
          "“\(branch.name)” recorded under the law “\(id)” with the hash \(hash.prefix(12))…, which this register does not hold. Plant the same law here, or correct the branch."
        )
      }
    }
  }

  private mutating func take(_ row: EventRow, _ numbers: BranchNumbers, _ recording: inout Recording) throws {
    guard let there = row.dossier else { return }
    let event = try row.event()
    guard event.effective <= event.recorded.date, event.recorded.date <= recording.today else {
      throw Refusal(
        .branchApart,
        "“\(branch.name)” recorded event \(event.sequence) on \(event.recorded.date), with effect from \(event.effective): a day that is still to come. Set the clock of the branch or of this computer right; take the bundle when the day has come."
      )
    }
    let law = try recording.law(event.law)
    guard let right = law.right(row.rightID), let act = right.act(event.act) else {
      throw Bundle.broken("event \(event.sequence) is no act of the law “\(event.law)”")
    }
    let known = try files[there].map { try recording.dossiers.dossier($0, today: event.recorded.date) }
    let number = known?.applicationNumber ?? event.numbers["application"] ?? "–"
    guard !stopped.contains(there) else {
      return merged.left.append(
        .init(event: event.sequence, there: there, number: number, reason: "an earlier act of the file stayed out."))
    }
    try numbers.judge(event, right)
    let dossier =
      known ?? Dossier(id: 0, right: right, events: [], calendar: recording.dossiers.calendar, today: recording.today)
    var values = try told(event, dossier)
    if let reason = try refusal(event, act, dossier, values, recording) {
      stopped.insert(there)
      return merged.left.append(.init(event: event.sequence, there: there, number: number, reason: reason))
    }
    try keepDocuments(values, recording)
    try recording.registerParties(&values, event.effective)
    values[.branchRecord] = [
      .text(
        BranchRecord(
          branch: branch.name, sequence: event.sequence, ordinal: event.ordinal, officer: event.officer,
          recorded: event.recorded
        ).text)
    ]
    let place = known == nil ? try recording.openDossier(right, law: law.id) : dossier
    let after = try recording.append(
      act, on: place, law: law, effective: event.effective, values: values, share: event.share,
      adopting: event.numbers)
    recording.effects.named.insert(place.id)
    moved.append((place, after))
    guard known == nil else { return }
    files[there] = place.id
    merged.files.append(.init(there: there, right: right.id, number: number))
  }

  /// The values as they count here: parties as they are named, places in the file as they are here.
  private func told(_ event: Event, _ dossier: Dossier) throws -> Values {
    var values = Values(
      event.values.items.mapValues { entries in
        entries.map { entry in
          guard case .party(var party) = entry else { return entry }
          party.id = nil
          return .party(party)
        }
      })
    values[.signatures] = []
    values[.branchRecord] = []
    if let related = values.number(.relatedEvent) {
      let here = dossier.events.first { $0.branchRecord?.branch == branch.name && $0.branchRecord?.ordinal == related }
      guard let here else { throw Bundle.broken("event \(event.sequence) refers to one that is not there") }
      values[.relatedEvent] = [.number(here.ordinal)]
    }
    return values
  }

  /// Why the event cannot stand in the file as it is here; nil when it can.
  private func refusal(
    _ event: Event, _ act: Act, _ dossier: Dossier, _ values: Values, _ recording: Recording
  ) throws -> String? {
    guard dossier.events.isEmpty == (act.from == [.none]) else { return "the file is not where its act needs it." }
    if let refusal = dossier.refusal(of: act, on: event.effective, roles: nil)
      ?? dossier.refusal(ofReceipt: act, values: values)
    {
      return refusal.message
    }
    var asked = values
    for item in [Item.requestFile, .requestFiles] { asked[item] = [] }
    let check = ValueCheck(
      act: act, items: { dossier.right.item($0) }, form: dossier.right.form, codes: recording.codes,
      right: dossier.right)
    if let finding = check.findings(asked).first { return "\(finding.item): \(finding.reason)" }
    for (series, text) in event.numbers
    where try !Numbers(db: recording.db, facts: recording.facts).isFree(text, series, dossier.right) {
      return "the number \(text) stands here already."
    }
    var here = event
    (here.ordinal, here.values) = (dossier.events.count + 1, values)
    let after = recording.dossiers.settled(dossier.id, dossier.right, dossier.events + [here])
    guard after.deposits == dossier.deposits else {
      return "deposit accounts are kept by the head office; record there what was drawn."
    }
    return recording.refusals(of: act, here, before: dossier, after: after).first?.message
  }

  private func keepDocuments(_ values: Values, _ recording: Recording) throws {
    for file in values.attachments {
      let size = "SELECT size FROM document WHERE sha256 = ?"
      if try recording.db.number(size, file.sha256) == file.size { continue }
      guard let bytes = documents[file.sha256], bytes.count == file.size else {
        throw Bundle.broken("the document “\(file.name)” is not in it")
      }
      let sql = "INSERT INTO document (sha256, size, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
      try recording.db.execute(sql: sql, arguments: [file.sha256, bytes.count, bytes])
    }
  }
}
