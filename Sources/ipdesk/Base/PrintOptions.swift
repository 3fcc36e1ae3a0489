import ArgumentParser
import Filing
import Office
import Services
import Standards

/// Options of every command that prints.
struct PrintOptions: ParsableArguments {
  @Option(
    help: "The printer: a queue of CUPS, or ipp://HOST/ipp/print; else IPDESK_PRINTER, else what the office has set.")
  var printer: String?
  @Option(help: "The tray, as the printer calls it: tray-2.")
  var tray: String?
  @Option(help: "The sheet by its PWG name: iso_a4_210x297mm, na_letter_8.5x11in.")
  var media: String?
  @Option(help: "one, long or short: one side, or two, turned over that edge.")
  var sides: String?
  @Option(help: "Copies, 1 to 99.")
  var copies: Int?
  @Option(help: "pdf, text for plain text, or raw for plain text to a queue that passes it on as it comes.")
  var form: String?
  @OptionGroup var key: KeyOptions

  /// The wish of the office for a kind of paper, with what the command line says otherwise.
  func wish(_ settings: [String: String], kind: Paper.Kind?) throws -> PrintWish {
    var wish = try PrintWish.ofDesk(settings, kind: kind)
    if let printer { wish.printer = printer }
    let words = [
      tray.map { "tray=\($0)" }, media.map { "media=\($0)" }, sides.map { "sides=\($0)" },
      copies.map { "copies=\($0)" }, form.map { "form=\($0)" },
    ]
    for word in words.compactMap({ $0 }) { try wish.take(word, "The command line") }
    return wish
  }
}

/// Puts papers into the queue, sends them, and tells what became of them.
enum Sending {
  /// - Throws: `Refusal` when one of them was not taken; the others are told all the same.
  static func send(_ ids: [String]?, json: Bool) throws {
    let tried = try PrintQueue.own.send(ids, by: IPPPrinters(), at: Clock.system())
    if json { try Output.json(tried) } else { tried.forEach { Output.line("\($0.id)  \($0.title): \($0.words)") } }
    let refused = tried.first { $0.state == .refused }
    if let fault = refused?.fault ?? tried.lazy.compactMap(\.fault).first { throw fault }
  }

  /// Puts what was found into the queue and sends it; nothing is sent when one paper cannot be made.
  static func print(
    _ found: [PaperBatch.Found], _ options: PrintOptions, json: Bool, _ reading: inout Reading
  ) throws {
    let settings = reading.facts.settings
    let key = try options.key.openIfNamed()
    let papers = try found.map { found in
      let wish = try options.wish(settings, kind: found.paper.kind)
      return (try PaperBatch.made(found, as: wish.form, signedBy: key, &reading), wish)
    }
    try queue(papers, by: reading.office.officer.name, json: json)
  }

  /// Puts papers into the queue and sends them.
  static func queue(_ papers: [(PaperToPrint, PrintWish)], by officer: String, json: Bool) throws {
    let jobs = try papers.map { try PrintQueue.own.add($0.0, $0.1, by: officer, at: Clock.system()) }
    try send(jobs.map(\.id), json: json)
  }
}
