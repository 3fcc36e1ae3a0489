/// Names of the parts of a priority document package.
///
/// An outer ZIP holds an inner one with the content of the application, the certificate as PDF, its signature and the
/// public key. Modelled on the convergence of practice no. 8 of the offices of the European Patent Convention; the text
/// of WIPO Standard ST.92 was not to be had, and its names are to be put here once they are known.
public struct PriorityLayout: Sendable, Equatable {
  /// Name and edition of the layout, which stand in the index.
  public let id: String
  /// The inner ZIP.
  public let content: String
  /// The certificate, which holds the SHA-256 of the inner ZIP.
  public let certificate: String
  public let signature: String
  /// The key that made the signature; who trusts it has it from elsewhere.
  public let key: String
  /// The list of what the inner ZIP holds.
  public let index: String
  /// The application as pages, made by the office.
  public let pages: String

  public init(
    id: String, content: String, certificate: String, signature: String, key: String, index: String, pages: String
  ) {
    (self.id, self.content, self.certificate) = (id, content, certificate)
    (self.signature, self.key, self.index, self.pages) = (signature, key, index, pages)
  }

  /// What this office writes.
  public static let modelled = PriorityLayout(
    id: "ipdesk-1", content: "application.zip", certificate: "certified-copy.pdf",
    signature: "certified-copy.pdf.minisig", key: "office.pub", index: "index.xml", pages: "application.pdf")

  /// Name of the outer ZIP: `XX-402026000000001-priority.zip`.
  public func package(office: String, number: String) -> String {
    "\(office)-\(number.filter { $0.isASCII && ($0.isLetter || $0.isNumber) })-priority.zip"
  }
}
