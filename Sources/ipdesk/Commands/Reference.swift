import ArgumentParser
import Filing
import FoundationEssentials
import Publishing
import Standards

/// `ipdesk reference`: classifications and schemas that the program does not ship, editions side by side.
struct ReferenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference", abstract: "Installs and lists classifications and schemas.",
    subcommands: [Install.self, List.self])

  /// Takes a classification file or a folder of schemas.
  struct Install: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Takes a classification (WIPO's XML of Nice and of the IPC; Nice, Vienna, Locarno, IPC as tables) or a folder of ST.96 schemas."
    )
    @Argument(help: "The file, or the folder that holds the flattened schemas of one edition.")
    var path: String
    @Option(help: "The edition, when the file does not name it.")
    var edition: String?
    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
      let shelf = ReferenceShelf()
      let item = try Files.isFolder(path) ? shelf.installSchemas(path) : shelf.install(path, edition: edition)
      if json { return try Output.json(item) }
      Output.line("Installed \(item.name) \(item.edition): \(item.files) files in \(item.folder)")
    }
  }

  /// What is installed.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists what is installed.")
    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
      let items = ReferenceShelf().items()
      if json { return try Output.json(items) }
      Output.table(
        ["NAME", "EDITION", "FILES", "FOLDER"], items.map { [$0.name, $0.edition, String($0.files), $0.folder] })
    }
  }
}

extension ReferenceShelf {
  /// Installs a classification; an edition that is there is replaced file by file.
  func install(_ path: String, edition named: String?) throws -> Item {
    let reference = try ReferenceFile(try Places.read(path), file: path.lastPathPart) {
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

  /// Installs the schemas of one edition of ST.96.
  func installSchemas(_ path: String) throws -> Item {
    let names = try Files.names(in: path).filter { $0.hasSuffix(".xsd") }
    // Schemas of documents end with the edition of the whole: `TrademarkTransaction_V6_0.xsd`.
    let endings = names.compactMap { name in
      name.firstRange(of: "_V").map { String(name[$0.upperBound...].dropLast(4)) }
    }.filter { $0.allSatisfy { $0.isNumber || $0 == "_" } }
    let counted = Dictionary(grouping: endings) { $0 }.max { $0.value.count < $1.value.count }
    guard let edition = counted.map({ "V" + $0.key }) else {
      throw Refusal(
        .schemaUnusable, "\(path): there are no schemas such as TrademarkTransaction_V6_0.xsd in it. Name their folder."
      )
    }
    let place = "\(folder)/ST.96/\(edition)"
    try Files.makeFolder(place)
    for name in names { try AtomicFile.write(try Places.read("\(path)/\(name)"), to: "\(place)/\(name)") }
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
