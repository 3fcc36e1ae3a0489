import ArgumentParser
import Office
import Services
import Standards

/// `ipdesk export json`
struct ExportTree: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "json", abstract: "Writes the public register as static JSON files that any web server can host.")
  @OptionGroup var options: RegisterOptions
  @Option(help: "Folder to write to; it must not be there yet.")
  var out: String

  func run() throws {
    let pace = Pace("exporting", "dossiers")
    var exporting = try Exporting(try options.open(), unpublished: false, progress: pace.handler)
    try exporting.takeAll()
    let (dossiers, files) = try pace.shown { try exporting.writeTree(to: out) }
    if options.json { return try Output.json(["dossiers": dossiers, "files": files]) }
    Output.line("\(dossiers) dossiers, \(files) files: \(out)/v1/index.json")
  }
}

/// `ipdesk export authority`
struct ExportAuthority: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "authority", abstract: "Writes the authority file of publication numbers (ST.37) as XML and text.")
  @OptionGroup var options: RegisterOptions
  @Option(help: "Only what was published since that day, YYYY-MM-DD: an update.")
  var since: CalendarDate?
  @Option(help: "Folder to write to.")
  var out: String

  func run() throws {
    let pace = Pace("exporting", "dossiers")
    var exporting = try Exporting(try options.open(), unpublished: true, progress: pace.handler)
    try exporting.takeAll()
    let paths = try pace.shown { try exporting.writeAuthority(since: since, to: out) }
    try Output.paths(paths, json: options.json)
  }
}
