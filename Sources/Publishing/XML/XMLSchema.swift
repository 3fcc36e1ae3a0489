import CLibXML2
import FoundationEssentials
import Standards

/// Something in a file that its schema does not allow.
public struct XMLFinding: Sendable, Hashable {
  /// From 1; the end of the start tag of the element in question.
  public let line: Int
  /// From 1, nil when unknown.
  public let column: Int?
  /// The names of the elements that lead to it, "/" in front of each; with the file's own prefixes.
  public let path: String
  /// libxml2's sentence.
  public let message: String

  public init(line: Int, column: Int? = nil, path: String, message: String) {
    (self.line, self.column, self.path, self.message) = (line, column, path, message)
  }

  init(_ error: xmlError) {
    self.init(
      line: Int(error.line), column: error.int2 > 0 ? Int(error.int2) : nil, path: "", message: LibXML.message(error))
  }
}

/// A compiled XML Schema; judges any number of files.
///
/// Schemas are read from the disk only, never from a network. `standIns` replaces files of the schema's folder by other
/// texts: the official MathML schema alone takes libxml2 many seconds.
public final class Schema: Sendable {
  // libxml2 never changes a compiled schema while it judges, so threads may share it.
  nonisolated(unsafe) package let pointer: xmlSchemaPtr

  /// Refuses with ``XMLFault/schema(path:reason:)``.
  public init(_ path: String, standIns: [String: Data] = [:]) throws {
    _ = LibXML.prepared
    let overlay = standIns.isEmpty || !Files.exists(path) ? nil : try SchemaOverlay(path, standIns)
    let source = overlay?.path ?? path
    guard FileManager.default.isReadableFile(atPath: source), let context = xmlSchemaNewParserCtxt(source) else {
      throw XMLFault.schema(path: path, reason: "the file is not there")
    }
    defer { xmlSchemaFreeParserCtxt(context) }
    let faults = Findings()
    xmlSchemaSetParserStructuredErrors(context, Findings.collect, Unmanaged.passUnretained(faults).toOpaque())
    guard let schema = xmlSchemaParse(context) else {
      let first = faults.list.first
      throw XMLFault.schema(path: path, reason: first.map { "line \($0.line): \($0.message)" } ?? "it is malformed")
    }
    pointer = schema
  }

  deinit { xmlSchemaFree(pointer) }

  /// What the schema does not allow in a file, at most 100 findings; empty when the file is valid.
  ///
  /// The file is read as a stranger's: what ``XMLReader`` refuses is thrown.
  public func findings(in bytes: Data, limits: XMLLimits = .standard) throws -> [XMLFinding] {
    try findings(in: Pieces(bytes), limits: limits)
  }

  /// The same for a file that streams by.
  public func findings(in pieces: Pieces, limits: XMLLimits = .standard) throws -> [XMLFinding] {
    let input = try XMLInput(pieces, doctype: .refused)
    let judging = try SchemaJudging(self)
    var gate = XMLGate(limits)
    while case let piece = try input.next(), !piece.isEmpty {
      try piece.withUnsafeBytes { portion in
        try gate.pass(portion)
        try judging.pass(portion)
      }
    }
    return try judging.finish()
  }

  private final class Findings {
    var list: [XMLFinding] = []

    static let collect: xmlStructuredErrorFunc = { context, error in
      guard let context, let error = error?.pointee else { return }
      Unmanaged<Findings>.fromOpaque(context).takeUnretainedValue().list.append(XMLFinding(error))
    }
  }
}

/// A temporary folder of links to a schema's files in which some are replaced; removed when freed.
private final class SchemaOverlay {
  private let folder: String
  let path: String

  init(_ schema: String, _ standIns: [String: Data]) throws {
    let files = FileManager.default
    let source = URL(filePath: schema).deletingLastPathComponent().path
    folder = files.temporaryDirectory.appending(path: "ipdesk-schema-\(UUID().uuidString)").path
    path = folder + "/" + URL(filePath: schema).lastPathComponent
    try Files.makeFolder(folder)
    for name in try Files.names(in: source) where name.hasSuffix(".xsd") && standIns[name] == nil {
      try files.createSymbolicLink(atPath: folder + "/" + name, withDestinationPath: source + "/" + name)
    }
    for (name, text) in standIns { try Files.write(text, to: folder + "/" + name) }
  }

  deinit { try? Files.remove(folder) }
}
