import ArgumentParser
import FoundationEssentials
import Publishing
import Services
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
        "Takes a classification (WIPO's XML of Nice and of the IPC; Nice, Vienna, Locarno, IPC as tables), a folder of ST.96 schemas, a bilingual dictionary or a term list, or a folder of these.",
      discussion: """
        Dictionaries are those of dictd, e.g. of Debian's dict-freedict-eng-spa: name either file, the other one lies beside
        it. A term list is a table with two columns that are named by languages (ISO 639-3): eng, spa. With them
        `search mark` finds marks that mean the same. Each is kept with the licence that it names.
        """)
    @Argument(help: "The file, the folder that holds the flattened schemas of one edition, or a folder of such files.")
    var path: String
    @Option(help: "The edition, when the file does not name it.")
    var edition: String?
    @Option(help: "The licence of a dictionary or term list, when the file does not name it.")
    var licence: String?
    @Option(help: "The folder Packs of a law, by which words of other scripts are read; otherwise that of the seed.")
    var packs: String?
    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
      guard edition == nil || !Files.isFolder(path) else {
        throw ValidationError("--edition belongs to one file; the files of a folder name their own. Leave it out.")
      }
    }

    func run() throws {
      let shelf = ReferenceShelf()
      guard Files.isFolder(path), try !ReferenceShelf.areSchemas(path) else {
        let item =
          try Files.isFolder(path)
          ? shelf.installSchemas(path)
          : shelf.install(path, edition: edition, licence: licence) { try Places.packs(packs) }
        return json ? try Output.json(item) : tell(item)
      }
      let taken = try shelf.installFolder(path, licence: licence, packs: { try Places.packs(packs) }) { item in
        if !json { tell(item) }
      }
      if json { return try Output.json(taken) }
      for file in taken.refused { Output.line("Not taken: \(file.file): \(file.reason)") }
    }

    private func tell(_ item: ReferenceShelf.Item) {
      Output.line("Installed \(item.name) \(item.edition): \(item.files) files in \(item.folder)")
      if let licence = item.licence { Output.line("Licence: \(licence)") }
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
      for item in items {
        if let licence = item.licence { Output.line("Licence of \(item.name): \(licence)") }
      }
    }
  }
}

extension ReferenceShelf {
  /// The one in the user's data folder.
  init() { self.init(folder: Places.dataFolder + "/reference") }
}
