import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Services
import Standards

/// `ipdesk document`: the files that were handed in, out of the register again.
struct DocumentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "document", abstract: "The files that were handed in for a dossier: listed, written out, opened.",
    subcommands: [List.self, Write.self, Master.self, Open.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the files of a dossier in the order of its events.")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "Application or registration number.")
    var number: String

    func run() throws {
      var reading = try Reading(try options.open())
      let lines = try FiledDocuments.list(number, &reading)
      if options.json { return try Output.json(lines) }
      Output.table(
        ["place", "event", "day", "name", "kind", "bytes", "SHA-256"],
        lines.map { line in
          [
            String(line.place), String(line.event), line.day.description, line.file.name, line.file.mediaType,
            String(line.file.size), String(line.file.sha256.prefix(16)),
          ]
        })
    }
  }

  struct Write: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Writes a file out of the register, as it came.")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "Application or registration number.")
    var number: String
    @Argument(help: "The file: its place in the list, its name, or the beginning of its SHA-256.")
    var file: String
    @Option(help: "File to write; - for standard output; the name of the file when nothing is said.")
    var out: String?

    func run() throws {
      var reading = try Reading(try options.open())
      let file = try FiledDocuments.file(file, of: number, &reading)
      try Outlet.put(
        try FiledDocuments.bytes(file, at: reading.office), to: out ?? FiledDocuments.plainName(file),
        json: options.json)
    }
  }

  struct Master: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Shows a picture as papers carry it: upright, sRGB, at the size of a certificate; with --out it is written.")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "Application or registration number.")
    var number: String
    @Argument(help: "The picture: its place in the list, its name, or the beginning of its SHA-256.")
    var file: String
    @Option(help: "File to write the print master to; - for standard output.")
    var out: String?

    func run() throws {
      var reading = try Reading(try options.open())
      let file = try FiledDocuments.file(file, of: number, &reading)
      let shown = try FiledDocuments.shown(file, at: reading.office)
      if let out { return try Outlet.put(shown.file, to: out, json: options.json) }
      if options.json { return try Output.json(shown) }
      [shown.name, "  filed    \(shown.original)", "  on paper \(shown.master)"].forEach(Output.line)
    }
  }

  struct Open: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Opens a file of a dossier in the program of this desktop, or in the one that IPDESK_VIEWER names.")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "Application or registration number.")
    var number: String
    @Argument(help: "The file: its place in the list, its name, or the beginning of its SHA-256.")
    var file: String

    func run() throws {
      var reading = try Reading(try options.open())
      let file = try FiledDocuments.file(file, of: number, &reading)
      let path = try Viewer.open(
        try FiledDocuments.bytes(file, at: reading.office), name: FiledDocuments.plainName(file))
      try Output.paths([path], json: options.json)
    }
  }
}
