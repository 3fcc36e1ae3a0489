import Filing
import FoundationEssentials
import Office
import Standards

/// What an assistant is given of one file: texts of an item, or documents, each under an id of its own.
public struct AssistantBatch: Sendable {
  /// One thing for which something is to be suggested.
  public struct Part: Sendable, Equatable {
    /// `goods.9.1`, `description.1`, `file.3`
    public let id: String
    /// Nothing for a file.
    public var text = ""
    /// The document; nil for a text.
    public var file: Attachment?
  }

  public let parts: [Part]
  let files: [String: Data]
  let language: String

  /// Most parts of a batch, and most bytes of its texts.
  static let (mostParts, mostBytes) = (500, 1 << 20)

  /// The texts of the item that the assistant reads.
  init(_ assistant: Assistant, of dossier: Dossier) throws {
    let item = assistant.reads ?? ""
    var found: [Part] = []
    for (place, entry) in dossier.values[item].enumerated() {
      switch entry {
      case .goods(let goods):
        found += goods.terms.enumerated().map { Part(id: "\(item).\(goods.number).\($0 + 1)", text: $1) }
      case .text(let text): found.append(Part(id: "\(item).\(place + 1)", text: text))
      default: break
      }
    }
    (parts, files) = (found, [:])
    language = dossier.values.text("language") ?? dossier.right.language
    guard !parts.isEmpty else {
      throw Refusal(.notFound, "“\(dossier.applicationNumber)” has no “\(item)” that “\(assistant.id)” could read.")
    }
    let bytes = parts.reduce(0) { $0 + $1.text.utf8.count }
    guard parts.count <= Self.mostParts, bytes <= Self.mostBytes else {
      throw Refusal(
        .tooLarge,
        "“\(item)” has \(parts.count) texts of \(bytes) bytes; “\(assistant.id)” is given \(Self.mostParts) of \(Self.mostBytes) at most."
      )
    }
  }

  /// Documents of a file, which the assistant reads as they came.
  init(_ assistant: Assistant, of dossier: Dossier, _ named: [FiledDocuments.Line], at office: Office) throws {
    guard !named.isEmpty else {
      throw Refusal(
        .optionMissing,
        "“\(assistant.id)” reads documents; name them with --file. `ipdesk document list \(dossier.applicationNumber)` lists them."
      )
    }
    for line in named where !assistant.media.contains(line.file.mediaType) {
      throw Refusal(
        .documentRefused,
        "“\(line.file.name)” is \(line.file.mediaType); “\(assistant.id)” reads \(assistant.media.joined(separator: ", "))."
      )
    }
    parts = named.map { Part(id: "file.\($0.place)", file: $0.file) }
    var bytes: [String: Data] = [:]
    for line in named { bytes[line.file.sha256] = try FiledDocuments.bytes(line.file, at: office) }
    files = bytes
    language = dossier.values.text("language") ?? dossier.right.language
  }

  /// SHA-256 over ids, texts and digests of files, in their order.
  var digest: String {
    let lines = parts.map { "\($0.id)\t\($0.file?.sha256 ?? Office.digest(Data($0.text.utf8)))\n" }
    return Office.digest(Data(lines.joined().utf8))
  }

  /// A JSON object a line; files by the paths under which they lie.
  func jsonLines(paths: [String: String] = [:]) throws -> String {
    struct Line: Encodable { let id: String, text: String?, path: String?, media: String?, language: String }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try parts.map { part in
      let line = Line(
        id: part.id, text: part.file == nil ? part.text : nil, path: paths[part.id], media: part.file?.mediaType,
        language: language)
      return String(decoding: try encoder.encode(line), as: UTF8.self) + "\n"
    }.joined()
  }

  /// A text a line.
  var plainLines: String {
    parts.map { String($0.text.map { $0.isNewline ? " " : $0 }) + "\n" }.joined()
  }
}
