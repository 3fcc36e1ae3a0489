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
  /// The one in the user's data folder.
  init() { self.init(folder: Places.dataFolder + "/reference") }
}
