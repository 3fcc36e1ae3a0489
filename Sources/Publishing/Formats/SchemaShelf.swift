import FoundationEssentials

/// The schemas of a folder, each compiled once.
///
/// The schema of MathML is replaced by one that knows its root only: no format writes formulas as MathML, and libxml2
/// needs seconds to compile the whole.
public final class SchemaShelf {
  private let folder: String
  private var compiled: [String: Schema] = [:]

  /// - Parameter folder: where the official schemas lie: `…/ST96/V6_0/flattened`.
  public init(_ folder: String) { self.folder = folder }

  /// The schema of that file name; refuses with ``XMLFault/schema(path:reason:)``.
  public func schema(_ name: String) throws -> Schema { try schema(at: "\(folder)/\(name)") }

  /// The schema of that path, wherever it lies.
  func schema(at path: String) throws -> Schema {
    if let known = compiled[path] { return known }
    let schema = try Schema(path, standIns: ["FlattenedMathML3.xsd": Self.formulas])
    compiled[path] = schema
    return schema
  }

  private static let formulas = Data(
    """
    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/1998/Math/MathML3">
      <xs:element name="math"><xs:complexType><xs:sequence>
        <xs:any minOccurs="0" maxOccurs="unbounded" processContents="skip"/>
      </xs:sequence></xs:complexType></xs:element>
    </xs:schema>
    """.utf8)
}

extension FormatFile {
  /// Writes the file and judges it in the same passage; nothing of an invalid file reaches its name.
  ///
  /// - Returns: what its schema does not allow, and the bytes written; no findings without a shelf or a schema.
  public func write(to path: String, judgedBy shelf: SchemaShelf?) throws -> (findings: [XMLFinding], size: Int) {
    let file = try AtomicFile(path)
    let stream = try schema.flatMap { name in try shelf.map { try SchemaStream(try $0.schema(name)) } }
    var size = 0
    try write { bytes in
      stream?.pass(bytes)
      try file.write(bytes)
      size += bytes.count
    }
    let findings = stream?.finish() ?? []
    if findings.isEmpty { try file.commit() }
    return (findings, size)
  }
}
