import Filing
import GRDB
import Standards

extension Checking {
  /// Every paper that is kept is that of an event which issued it, kept once, and its file is there.
  ///
  /// That the bytes of the file are those of its digest is checked with the documents.
  func papers() throws -> [String] {
    var findings: [String] = []
    let facts = try lawbook.facts(db, day: CalendarDate(dayNumber: 0))
    for row in try EventRow.ofOffice("keep_paper", db) {
      let values = try row.event().values
      let (event, paper) = (values.number(.relatedEvent) ?? 0, values.text(.name) ?? "")
      guard row.request == KeptPaper.request(of: event, paper) else {
        findings.append("Event \(row.sequence) keeps the paper “\(paper)” of event \(event) under a strange request.")
        continue
      }
      let found = try EventRow.issuing(event, paper, db) { try lawbook.law($0, facts, db) }
      let digest = values.attachments.first?.sha256
      let isThere = try db.number("SELECT 1 FROM document WHERE sha256 = ?", digest) != nil
      if found == nil { findings.append("Event \(row.sequence) keeps a paper of event \(event), which issued none.") }
      if !isThere { findings.append("The paper “\(paper)” of event \(event) is gone: it was made and kept.") }
    }
    return findings
  }
}
