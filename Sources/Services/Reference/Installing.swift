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
  ///   - licence: that of a dictionary or term list, when the file does not name it.
  ///   - packs: by which words of a dictionary in other scripts are read.
  public func install(
    _ path: String, edition named: String?, licence: String? = nil, packs: () throws -> SoundPacks = { .none }
  ) throws -> Item {
    if ReferenceShelf.isDictionary(path) {
      return try install(try dictionary(path), path, named: named, licence: licence, try packs())
    }
    let bytes = try NamedFile.read(path)
    if let list = try? Table(bytes: Array(bytes), name: path), DictionaryFile.isTermList(list.columns) {
      let name = path.lastPathPart.split(separator: ".").first.map(String.init) ?? "terms"
      let file = DictionaryFile(table: list, bytes: bytes, name: name)
      return try install(file, path, named: named, licence: licence, try packs())
    }
    let reference = try ReferenceFile(bytes, file: path.lastPathPart) {
      try? Files.read("\(folder)/Nice/\($0)/structure.tsv")
    }
    let edition = named ?? reference.edition
    guard ReferenceShelf.isEdition(edition) else {
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

  /// Whether it can be the name of a folder: letters and digits of ASCII, `.`, `-`, `_`.
  static func isEdition(_ name: String) -> Bool {
    !name.isEmpty && name.first != "."
      && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || ".-_".contains($0)) }
  }

  func item(_ name: String, _ edition: String) throws -> Item {
    guard let item = items().first(where: { $0.name == name && $0.edition == edition }) else {
      throw FileFault(
        "\(folder)/\(name)/\(edition)", .read, reason: "it is not as it was written", cure: "Install it again.")
    }
    return item
  }
}
