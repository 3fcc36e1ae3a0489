import Filing
import GRDB
import Standards

/// The proof of an issue: that it was printed, and that a reader has initialled what stands in it.
///
/// Both name entries with the digest of what was printed of each, so that who read a page has read exactly that.
enum ProofActs {
  static let print: OfficeAct = { recording, values, effective in
    let (issue, entries) = try named(values, recording)
    try recording.note("print_proof", values, effective)
    recording.effects.notes.append("Proof of issue \(issue.id): \(entries.count) entries.")
  }

  static let read: OfficeAct = { recording, values, effective in
    let (issue, entries) = try named(values, recording)
    guard let proof = try ProofPrint.last(of: issue.id, recording.db) else {
      throw Refusal(
        .entryGone,
        "Issue \(issue.id) has no proof yet. Print it: `ipdesk gazette proof \(issue.id) --out FOLDER --note`.")
    }
    if let other = entries.first(where: { !proof.entries.contains($0) }) {
      throw Refusal(
        .entryGone,
        "\(other.number), event \(other.event), stands not so in the proof of \(proof.printed). Print the proof again and read what has changed."
      )
    }
    try recording.note("read_proof", values, effective)
    recording.effects.notes.append("Read of issue \(issue.id): \(entries.count) entries.")
  }

  private static func named(_ values: Values, _ recording: Recording) throws -> (GazetteIssue, [ProofEntry]) {
    let issues = Issues(db: recording.db)
    let id = values.text(.issue) ?? ""
    guard var issue = try issues.issue(id) else { throw Refusal.notFound(what: "gazette issue", name: id) }
    guard !issue.isClosed else {
      throw Refusal(.issueClosed, "Issue \(id) is closed; a closed issue never changes and has no proof any more.")
    }
    let sight = Sight(of: recording.officer, under: try recording.law(on: recording.today))
    issue = try issues.collected(issue, recording.dossiers, today: recording.today, seen: sight)
    let lines = values.texts(ProofEntry.item).flatMap { $0.split(separator: "\n").map(String.init) }
    let entries = lines.compactMap(ProofEntry.init)
    let known = Set(issue.entries.map { "\($0.section) \($0.name) \($0.event)" })
    guard entries.count == lines.count, !entries.isEmpty,
      let strange = entries.first(where: { !known.contains("\($0.section) \($0.number) \($0.event)") })
    else {
      guard entries.count == lines.count, !entries.isEmpty else {
        throw Refusal.items([
          ItemFinding(item: ProofEntry.item, reason: "write section, number, event and digest of each entry on a line.")
        ])
      }
      return (issue, entries)
    }
    throw Refusal(.entryGone, "\(strange.number), event \(strange.event), does not wait for issue \(id).")
  }
}

extension IssueClosing {
  /// Tells which entries nobody has read as they were printed last; refuses to close where the office wants all read:
  /// `gazette_proof` of office.tsv is `read`.
  static func tellUnread(_ issue: GazetteIssue, _ recording: inout Recording) throws {
    let isWanted = recording.facts.settings["gazette_proof"] == "read"
    let proof = try ProofPrint.last(of: issue.id, recording.db)
    guard isWanted || proof != nil else { return }
    let read = Set(try ProofPrint.readings(of: issue.id, recording.db).flatMap(\.entries))
    let printed = Dictionary(
      (proof?.entries ?? []).map { ("\($0.section) \($0.number) \($0.event)", $0) },
      uniquingKeysWith: { first, _ in first })
    let unread = issue.entries.filter { entry in
      printed["\(entry.section) \(entry.name) \(entry.event)"].map { !read.contains($0) } ?? true
    }
    guard !unread.isEmpty else { return }
    let names = unread.prefix(5).map { "\($0.number), event \($0.event)" }.joined(separator: "; ")
    let told =
      "Not read in proof: \(unread.count) of \(issue.entries.count) entries (\(names)\(unread.count > 5 ? "; …" : ""))."
    guard !isWanted else {
      throw Refusal(
        .entriesFaulty,
        "\(told) The office closes an issue when all of it was read. `ipdesk gazette pages \(issue.id)` lists the pages."
      )
    }
    recording.effects.notes.append(told)
  }
}
