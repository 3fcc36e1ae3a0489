import Standards

/// Why a paper cannot be made; nothing is written when one is thrown.
public enum PaperFault: Explained, Equatable {
  /// The machine lacks a family of the font set; `package` is the Debian package that holds it.
  case missingFont(family: String, package: String)
  /// A picture that is absent, refused or undecodable.
  case picture(name: String, reason: String)
  /// A document that is not taken.
  case document(name: String, reason: String)
  /// A part that fits on no page: `height` and `room` in points.
  case tooTall(part: String, height: Double, room: Double)
  /// A text that cannot become a QR code.
  case code(text: String, reason: String)
  /// The date of creation is not an ISO 8601 moment in UTC.
  case date(String)
  /// An entry of a table of contents that refers to a mark no part carries.
  case unknownMark(String)
  /// A template of the law that cannot be filled.
  case template(name: String, reason: String)
  /// A paper that may not be made as the dossier stands, or whose documents are missing.
  case unissued(paper: String, reason: String)
  /// Cairo could not make the file.
  case engine(String)

  /// The sentence for the officer: what is wrong and what to do.
  public var message: String {
    switch self {
    case .missingFont(let family, let package):
      "The font family “\(family)” is not installed. Install the package \(package) and print again."
    case .picture(let name, let reason):
      "The picture “\(name)” cannot be printed: \(reason). Replace the picture and print again."
    case .document(let name, let reason):
      "The document “\(name)” is not taken: \(reason). Replace the file or rename it."
    case .tooTall(let part, let height, let room):
      "The \(part) is \(Int(height.rounded(.up))) points high and the page has \(Int(room)). Make it smaller."
    case .code(let text, let reason):
      "“\(text)” cannot become a QR code: \(reason). Shorten the text."
    case .date(let text):
      "“\(text)” is not a moment such as 2026-03-02T09:00:00Z. Correct the date of creation."
    case .unknownMark(let id):
      "The contents refer to “\(id)”, which no heading carries. Add the mark or remove the entry."
    case .template(let name, let reason):
      "The template “\(name)” cannot be filled: \(reason). Correct the templates of the law."
    case .unissued(let paper, let reason):
      "“\(paper)” cannot be made: \(reason)."
    case .engine(let reason):
      "The PDF could not be made: \(reason). Report this."
    }
  }

  /// Code and message.
  public var explanation: Explanation {
    let code: RefusalCode =
      switch self {
      case .missingFont: .fontMissing
      case .picture: .pictureRefused
      case .document: .documentRefused
      case .tooTall: .partTooTall
      case .code: .codeTooLong
      case .date: .creationDate
      case .unknownMark: .markUnknown
      case .template: .templateFaulty
      case .unissued: .paperUnissued
      case .engine: .paperFailed
      }
    return Explanation(code, message)
  }
}
