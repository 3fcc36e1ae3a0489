import Filing
import FoundationEssentials
import Office
import Publishing
import Standards

/// The folder from which priority documents are deposited: each package with a note of its access code.
public struct DASOutbox {
  private let folder: String

  /// - Parameter folder: where packages and notes are put; it is made when it is missing.
  public init(folder: String) { self.folder = folder }

  /// What the depositor must tell the service beside the package.
  private struct Note: Encodable {
    let accessCode, applicationNumber, filingDate, office, package, sha256: String
  }

  /// Writes the package and its note, or leaves them when they stand there; a `Refusal` for a dossier without access code.
  public func put(_ issued: PriorityIssuing.Issued) throws -> DASOutcome {
    let index = issued.package.index
    guard let code = issued.accessCode else {
      throw Refusal(
        .accessCodeMissing,
        "\(index.number): no access code was given, or your role may not see it. Record the request first.")
    }
    let name = issued.package.name
    let note = Note(
      accessCode: code, applicationNumber: index.number, filingDate: index.filed.description, office: index.office,
      package: name, sha256: Checksum.of(issued.package.bytes))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    let text = SafeJSON.escaped(try encoder.encode(note)) + Data("\n".utf8)
    let paths = ["\(folder)/\(name)", "\(folder)/\(name.dropLast(4)).json"]
    let stands = zip(paths, [issued.package.bytes, text]).allSatisfy { (try? Files.read($0)) == $1 }
    if !stands {
      try Files.makeFolder(folder)
      try AtomicFile.write(issued.package.bytes, to: paths[0])
      try AtomicFile.write(text, to: paths[1])
    }
    return DASOutcome(
      file: name, action: stands ? .kept : .written, dossier: index.number,
      note: "copy \(issued.copy), code in \(name.dropLast(4)).json")
  }
}

extension PriorityIssuing {
  /// Application numbers of all dossiers that have issued a priority document.
  public mutating func everyIssued() throws -> [String] {
    var numbers: [String] = []
    var after: String?
    repeat {
      let page = try reading.office.ask(FindDossiers("", limit: 500, after: after))
      for hit in page.hits where try hasIssued(hit.number) { numbers.append(hit.number) }
      after = page.next
    } while after != nil
    return numbers
  }
}
