import Filing
import FoundationEssentials
import Standards

/// What somebody holds in his hand: a paper with its data, what a scanner showed, or a code that he read.
public enum CertificateClaim: Equatable, Sendable {
  case paper(CertificateContent, CertificateToken?)
  case token(CertificateToken)
  case code(String)

  /// Reads a file: a PDF of the office, or the data of a certificate as a text; nil when it is neither.
  public init?(file bytes: Data) {
    guard
      let text = bytes.starts(with: Array("%PDF".utf8)) ? EmbeddedText.of(bytes) : String(bytes: bytes, encoding: .utf8)
    else { return nil }
    if let content = CertificateContent(canonical: text) {
      self = .paper(content, nil)
      return
    }
    let parts = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let token = CertificateToken(parts[0]),
      let content = CertificateContent(canonical: parts[1])
    else { return nil }
    self = .paper(content, token)
  }

  /// Reads what was scanned or typed; nil when it is neither a code nor the text of a QR code.
  public init?(typed text: String) {
    if let token = CertificateToken(text) {
      self = .token(token)
    } else if let code = VerificationCode.read(text) {
      self = .code(code)
    } else {
      return nil
    }
  }
}

extension CertificateClaim {
  /// The office by whose name it goes; nil when a code alone was given.
  var office: String? {
    switch self {
    case .paper(let content, _): content.office
    case .token(let token): token.office
    case .code: nil
    }
  }

  /// The code of the content that the paper carries; nil when it carries none.
  public var contentCode: String? {
    if case .paper(let content, _) = self { CertificateProof(content).code } else { nil }
  }
  /// Whether the paper bears a signature, whosever it is.
  public var isSigned: Bool {
    if case .paper(_, let token) = self { token?.signature != nil } else { false }
  }
}
