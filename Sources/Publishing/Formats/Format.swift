import Filing
import FoundationEssentials
import Standards

/// What is exchanged at once: dossiers, the office that sends them, and the issue of the gazette they stand in.
///
/// Whoever makes it answers for it that no unpublished dossier goes out; the formats write what they are given.
public struct Submission: Sendable {
  public let office: OfficeProfile
  public let dossiers: [Dossier]
  public let issue: GazetteIssue?
  /// Date of the files.
  public let date: CalendarDate
  /// Labels of the gazette's sections by id.
  public let sections: [String: String]

  public init(
    office: OfficeProfile, dossiers: [Dossier], issue: GazetteIssue? = nil, date: CalendarDate, sections: [Section] = []
  ) {
    (self.office, self.dossiers, self.issue, self.date) = (office, dossiers, issue, date)
    self.sections = Dictionary(sections.map { ($0.id, $0.label.first) }, uniquingKeysWith: { first, _ in first })
  }
}

/// One file of a format: its name, the schema that judges it, and its content, made when it is written.
public struct FormatFile: Sendable {
  /// `TrademarkTransaction.xml`
  public let name: String
  /// File name of the official schema: `TrademarkTransaction_V6_0.xsd`.
  public let schema: String
  private let body: @Sendable (XMLStream) throws -> Void

  init(name: String, schema: String, body: @escaping @Sendable (XMLStream) throws -> Void) {
    (self.name, self.schema, self.body) = (name, schema, body)
  }

  /// Writes the file piece by piece; refuses with ``XMLFault`` what XML cannot hold.
  public func write(to sink: @escaping ByteSink) throws {
    let stream = XMLStream(to: sink)
    try body(stream)
    try stream.finish()
  }

  /// The whole file.
  public func data() throws -> Data {
    var bytes = Data()
    try write { bytes.append(contentsOf: $0) }
    return bytes
  }
}

/// An item of a form for which a format has no element.
public struct CoverageGap: Equatable, Sendable {
  public let right: String
  public let item: String
  /// What the form's table names as element; empty when it names none.
  public let element: String
}

extension Submission {
  /// The same with other dossiers.
  func with(_ dossiers: [Dossier]) -> Submission { Submission(self, dossiers) }

  private init(_ other: Submission, _ dossiers: [Dossier]) {
    (office, issue, date, sections) = (other.office, other.issue, other.date, other.sections)
    self.dossiers = dossiers
  }
}

/// A format of exchange in one edition.
public struct Format: Sendable {
  /// `ST96-V6_0`
  public let id: String
  public let title: String
  /// The files that carry the submission; none for rights that the format does not know.
  public let files: @Sendable (Submission) -> [FormatFile]
  /// The items of a right's form that the format has no place for.
  public let coverage: @Sendable (Right) -> [CoverageGap]

  /// Every format the office can write.
  public static let all: [Format] = [.st96]

  /// The format with that id.
  public static func named(_ id: String) -> Format? { all.first { $0.id == id } }
}
