import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Services
import Standards
import Terminal

/// `ipdesk search sheet NUMBER`.
struct SearchSheetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sheet",
    abstract:
      "Searches earlier marks for an application, takes a verdict for each hit, and files the sheet with --record.",
    discussion: """
      The goods of the application decide the order. Only marks that the public may see stand on it. Verdicts are none, cite
      and discuss: `--verdict 1=cite --verdict 4=discuss`. What is cited goes into an office action with
      `ipdesk record office_action NUMBER --cited`; `ipdesk search verify NUMBER` asks the same again as of then.
      """)
  @OptionGroup var options: RegisterOptions
  @Argument(help: "Application or registration number of the later mark.")
  var number: String
  @Option(help: "The words to search; those of the application when nothing is said.")
  var text: String?
  @Flag(help: "Only marks for goods of the same and of related classes.")
  var related = false
  @Option(help: "Hits at most, 1 to 100.")
  var limit = 50
  @Option(name: .customLong("verdict"), help: "PLACE=none, cite or discuss; as often as needed.")
  var verdicts: [String] = []
  @Flag(help: "File the sheet in the application, with the verdicts.")
  var record = false

  func validate() throws {
    guard (1...100).contains(limit) else { throw ValidationError("--limit: give 1 to 100.") }
    for text in verdicts where Self.verdict(text) == nil {
      throw ValidationError("--verdict: “\(text)” is not written as 1=cite; verdicts are none, cite and discuss.")
    }
  }

  private static func verdict(_ text: String) -> (place: Int, verdict: SearchSheet.Verdict)? {
    let cells = text.split(separator: "=").map(String.init)
    guard cells.count == 2, let place = Int(cells[0]), let verdict = SearchSheet.Verdict(rawValue: cells[1]) else {
      return nil
    }
    return (place, verdict)
  }

  func run() throws {
    var reading = try Reading(try options.open())
    let (dossier, file) = try reading.dossier(number)
    let packs = try reading.law().packs.packs
    let words = text ?? (dossier.right.isSearchedAsMark ? dossier.values.text(dossier.right.titleItem) : nil) ?? ""
    guard words.contains(where: { !$0.isWhitespace }) else {
      throw Refusal(.optionMissing, "“\(number)” has no words that could be searched; give them with --text.")
    }
    let meanings = Dictionaries(ReferenceShelf()).meanings(of: MarkForm(words, packs).latinWords)
    let query = SearchQuery(
      words, for: dossier.applicationNumber, goods: dossier.values.goods, isNear: related, limit: limit,
      meanings: meanings)
    var sheet = SearchSheet(query, try reading.office.ask(query.question))
    for (place, verdict) in verdicts.compactMap(Self.verdict) {
      guard sheet.lines.indices.contains(place - 1) else {
        throw Refusal(.valuesRefused, "There is no hit \(place); the sheet has \(sheet.lines.count).")
      }
      sheet.lines[place - 1].verdict = verdict
    }
    guard record else {
      if options.json { return try Output.json(Printed(sheet)) }
      return sheet.text.split(separator: "\n").forEach { Output.line(printable(String($0))) }
    }
    guard
      let act = dossier.right.acts.first(where: { $0.takes.contains { $0.item == SearchSheet.item && $0.obligatory } })
    else { throw Refusal(.notFound, "No act of the law of “\(number)” takes a search sheet.") }
    let values: Values = [SearchSheet.item: [.text(sheet.text)]]
    let request = ActRequest(act.id, on: [number], values: values, seen: file.events.count)
    try Report.print(try reading.office.record(request), json: options.json)
  }

  /// As `--json` prints it.
  struct Printed: Encodable {
    struct Hit: Encodable { let place: Int, number: String, verdict: String, words: String }
    let query: String
    let upTo: Int?
    let text: String
    let hits: [Hit]

    init(_ sheet: SearchSheet) {
      (query, upTo, text) = (sheet.asked.text, sheet.asked.upTo, sheet.text)
      hits = sheet.lines.enumerated().map {
        Hit(place: $0 + 1, number: $1.number, verdict: $1.verdict.rawValue, words: $1.words)
      }
    }
  }
}

/// `ipdesk search verify NUMBER`.
struct SearchVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Reads the search sheet that was filed last, and asks the same again of the register as it stood then.")
  @OptionGroup var options: RegisterOptions
  @Argument(help: "Application or registration number.")
  var number: String

  func run() throws {
    var reading = try Reading(try options.open())
    let sheet = try Sheets.last(number, &reading)
    let differences = sheet.differences(from: try reading.office.ask(sheet.asked.question))
    if options.json { try Output.json(differences) }
    guard differences.isEmpty else {
      if !options.json { differences.forEach { Output.error(printable($0)) } }
      throw Refusal(
        .sheetDiffers,
        "The register answers otherwise than the sheet of “\(number)” says, in \(differences.count) places.")
    }
    if !options.json {
      Output.line(
        "The sheet of \(number), as of event \(sheet.asked.upTo ?? 0), is the same: \(sheet.lines.count) hits.")
    }
  }
}

/// The sheets of files, as commands ask for them.
enum Sheets {
  /// The sheet that was filed last.
  static func last(_ number: String, _ reading: inout Reading) throws -> SearchSheet {
    let (dossier, file) = try reading.dossier(number)
    guard let sheet = try SearchSheet.last(of: dossier, file.events) else {
      throw Refusal(
        .notFound, "No search sheet was filed in “\(number)”. `ipdesk search sheet \(number) --record` files one.")
    }
    return sheet
  }
}
