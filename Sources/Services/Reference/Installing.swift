import Filing
import FoundationEssentials
import Publishing
import Standards

extension ReferenceShelf {
  /// Installs a classification; an edition that is there is replaced file by file.
  ///
  /// Refuses what is no classification that is known or names no edition.
  /// - Parameters:
  ///   - path: the file that holds it.
  ///   - named: the edition, when the file does not name it: `13-2026`.
  public func install(_ path: String, edition named: String?) throws -> Item {
    let reference = try ReferenceFile(try NamedFile.read(path), file: path.lastPathPart) {
      try? Files.read("\(folder)/Nice/\($0)/structure.tsv")
    }
    let edition = named ?? reference.edition
    guard !edition.isEmpty, edition.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || ".-_".contains($0)) })
    else {
      throw Refusal(
        .optionMissing, "\(path): the file does not name its edition; give --edition, e.g. --edition 13-2026.")
    }
    let place = "\(folder)/\(reference.name)/\(edition)"
    try Files.makeFolder(place)
    try AtomicFile.write(reference.table, to: "\(place)/\(reference.content).tsv")
    return try item(reference.name, edition)
  }

  /// Installs the schemas of one edition of ST.96 from a folder; a `Refusal` when there are none in it.
  public func installSchemas(_ path: String) throws -> Item {
    let names = try Files.names(in: path).filter { $0.hasSuffix(".xsd") }
    // Schemas of documents end with the edition of the whole: `TrademarkTransaction_V6_0.xsd`.
    let endings = names.compactMap { name in
      name.firstRange(of: "_V").map { String(name[$0.upperBound...].dropLast(4)) }
    }.filter { $0.allSatisfy { $0.isNumber || $0 == "_" } }
    let counted = Dictionary(grouping: endings) { $0 }.max { $0.value.count < $1.value.count }
    guard let edition = counted.map({ "V" + $0.key }) else {
      throw Refusal(
        .schemaUnusable,
        "\(path): there are no schemas such as TrademarkTransaction_V6_0.xsd in it. Name their folder.")
    }
    let place = "\(folder)/ST.96/\(edition)"
    try Files.makeFolder(place)
    for name in names { try AtomicFile.write(try NamedFile.read("\(path)/\(name)"), to: "\(place)/\(name)") }
    return try item("ST.96", edition)
  }

  private func item(_ name: String, _ edition: String) throws -> Item {
    guard let item = items().first(where: { $0.name == name && $0.edition == edition }) else {
      throw FileFault(
        "\(folder)/\(name)/\(edition)", .read, reason: "it is not as it was written", cure: "Install it again.")
    }
    return item
  }
}
