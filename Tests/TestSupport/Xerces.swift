import Foundation

/// The sample programme SAX2Count of Xerces-C, an XML Schema validator that shares nothing with libxml2.
public enum Xerces {
  private static let program = "/usr/bin/SAX2Count"

  public static var isThere: Bool { FileManager.default.fileExists(atPath: program) && TestPaths.schemas != nil }

  /// What Xerces says against documents of ST.96 V6_0, by their paths; empty when all are valid.
  public static func complaints(_ paths: [String]) throws -> [String] {
    guard let folder = TestPaths.schemas else { return [] }
    let copy = FileManager.default.temporaryDirectory.appending(path: "xerces-\(UUID().uuidString).xml").path
    defer { try? FileManager.default.removeItem(atPath: copy) }
    return try paths.flatMap { path in
      let document = URL(filePath: path).lastPathComponent.prefix { $0.isLetter }
      var text = try String(contentsOfFile: path, encoding: .utf8)
      // The program finds a schema by the hint in the root only.
      guard let space = text.split(separator: "\"").first(where: { $0.contains("/ST96/") }),
        let version = text.range(of: " com:st96Version")
      else { return ["\(path) is not ST.96"] }
      let hint = "\(space) \(folder)/flattened/\(document)_V6_0.xsd"
      text.insert(
        contentsOf:
          " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"\(hint)\"",
        at: version.lowerBound)
      try text.write(toFile: copy, atomically: false, encoding: .utf8)
      return try run(["-v=always", "-f", copy])
    }
  }

  /// What Xerces says against many documents of one kind, read as one file, so that the schema is compiled once.
  ///
  /// - Parameter document: `PatentPublication`; every one of `pieces` is such a document.
  public static func complaints(_ document: String, _ space: String, _ pieces: [Data]) throws -> [String] {
    guard let folder = TestPaths.schemas else { return [] }
    let base = FileManager.default.temporaryDirectory.appending(path: "xerces-\(UUID().uuidString)").path
    defer { for suffix in [".xml", ".xsd"] { try? FileManager.default.removeItem(atPath: base + suffix) } }
    let uri = "http://www.wipo.int/standards/XMLSchema/ST96/\(space)"
    let schema = """
      <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:n="\(uri)" targetNamespace="urn:all">
      <xs:import namespace="\(uri)" schemaLocation="\(folder)/flattened/\(document)_V6_0.xsd"/>
      <xs:element name="all"><xs:complexType><xs:sequence>
      <xs:element ref="n:\(document)" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element></xs:schema>
      """
    try Data(schema.utf8).write(to: URL(filePath: base + ".xsd"))
    var all = Data(
      #"<a:all xmlns:a="urn:all" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" "#.utf8)
    all += Data("xsi:schemaLocation=\"urn:all \(base).xsd\">".utf8)
    for piece in pieces {
      // The declaration of XML stands at the beginning of a file only.
      let start = piece.starts(with: Data("<?xml".utf8)) ? (piece.firstIndex(of: UInt8(ascii: ">")) ?? 0) + 1 : 0
      all += piece.dropFirst(start)
    }
    all += Data("</a:all>".utf8)
    try all.write(to: URL(filePath: base + ".xml"))
    return try run(["-v=always", "-f", base + ".xml"])
  }

  private static func run(_ arguments: [String]) throws -> [String] {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let lines = text.split(separator: "\n").map(String.init)
    let isClean = process.terminationStatus == 0 && lines.contains { $0.contains("elems") }
    return isClean ? [] : Array(lines.prefix(10))
  }
}
