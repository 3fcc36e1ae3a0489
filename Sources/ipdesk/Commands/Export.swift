import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Publishing
import Services
import Standards

/// `ipdesk export`: dossiers in a format of exchange.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes dossiers in a format of exchange.",
    subcommands: [
      Write.self, ExportFormats.self, ExportCoverage.self, ExportTree.self, ExportAuthority.self,
      ExportPriority.self,
    ],
    defaultSubcommand: Write.self)

  struct Write: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "write", abstract: "Writes dossiers in a format; `ipdesk export formats` lists them.")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "Format: ST96-V6_0; its beginning is enough.")
    var format: String
    @Argument(help: "Application or registration numbers.")
    var numbers: [String] = []
    @Flag(help: "Every dossier that has been published.")
    var all = false
    @Flag(help: "With --all: also what the public may not see yet.")
    var unpublished = false
    @Option(help: "Folder to write to.")
    var out: String
    @Option(help: "Folder of the official schemas, to judge every file as it is written; else IPDESK_SCHEMAS.")
    var schemas: String?

    func validate() throws {
      guard all == numbers.isEmpty else { throw ValidationError("Name the numbers to export, or say --all.") }
      _ = try Format.asked(format)
    }

    func run() throws {
      let format = try Format.asked(format)
      let pace = Pace("exporting", "dossiers")
      var exporting = try Exporting(try options.open(), unpublished: unpublished, progress: pace.handler)
      try numbers.isEmpty ? exporting.takeAll() : exporting.take(numbers)
      let shelf = (schemas ?? environment("IPDESK_SCHEMAS")).map { SchemaShelf($0) }
      let summary = try pace.shown { try exporting.write(format, to: out, shelf) }
      if options.json { return try Output.json(summary) }
      for file in summary.files { Output.line("\(out)/\(file.name)\(file.isJudged ? "  valid" : "")") }
      Output.line(
        "\(summary.dossiers) dossiers, \(summary.files.count) files in \(format.id), \(summary.pictures) pictures"
          + (summary.unpublished == 0 ? "" : "; \(summary.unpublished) unpublished left out"))
    }
  }
}

/// `ipdesk export formats`
struct ExportFormats: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats", abstract: "Lists the formats and what has been shown of each.")
  @Flag(help: "Print JSON.")
  var json = false

  private struct Line: Encodable {
    let format: String
    let title: String
    let documents: [String]
    let shown: String
  }

  func run() throws {
    let lines = Format.all.map { Line(format: $0.id, title: $0.title, documents: $0.documents, shown: $0.shown) }
    if json { return try Output.json(lines) }
    Output.table(["format", "title", "shown"], lines.map { [$0.format, $0.title, $0.shown] })
  }
}

/// `ipdesk export coverage`
struct ExportCoverage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage", abstract: "Says where each item of the forms stands in a format, or why nowhere.")
  @OptionGroup var options: RegisterOptions
  @Option(help: "Format: ST96-V6_0; every format of the standard when its beginning fits several.")
  var format = "ST96"

  func validate() throws { _ = try Format.asked(format) }

  func run() throws {
    let formats = Format.all.filter { $0.id.lowercased().hasPrefix(format.lowercased()) }
    var reading = try Reading(try options.open())
    let office = OfficeProfile(settings: reading.facts.settings)
    let rows = try reading.law().rights.flatMap { right in
      try Format.coverage(formats, of: right, office: office)
    }
    if options.json { return try Output.json(rows) }
    for row in rows {
      let inid = row.inid.isEmpty ? "" : " (\(row.inid))"
      Output.line("\(row.right) \(row.item)\(inid)")
      row.paths.forEach { Output.line("  " + $0) }
      if let reason = row.reason { Output.line("  \(row.paths.isEmpty ? "none" : "in part"): \(reason)") }
    }
    let places = rows.count { !$0.paths.isEmpty }
    Output.line("\(rows.count) items, \(places) with a place, \(rows.count - places) without")
  }
}

extension Format {
  /// The format that begins so; wrong usage otherwise, with the formats there are.
  fileprivate static func asked(_ name: String) throws -> Format {
    guard let format = named(name) else {
      throw ValidationError("“\(name)” is not a format. There are: \(all.map(\.id).joined(separator: ", ")).")
    }
    return format
  }
}
