import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Publishing
import Standards

/// `ipdesk export json`
struct ExportTree: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "json", abstract: "Writes the public register as static JSON files that any web server can host.")
  @OptionGroup var options: RegisterOptions
  @Option(help: "Folder to write to; it must not be there yet.")
  var out: String

  func run() throws {
    defer { Output.endProgress() }
    var exporting = try Exporting(try options.open(), unpublished: false)
    try exporting.takeAll()
    let submission = exporting.submission()
    let (dossiers, files) = try Whole.write(out) { part in
      var tree = JSONTree(submission, to: part)
      return (try tree.write(), tree.files)
    }
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
    defer { Output.endProgress() }
    var exporting = try Exporting(try options.open(), unpublished: true)
    try exporting.takeAll()
    let file = try AuthorityFile(exporting.submission(), coverage: since.map { .update(since: $0) } ?? .full)
    try Files.makeFolder(out)
    let parts = [
      ("\(file.name).xml", try file.xml()), ("\(file.name).txt", file.text),
      ("\(file.name)_definition.txt", file.definition),
    ]
    for (name, bytes) in parts { try AtomicFile.write(bytes, to: "\(out)/\(name)") }
    try Output.paths(parts.map { "\(out)/\($0.0)" }, json: options.json)
  }
}

/// A folder that appears whole or not at all.
enum Whole {
  static func write<Result>(_ folder: String, _ body: (_ part: String) throws -> Result) throws -> Result {
    guard !Files.exists(folder) else {
      throw Refusal(.fileExists, "The folder \(folder) is already there. Choose another name or remove it.")
    }
    let part = folder + ".part"
    try Files.makeFolder(folder.parentPath)
    do {
      try Files.remove(part)
      try Files.makeFolder(part)
      let result = try body(part)
      try Files.rename(part, to: folder)
      return result
    } catch {
      try? Files.remove(part)
      throw error
    }
  }
}
