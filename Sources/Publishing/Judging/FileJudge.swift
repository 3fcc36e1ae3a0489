import FoundationEssentials

/// Judges files by gate, identity and schema; needs no register.
public struct FileJudge {
  /// Finds the schema of a standard's edition: `ST.96`, `V6_0`, `TrademarkTransaction_V6_0.xsd` → path.
  public typealias SchemaFinder = (_ identification: Identification) -> String?
  private let schema: SchemaFinder
  private let shelf = SchemaShelf("")
  private let trusted: [PublicKey]

  /// - Parameter trusted: public keys by which signatures are judged; with none the key in the package itself is taken.
  public init(schema: @escaping SchemaFinder, trusted: [PublicKey] = []) {
    (self.schema, self.trusted) = (schema, trusted)
  }

  /// One verdict for each document of what was handed in.
  public func verdicts(path: String) throws -> [Verdict] {
    if let file = try? ZipFile(path: path), let listing = try judgeListing(file, path) { return [listing] }
    if let document = try PriorityDocument(path: path, trusted: trusted) { return [document.verdict(path)] }
    do {
      let package = try IntakePackage(path: path)
      guard !package.documents.isEmpty else {
        return [
          refused(path, "ZIP", "package-empty", nil, "it holds no document", "Put the XML files into the package.")
        ]
      }
      return try package.documents.map { try verdict($0, of: package) }
    } catch let ZipFault.refused(code, entry, reason) {
      let name = entry.isEmpty ? "" : "“\(entry)”: "
      return [refused(path, "ZIP", code.rawValue, nil, name + reason, "Make the package again with plain files.")]
    }
  }

  private func verdict(_ name: String, of package: IntakePackage) throws -> Verdict {
    do {
      if [".json", ".tsv", ".csv"].contains(where: name.hasSuffix) {
        _ = try package.pieces(name)
        return Verdict(
          file: name, identification: Identification(standard: "form", edition: "", root: ""), isValid: true,
          judgedBy: "read when it is imported", isJudged: false, findings: [])
      }
      if SequenceListing.begins(try package.pieces(name).next()),
        let listing = try judgeListing(package.stored(name), name)
      {
        return listing
      }
      return try judge(name) { try package.pieces(name) }
    } catch let ZipFault.refused(code, _, reason) {
      return refused(name, "ZIP", code.rawValue, nil, reason, "Make the package again with plain files.")
    }
  }

  /// Judges the bytes of an XML file.
  public func judge(_ bytes: Data, _ name: String) throws -> Verdict {
    try judgeListing(ZipFile(bytes), name) ?? judge(name) { Pieces(bytes) }
  }

  // The file streams by twice: what it is says which schema judges it.
  private func judge(_ name: String, _ pieces: () throws -> Pieces) throws -> Verdict {
    do {
      let scan = try RecordScan.read(pieces()) { _ in }
      let found = scan.identification ?? Identification(standard: "", edition: "", root: "")
      guard !found.standard.isEmpty else {
        return Verdict(
          file: name, identification: found, isValid: false, judgedBy: "",
          findings: [
            VerdictFinding(
              code: "unknown", line: 1, path: "/" + found.root, message: "the file is of no standard that is read here",
              cure: "Send ST.96, ST.66, ST.86, ST.36 or ST.26.")
          ])
      }
      return try judge(name, found, pieces)
    } catch let XMLFault.refused(code, line, reason) {
      return refused(name, "", code.rawValue, line, reason, Self.cure(of: code))
    }
  }

  // A listing streams by, whatever its length; nil when the file is none.
  private func judgeListing(_ file: ZipFile, _ name: String) throws -> Verdict? {
    guard SequenceListing.begins(try file.bytes(at: 0, count: min(file.size, 4096))) else { return nil }
    do {
      return try SequenceListing(file).verdict(name)
    } catch let XMLFault.refused(code, line, reason) {
      return refused(name, "ST.26", code.rawValue, line, reason, Self.cure(of: code))
    }
  }

  private func judge(_ name: String, _ found: Identification, _ pieces: () throws -> Pieces) throws -> Verdict {
    guard let file = found.schema, let path = schema(found) else {
      let why =
        found.schema.map { "\($0) is not installed; run ipdesk reference install FOLDER" }
        ?? "the standard has no schema here"
      return Verdict(
        file: name, identification: found, isValid: true, judgedBy: "no schema: \(why)", isJudged: false, findings: [])
    }
    let findings = try shelf.schema(at: path).findings(in: pieces())
    return Verdict(
      file: name, identification: found, isValid: findings.isEmpty, judgedBy: file,
      findings: findings.map {
        VerdictFinding(
          code: "schema", line: $0.line, path: $0.path, message: $0.message, cure: Self.cure(of: $0.message))
      })
  }

  private func refused(
    _ name: String, _ standard: String, _ code: String, _ line: Int?, _ message: String, _ cure: String
  ) -> Verdict {
    Verdict(
      file: name, identification: Identification(standard: standard, edition: "", root: ""), isValid: false,
      judgedBy: "",
      findings: [VerdictFinding(code: code, line: line, path: "", message: message, cure: cure)])
  }

  private static func cure(of code: XMLRefusal) -> String {
    switch code {
    case .empty: "Send the file again; it arrived without content."
    case .version: "Write XML 1.0."
    case .encoding: "Save the file as UTF-8 and declare it so."
    case .doctype: "Leave the document type out, or name it without declarations of its own."
    case .inclusion: "Put the included text into the file."
    case .size, .depth, .attributes, .text: "Split the file; put long contents into files of their own."
    case .malformed: "Write the file with a program that writes XML, and send all of it."
    }
  }

  /// Words of libxml2's schema messages → what to do.
  private static let cures = [
    ("Missing child element", "Add the element that is expected."),
    ("is not expected", "Remove the element, or put it where the schema expects it."),
    ("required but missing", "Add the attribute."), ("is not allowed", "Remove the attribute."),
    ("facet 'enumeration'", "Write one of the words of the list."),
    ("facet 'pattern'", "Write the value in the shape of the pattern."),
    ("facet '", "Keep to the length or range of the schema."),
    ("is not a valid value", "Write a value of the type named."),
    ("No matching global", "Send a document whose root the schema knows."),
  ]

  private static func cure(of message: String) -> String {
    cures.first { message.contains($0.0) }?.1 ?? "Correct the element after the schema."
  }
}
