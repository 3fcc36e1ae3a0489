import Services
import Standards
import Terminal

/// What was sent to printers from this desk, newest first: by whom, when, and what became of it.
struct PrintQueueScreen: SheetScreen {
  let title = "Printed from here"
  let sheetName = "printed"
  var sheet = SheetView<PrintJob>(
    [
      Column("When", width: 16) { "\($0.since.date) \($0.since.clock)" }, Column("Officer", width: 10) { $0.officer },
      Column("Paper", width: 20, grows: true) { $0.title },
      Column("What became of it", id: "state", width: 20, grows: true) { $0.words },
    ]) { $0.id }
  var side = Side()

  init(at office: DeskContext) throws { try open(at: office) }

  var verbs: [Offer] {
    let none = sheet.selectedRow == nil ? nothing : nil
    return [
      Offer(.why, "Read all", unless: none), Offer(.print, "Print again", unless: none), Offer(.listing, "Letters"),
    ]
  }
  var hint: String { sheet.selectedRow?.words ?? nothing }
  let nothing = "Nothing was printed from here."
  let takesMarks = true

  func side(at office: DeskContext) throws -> [[Span]] { [] }

  func style(of row: PrintJob) -> Style { row.state == .sent ? .plain : .warning }

  mutating func verb(_ command: Command, at office: DeskContext) throws -> Step {
    if command == .listing { return .open(try LettersScreen(at: office)) }
    guard let job = sheet.selectedRow else { return .ignored }
    switch command {
    case .why:
      let lines = [
        job.title, say("Printer: %1", job.wish.words),
        say("Sent by %1 on %2 at %3", job.officer, "\(job.made.date)", job.made.clock),
        "\(job.since.date) \(job.since.clock): \(job.words)",
      ]
      return .open(ReaderScreen(job.id, lines.joined(separator: "\n"), isOverlay: true))
    case .print:
      let now = office.clock()
      let ids = sheet.marked.isEmpty ? [job.id] : sheet.marked.map(\.id)
      return .start(
        Job("Printing") { _ in
          let again = try ids.map { try PrintQueue.own.again($0, at: now).id }
          let sent = try PrintQueue.own.send(again, by: IPPPrinters(), at: now)
          if let fault = sent.lazy.compactMap(\.fault).first { throw fault }
          return sent.map { "\($0.title): \($0.words)" }.joined(separator: "; ")
        })
    default: return .ignored
    }
  }

  mutating func fetch(first isFirst: Bool, limit: Int, at office: DeskContext) throws -> Fetched<PrintJob> {
    Fetched(rows: isFirst ? try PrintQueue.own.jobs().reversed() : [])
  }
}
