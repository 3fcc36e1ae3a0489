import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Publishing
import Services
import Standards

/// `ipdesk receive`: files an application from a form file.
struct Receive: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Files an application from a form file (JSON or TSV); pictures and documents are named by path beside it."
  )
  @OptionGroup var options: RegisterOptions
  @Argument(help: "The form file.")
  var file: String
  @Option(help: "The right, when the file does not name it.")
  var right: String?
  @Option(help: "The act of reception; receive when nothing else is said.")
  var act = "receive"
  @Option(name: .customLong("set"), help: "item=value of what the act takes beside the form; as often as needed.")
  var values: [String] = []
  @Option(help: "Id of the request: repeated, it returns the first answer.")
  var request: String?
  @Flag(help: "Record nothing; say what is wrong with the form and what would follow.")
  var dryRun = false

  func run() throws {
    var reading = try Reading(try options.open())
    let forms = try reading.forms()
    let form = try forms.read(path: file, right: right)
    var request = ActRequest(act, right: form.right.letter, values: form.values, documents: form.documents)
    for text in values {
      try forms.assign(text, items: form.right.actItems, to: &request.values, documents: &request.documents)
    }
    if let id = self.request { request.id = id }
    if dryRun {
      if !options.json { form.remarks.forEach { Output.line($0.message) } }
      return try Report.print(try reading.office.rehearse(request), json: options.json)
    }
    form.remarks.filter { $0.kind == .caution }.forEach { Output.error($0.message) }
    try Report.print(try reading.office.record(request), json: options.json)
  }
}

