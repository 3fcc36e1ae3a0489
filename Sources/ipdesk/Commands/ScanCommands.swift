import ArgumentParser
import Filing
import Office
import Publishing
import Services
import Standards

extension PrintCommand {
  /// `ipdesk print cover`: the sheet that goes before the pages through the scanner.
  struct Cover: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints a cover sheet whose code names the file and the act by which the scanned pages are filed.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var print: PrintOptions
    @Argument(help: "Application or registration number.")
    var number: String
    @Argument(help: "The act, as `ipdesk law acts` lists it: receive_letter.")
    var act = "receive_letter"
    @Option(help: "File to write the sheet to as PDF; - for standard output.")
    var out: String?

    func run() throws {
      var reading = try Reading(try options.open())
      let cover = try CoverSheet(number, act: act, &reading)
      let settings = reading.facts.settings
      let document = try cover.document(OfficeProfile(settings: settings), on: reading.facts.today)
      if let out { return try Outlet.put(try document.pdf(), to: out, json: options.json) }
      let wish = try print.wish(settings, kind: nil)
      let bytes = try wish.form == .pdf ? document.pdf() : PaperBatch.lines(document.plainText(columns: 76))
      let paper = PaperToPrint(title: "Cover sheet \(cover.code.number)", bytes: bytes)
      try Sending.queue([(paper, wish)], by: reading.office.officer.name, json: options.json)
    }
  }
}

/// `ipdesk scan`: files scanned pages by the code of their cover.
struct ScanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan",
    abstract: "Files scanned documents into the dossiers that the codes of their cover sheets name.",
    discussion: """
      Scanners that read bar codes name each file by the code that stands on its cover; --code takes the code as a keyboard
      scanner types it. The same bytes are filed once, however often they are given.
      """)
  @OptionGroup var options: RegisterOptions
  @Argument(help: "Files; the name of each bears the code of its cover, unless --code says it.")
  var files: [String]
  @Option(help: "The code of the cover, for one file.")
  var code: String?
  @Flag(help: "Record nothing; say what would follow.")
  var dryRun = false

  func validate() throws {
    guard !files.isEmpty else { throw ValidationError("Name a file.") }
    guard code == nil || files.count == 1 else { throw ValidationError("--code belongs to one file.") }
  }

  func run() throws {
    var reading = try Reading(try options.open())
    let forms = try reading.forms()
    var failed: Refusal?
    var recorded: [Recorded] = []
    for file in files {
      do {
        let request = try Scanned.request(file, code: code, forms: forms, &reading)
        if dryRun {
          try Report.print(try reading.office.rehearse(request), json: options.json)
        } else {
          let answer = try reading.office.record(request)
          if options.json { recorded.append(answer) } else { try Report.print(answer, json: false) }
        }
      } catch let refusal as Refusal {
        // One file that fits nowhere keeps none of the others back.
        if failed != nil || files.count > 1 { Output.error("\(file): \(refusal.message)") }
        failed = failed ?? refusal
      }
    }
    if options.json, !dryRun { try Output.json(recorded) }
    if let failed { throw failed }
  }
}
