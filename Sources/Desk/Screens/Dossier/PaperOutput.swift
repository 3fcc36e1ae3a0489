import Filing
import Office
import Services
import Standards
import Terminal

extension DossierLine.Content {
  /// Why it cannot be printed; nil where it can.
  var unprintable: String? {
    switch self {
    case .paper: nil
    case .file(let file):
      file.mediaType == "application/pdf"
        ? nil : say("“%1” is %2; papers and PDFs are printed.", file.name, file.mediaType)
    }
  }

  /// The work of printing it on the printer that the office, or this desk, has for its kind.
  func printing(_ number: String, at office: DeskContext) -> Job {
    let (door, content, now) = (office.office, self, office.clock())
    return Job(say("Printing")) { _ in
      var reading = try Reading(door)
      let (paper, wish) = try content.made(number, &reading)
      let job = try PrintQueue.own.add(paper, wish, by: door.officer.name, at: now)
      guard let sent = try PrintQueue.own.send([job.id], by: IPPPrinters(), at: now).first else { return job.words }
      if let fault = sent.fault { throw fault }
      return "\(sent.title): \(sent.words)"
    }
  }

  fileprivate nonisolated func made(_ number: String, _ reading: inout Reading) throws -> (PaperToPrint, PrintWish) {
    switch self {
    case .file(let file):
      let bytes = try FiledDocuments.bytes(file, at: reading.office)
      return (
        PaperToPrint(title: file.name, dossier: number, bytes: bytes),
        try PrintWish.ofDesk(reading.facts.settings, kind: nil)
      )
    case .paper(let issued):
      guard let found = try PaperBatch.papers(of: number, &reading).first(where: { $0.issued == issued }) else {
        throw Refusal.notFound(what: "paper", name: issued.paper)
      }
      let wish = try PrintWish.ofDesk(reading.facts.settings, kind: found.paper.kind)
      return (try PaperBatch.made(found, as: wish.form, &reading), wish)
    }
  }

  /// The work of writing it to a file: a paper as PDF, a document as it came.
  func saving(_ number: String, to path: String, at office: DeskContext) -> Job {
    let (door, content) = (office.office, self)
    return Job(say("Writing of %1", path)) { _ in
      var reading = try Reading(door)
      switch content {
      case .file(let file): try PaperFile.write(try FiledDocuments.bytes(file, at: door), to: path)
      case .paper(let issued):
        guard let found = try PaperBatch.papers(of: number, &reading).first(where: { $0.issued == issued }) else {
          throw Refusal.notFound(what: "paper", name: issued.paper)
        }
        try PaperFile.write(try PaperBatch.made(found, as: .pdf, &reading).bytes, to: path)
      }
      return say("It was written to %1.", path)
    }
  }

  /// How its file is called when nothing else is said.
  func fileName(_ number: String) -> String {
    switch self {
    case .file(let file): FiledDocuments.plainName(file)
    case .paper(let issued):
      "\(issued.paper)-\(number)-\(issued.event).pdf".map { $0.isASCII && $0 != "/" && $0 != " " ? "\($0)" : "-" }
        .joined()
    }
  }
}

/// A paper that an act has given, and whose it is.
struct NumberedPaper: Sendable {
  let number: String
  let paper: IssuedPaper
}

/// The papers that recording has given, file by file.
func issued(_ recorded: Recorded, at office: DeskContext) throws -> [NumberedPaper] {
  try zip(recorded.events, recorded.numbers).flatMap { event, number -> [NumberedPaper] in
    guard !number.isEmpty else { return [] }
    let dossier = try office.dossier(number)
    return dossier.papers.filter { $0.event == event.ordinal }.map { NumberedPaper(number: dossier.name, paper: $0) }
  }
}

/// Whether the office, or this desk, has named a printer.
func isPrinterSet(_ office: DeskContext) -> Bool {
  (try? PrintWish.ofDesk(
    ["printer": office.setting("printer"), "print_receipt": office.setting("print_receipt")], kind: .receipt))
    .map { !$0.printer.isEmpty } ?? false
}

/// The work of printing papers one after the other.
func printing(_ papers: [NumberedPaper], at office: DeskContext) -> Job {
  let (door, now) = (office.office, office.clock())
  return Job(say("Printing")) { _ in
    var reading = try Reading(door)
    var jobs: [String] = []
    for one in papers {
      let (paper, wish) = try DossierLine.Content.paper(one.paper).made(one.number, &reading)
      jobs.append(try PrintQueue.own.add(paper, wish, by: door.officer.name, at: now).id)
    }
    let sent = try PrintQueue.own.send(jobs, by: IPPPrinters(), at: now)
    if let fault = sent.lazy.compactMap(\.fault).first { throw fault }
    return sent.map { "\($0.title): \($0.words)" }.joined(separator: "; ")
  }
}