/// `ipdesk record`: records one act on one dossier or on many at once.
struct Record: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Records an act; several numbers are recorded in one transaction.")
  @OptionGroup var options: RegisterOptions
  @OptionGroup var signer: SecondOptions
  @Argument(help: "The act, as `ipdesk law acts` lists it.")
  var act: String
  @Argument(help: "Application or registration numbers; none for acts of the office.")
  var numbers: [String] = []
  @Option(help: "Every file of which this party, by its number, is owner and on which the act can be recorded.")
  var party: Int?
  @Flag(help: "Of several files, record those on which the act can be recorded; the others are listed first.")
  var skipRefused = false
  @Option(help: "Day of effect, YYYY-MM-DD; today, or the day that the law gives, when nothing is said.")
  var effective: CalendarDate?
  @Option(name: .customLong("set"), help: "item=value; as often as needed. item=@FILE takes a file.")
  var values: [String] = []
  @Flag(help: "Take the hits that are cited on the search sheet of the file as citations and for grounds of the act.")
  var cited = false
  @Option(
    name: .customLong("ground"),
    help: "A ground of the library, ID slot=fact | slot=fact; as often as needed. `ipdesk law grounds` lists them.")
  var grounds: [String] = []
  @Option(help: "A file with the values, items of the act and of the form (JSON, or a table of item and value).")
  var form: String?
  @Option(help: "Id of the request: repeated, it returns the first answer.")
  var request: String?
  @Flag(help: "Record nothing; say what would follow.")
  var dryRun = false
  @Flag(help: "Record nothing; print the letters as they would be sent.")
  var letter = false

  func validate() throws {
    guard grounds.isEmpty || numbers.count == 1 else {
      throw ValidationError("--ground: grounds are given for one file; name one number.")
    }
    guard !letter || numbers.count == 1 else { throw ValidationError("--letter: name one number.") }
  }

  func run() throws {
    var reading = try Reading(try options.open())
    let forms = try reading.forms()
    let numbers = try party.map { try files(of: $0, &reading) } ?? numbers
    let (items, right, seen) = try subject(&reading, numbers)
    var (values, documents) =
      try form.map { try forms.values(path: $0, items: items, right: right) } ?? (Values(), [])
    for text in self.values { try forms.assign(text, items: items, to: &values, documents: &documents) }
    var hits: [SearchSheet.Line] = []
    if cited {
      guard let number = numbers.first, numbers.count == 1 else {
        throw Refusal(.optionMissing, "--cited takes the sheet of one file; name one number.")
      }
      let sheet = try Sheets.last(number, &reading)
      guard !sheet.citations.isEmpty else {
        throw Refusal(
          .notFound, "No hit on the search sheet of “\(number)” is cited. `ipdesk search sheet` takes verdicts.")
      }
      values["citations"] = [.text(sheet.citations)]
      hits = sheet.lines.filter { $0.verdict == .cite }
    }
    if let right, let act = right.act(act), !grounds.isEmpty {
      let texts = try GroundText.values(grounds, for: act, of: right, cited: hits)
      for item in texts.items.keys {
        values[item] = [.text((values.texts(item) + texts.texts(item)).joined(separator: "\n"))]
      }
    }
    var request = ActRequest(
      act, on: numbers, effective: effective, values: values, documents: documents, seen: seen,
      second: try signer.credential())
    if let id = self.request { request.id = id }
    if skipRefused { request.dossiers = try permitted(request, reading.office) }
    if letter {
      let letters = try LetterPreview.letters(of: request, &reading)
      if options.json { return try Output.json(letters) }
      guard !letters.isEmpty else { return Output.line("“\(act)” sends no letter.") }
      for letter in letters {
        Output.line("\(letter.label), as it would be sent; nothing is recorded.\n\n\(letter.text)")
      }
      return
    }
    if dryRun { return try Report.print(try reading.office.rehearse(request), json: options.json) }
    try Report.print(try reading.office.record(request), json: options.json)
  }

  /// The files that the party owns and that have not ended, every right.
  private func files(of party: Int, _ reading: inout Reading) throws -> [String] {
    var numbers: [String] = []
    var page: String?
    repeat {
      let hits = try reading.office.ask(ReadPortfolio(of: party, limit: 500, after: page))
      for hit in hits.hits {
        let dossier = try reading.dossier(hit.number).dossier
        let isOwner = dossier.owners.contains { $0.id == party }
        if isOwner, dossier.right.act(act)?.from.contains(dossier.stage) == true { numbers.append(hit.number) }
      }
      page = hits.next
    } while page != nil
    guard !numbers.isEmpty else {
      throw Refusal(
        .notFound,
        "Party \(party) owns no file on which “\(act)” could be recorded. `ipdesk party show \(party)` lists its files."
      )
    }
    return numbers
  }

  /// The files of the request that are not refused; the others are told.
  private func permitted(_ request: ActRequest, _ office: Office) throws -> [String] {
    let refused = try office.rehearse(request).obstacles
    refused.forEach { Output.error($0.message) }
    let names = refused.compactMap { if case .ofFile(let number, _) = $0 { number } else { nil } }
    if names.isEmpty, let first = refused.first { throw first }
    let left = request.dossiers.filter { !names.contains($0) }
    guard !left.isEmpty else {
      throw Refusal(.conditionUnmet, "“\(act)” can be recorded on none of the \(request.dossiers.count) files named.")
    }
    return left
  }

  private func subject(_ reading: inout Reading, _ numbers: [String]) throws -> ([FormItem], Right?, Int?) {
    guard let first = numbers.first else { return (try reading.law().officeItems, nil, nil) }
    let (dossier, file) = try reading.dossier(first)
    return (dossier.right.form + dossier.right.actItems, dossier.right, numbers.count == 1 ? file.events.count : nil)
  }
}

/// How a recorded act is told.
enum Report {
  static func print(_ recorded: Recorded, json: Bool) throws {
    if json { return try Output.json(recorded) }
    recorded.summary.forEach(Output.line)
  }

  /// What a dry run found.
  ///
  /// - Throws: the first refusal, after everything was told.
  static func print(_ consequences: Consequences, json: Bool) throws {
    if json { try Output.json(consequences) } else { consequences.lines.forEach(Output.line) }
    guard let first = consequences.refusals.first else { return }
    if !json { consequences.refusals.dropFirst().forEach { Output.error($0.message) } }
    throw first
  }
}
