import Filing
import FoundationEssentials
import Office
import Publishing
import Standards

extension Reading {
  /// The bytes of a paper; the first time that a paper is made which the office signs, they are kept and given for ever.
  ///
  /// A register that takes no acts, a law without the act that keeps papers, and an officer who may not record it print without keeping.
  public mutating func file(
    _ printed: PrintedPaper, _ issued: IssuedPaper, _ paper: Paper, _ file: DossierFile
  ) throws -> Data {
    let bytes = try printed.pdf()
    guard paper.isKept, paper.package == nil, !printed.isMade, file.events.indices.contains(issued.event - 1),
      try law().officeAct("keep_paper")?.roles.contains(where: office.officer.roles.contains) == true
    else { return bytes }
    let event = file.events[issued.event - 1].sequence
    let attachment = Attachment(
      sha256: Checksum.of(bytes), mediaType: "application/pdf", name: "paper.pdf", size: bytes.count)
    let request = ActRequest(
      "keep_paper",
      values: [
        "related_event": [.number(event)], "name": [.text(paper.id)], "documents": [.attachment(attachment)],
      ], documents: [bytes], id: KeptPaper.request(of: event, paper.id))
    do {
      _ = try office.record(request)
      try keepUp()
      return bytes
    } catch let refusal as Refusal {
      // Another officer has kept it meanwhile: his is the paper.
      guard let kept = try office.ask(ReadKeptPaper(of: event, paper.id)).bytes else {
        guard refusal.explanation.code == .standby else { throw refusal }
        return bytes
      }
      return kept
    }
  }
}
