import Filing
import FoundationEssentials
import Office
import Standards
import Terminal

extension DossierLine.Content {
  /// Why the desk cannot show it; nil where it can.
  func refusal(at workshop: Workshop) -> String? {
    switch self {
    case .paper: workshop.paper == nil ? "Reading papers is not set up at this desk." : nil
    case .file(let file):
      file.mediaType == "text/plain"
        ? nil : "“\(file.name)” is \(file.mediaType), which is no text; w tells its size and its SHA-256."
    }
  }

  /// The wording of a paper or of a text that was filed, to read.
  ///
  /// - Throws: what the register, the paper or its template refuses.
  func screen(_ number: String, law: Law, at office: Workplace) throws -> ReaderScreen {
    switch self {
    case .paper(let paper):
      guard let read = office.workshop.paper else { throw Refusal(.notSetUp, refusal(at: office.workshop) ?? "") }
      let name = law.paper(paper.paper)?.label.first ?? paper.paper
      return ReaderScreen("\(name) of \(paper.date)", try read(office.office, number, paper))
    case .file(let file):
      return ReaderScreen(file.name, String(decoding: try office.office.document(file.sha256), as: UTF8.self))
    }
  }
}
