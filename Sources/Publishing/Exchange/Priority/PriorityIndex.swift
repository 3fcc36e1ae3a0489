import FoundationEssentials
import Standards

/// What a priority document is of, and every file of its inner ZIP.
public struct PriorityIndex: Sendable, Equatable {
  /// One file.
  public struct File: Sendable, Equatable {
    public enum Origin: String, Sendable {
      /// As the applicant filed it, byte for byte.
      case filed = "as-filed"
      /// Made by the office from what was filed.
      case office = "by-office"
    }

    /// Its place in the inner ZIP.
    public let name: String
    /// What the applicant called it, or what it is.
    public let title: String
    public let mediaType: String
    /// In bytes.
    public let size: Int
    /// 64 hexadecimal digits.
    public let sha256: String
    public let origin: Origin
  }

  public let layout: String
  /// Office of the application, two letters (ST.3).
  public let office: String
  /// Application number as exchanged.
  public let number: String
  public let filed: CalendarDate
  /// Id of the right.
  public let right: String
  public let title: String
  public let applicants: [String]
  public let files: [File]

  private static let root = "priority-document-index"

  /// The index as a file.
  func xml() throws -> Data {
    var bytes = Data()
    let stream = XMLStream { bytes.append(contentsOf: $0) }
    try stream.write(
      XMLNode(
        Self.root, ["layout": layout],
        [
          XMLNode("office", text: office), XMLNode("application-number", text: number),
          XMLNode("filing-date", text: filed.description), XMLNode("right", text: right),
          .optional("title", title),
        ] + applicants.map { XMLNode("applicant", text: $0) }
          + files.map {
            XMLNode(
              "file",
              [
                "name": $0.name, "media-type": $0.mediaType, "size": String($0.size), "sha256": $0.sha256,
                "origin": $0.origin.rawValue,
              ], text: $0.title)
          }))
    try stream.finish()
    return bytes
  }

  /// Reads an index; refuses with ``XMLFault`` what is none.
  init(xml bytes: Data) throws {
    let node = try XMLReader(bytes).tree()
    func missing(_ what: String) -> XMLFault { .refused(line: 1, reason: "the index has no \(what)") }
    guard node.name == Self.root, let layout = node.attribute("layout") else { throw missing("root \(Self.root)") }
    func text(_ name: String) throws -> String {
      guard let text = node[name]?.text, !text.isEmpty else { throw missing(name) }
      return text
    }
    self.layout = layout
    office = try text("office")
    number = try text("application-number")
    guard let filed = CalendarDate(try text("filing-date")) else { throw missing("filing-date that is a date") }
    self.filed = filed
    right = try text("right")
    title = node["title"]?.text ?? ""
    applicants = node.all("applicant").map(\.text)
    files = try node.all("file").map { file in
      guard let name = file.attribute("name"), let size = file.attribute("size").flatMap(Int.init),
        let sha256 = file.attribute("sha256"), let origin = file.attribute("origin").flatMap(File.Origin.init)
      else { throw missing("file with name, size, sha256 and origin") }
      return File(
        name: name, title: file.text, mediaType: file.attribute("media-type") ?? "", size: size, sha256: sha256,
        origin: origin)
    }
  }

  init(
    layout: String, office: String, number: String, filed: CalendarDate, right: String, title: String,
    applicants: [String], files: [File]
  ) {
    (self.layout, self.office, self.number, self.filed) = (layout, office, number, filed)
    (self.right, self.title, self.applicants, self.files) = (right, title, applicants, files)
  }
}
