import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Publishing
import Services

/// `ipdesk certificate`: the certificate of a registration.
struct CertificateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "certificate", abstract: "Prints the certificate of a registration as it was issued.")
  @OptionGroup var options: RegisterOptions
  @Argument(help: "Application or registration number.")
  var number: String
  @Option(help: "File to write; NUMBER.pdf when nothing is said, - for standard output.")
  var out: String?
  @Flag(help: "Print the wording as text instead.")
  var text = false
  @OptionGroup var key: KeyOptions

  func run() throws {
    var reading = try Reading(try options.open())
    try Printing.print(
      number, kind: .certificate, event: nil, out: out, text: text, json: options.json, key: key.openIfNamed(), &reading
    )
  }
}

/// `ipdesk paper`: any receipt, letter or notice of a dossier.
struct PaperCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paper", abstract: "Prints the paper that an event issued: receipt, letter or notice.")
  @OptionGroup var options: RegisterOptions
  @Argument(help: "Application or registration number.")
  var number: String
  @Option(help: "Place of the event in the dossier; the last event with a paper when nothing is said.")
  var event: Int?
  @Option(help: "File to write; NUMBER-EVENT.pdf when nothing is said, - for standard output.")
  var out: String?
  @Flag(help: "Print the wording as text instead.")
  var text = false
  @OptionGroup var key: KeyOptions

  func run() throws {
    var reading = try Reading(try options.open())
    try Printing.print(
      number, kind: nil, event: event, out: out, text: text, json: options.json, key: key.openIfNamed(), &reading)
  }
}

/// Writes a paper to a file, or its wording to standard output.
private enum Printing {
  static func print(
    _ number: String, kind: Paper.Kind?, event ordinal: Int?, out: String?, text: Bool, json: Bool,
    key: OfficeKey?, _ reading: inout Reading
  ) throws {
    if text {
      return Output.line(Papers.readable(try Papers.last(number, kind: kind, event: ordinal, &reading).text()))
    }
    let file = try Papers.file(number, kind: kind, event: ordinal, signedBy: key, &reading)
    try Outlet.put(file.bytes, to: out ?? file.name, json: json)
  }
}
