import FoundationEssentials
import Publishing
import Standards

extension ReferenceShelf {
  /// Installs a classification; an edition that is there is replaced file by file.
  ///
  /// Refuses with ``Refused`` what is no classification that is known or names no edition.
  /// - Parameters:
  ///   - path: the file that holds it.
  ///   - named: the edition, when the file does not name it: `13-2026`.
  public func install(_ path: String, edition named: String?) throws -> Item {
    let reference = try ReferenceFile(try NamedFile.wanted(path), file: path.lastPathPart) {
      FileManager.default.contents(atPath: "\(folder)/Nice/\($0)/structure.tsv")
    }
    let edition = named ?? reference.edition
    guard !edition.isEmpty, edition.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || ".-_".contains($0)) })
    else {
      throw Refused(message: "\(path): the file does not name its edition; give --edition, e.g. --edition 13-2026.")
    }
    let place = "\(folder)/\(reference.name)/\(edition)"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    try AtomicFile.write(reference.table, to: "\(place)/\(reference.content).tsv")
    return try item(reference.name, edition)
  }

  /// Installs the schemas of one edition of ST.96 from a folder; ``Refused`` when there are none in it.
  public func installSchemas(_ path: String) throws -> Item {
    let names = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".xsd") }.sorted()
    // Schemas of documents end with the edition of the whole: `TrademarkTransaction_V6_0.xsd`.
    let endings = names.compactMap { name in
      name.firstRange(of: "_V").map { String(name[$0.upperBound...].dropLast(4)) }
    }.filter { $0.allSatisfy { $0.isNumber || $0 == "_" } }
    let counted = Dictionary(grouping: endings) { $0 }.max { $0.value.count < $1.value.count }
    guard let edition = counted.map({ "V" + $0.key }) else {
      throw Refused(
        message: "\(path): there are no schemas such as TrademarkTransaction_V6_0.xsd in it. Name their folder.")
    }
    let place = "\(folder)/ST.96/\(edition)"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    for name in names { try AtomicFile.write(try NamedFile.wanted("\(path)/\(name)"), to: "\(place)/\(name)") }
    return try item("ST.96", edition)
  }

  private func item(_ name: String, _ edition: String) throws -> Item {
    guard let item = items().first(where: { $0.name == name && $0.edition == edition }) else {
      throw MachineFault(message: "\(folder) cannot be read.")
    }
    return item
  }
}
