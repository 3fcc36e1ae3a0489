import Filing
import Foundation
import GRDB
import Standards

/// Keeping the very file of a paper that the office signs, when it is first made.
enum PaperActs {
  static let keep: OfficeAct = { recording, values, effective in
    let (event, paper) = (values.number(.relatedEvent) ?? 0, values.text(.name) ?? "")
    guard recording.request.id == KeptPaper.request(of: event, paper) else {
      throw Refusal(
        .requestID, "Papers are kept by the program when they are first made. Print it: `ipdesk paper NUMBER`.")
    }
    guard let id = try recording.issuing(event, paper)?.dossier else {
      throw Refusal(.paperUnissued, "Event \(event) has issued no paper “\(paper)”, so that none can be kept.")
    }
    let dossier = try recording.dossiers.dossier(id, today: recording.today)
    guard Sight(of: recording.officer, under: try recording.law(on: recording.today)).reads(dossier) else {
      throw Refusal.secret(dossier.applicationNumber)
    }
    guard values.attachments.count == 1, values.attachments[0].mediaType == "application/pdf" else {
      throw Refusal.items([ItemFinding(item: "documents", reason: "one PDF is kept; attach it.")])
    }
    try recording.keepDocuments(values)
    try recording.note("keep_paper", values, effective)
  }
}

extension Recording {
  fileprivate func issuing(_ sequence: Int, _ paper: String) throws -> EventRow? {
    try EventRow.issuing(sequence, paper, db) { try lawbook.law($0, facts, db) }
  }
}
