import Filing
import FoundationEssentials
import Office
import Services
import Terminal

extension DossierLine.Content {
  /// Why the desk cannot show it; nil where it can.
  var refusal: String? {
    switch self {
    case .paper: nil
    case .file(let file):
      file.mediaType == "text/plain"
        ? nil : say("“%1” is %2, which is no text; w tells its size and its SHA-256.", file.name, file.mediaType)
    }
  }

  /// The wording of a paper or of a text that was filed, to read.
  ///
  /// - Throws: what the register, the paper or its template refuses.
  func screen(_ number: String, law: Law, at office: DeskContext) throws -> ReaderScreen {
    switch self {
    case .paper(let paper):
      let name = law.paper(paper.paper)?.label.said ?? paper.paper
      return ReaderScreen("\(name) of \(paper.date)", try Papers.text(paper, of: number, at: office.office))
    case .file(let file):
      return ReaderScreen(file.name, String(decoding: try office.office.ask(ReadDocument(file.sha256)), as: UTF8.self))
    }
  }
}
