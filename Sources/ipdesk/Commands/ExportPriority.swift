import ArgumentParser
import FoundationEssentials
import Office
import Publishing
import Services
import Standards

/// `ipdesk export priority-document`: the signed package of the application as filed.
struct ExportPriority: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "priority-document",
    abstract: "Writes the priority document that was issued: the application as filed in a signed package.")
  @OptionGroup var options: RegisterOptions
  @OptionGroup var keys: KeyOptions
  @Argument(help: "Application or registration number.")
  var number: String
  @Option(help: "Folder to write to.")
  var out: String
  @Option(help: "Folder of the official schemas, to judge the XML before it is written; else IPDESK_SCHEMAS.")
  var schemas: String?

  func run() throws {
    let shelf = (schemas ?? environment("IPDESK_SCHEMAS")).map { SchemaShelf($0) }
    let key = try keys.open()
    var issuing = PriorityIssuing(reading: try Reading(try options.open()), key: key, shelf: shelf)
    let issued = try issuing.issue(number)
    let path = "\(out)/\(issued.package.name)"
    try Files.makeFolder(out)
    try PaperFile.write(issued.package.bytes, to: path)
    if options.json { return try Output.json(Summary(issued, path)) }
    Output.line(path)
    Output.line(
      "  copy \(issued.copy), \(issued.package.index.files.count) files, content \(issued.package.contentDigest)")
  }

  /// What was written, for programs.
  struct Summary: Encodable {
    let path, copy, application, contentSHA256: String
    let files: [String]

    init(_ issued: PriorityIssuing.Issued, _ path: String) {
      (self.path, copy) = (path, issued.copy)
      (application, contentSHA256) = (issued.package.index.number, issued.package.contentDigest)
      files = issued.package.index.files.map(\.name)
    }
  }
}
