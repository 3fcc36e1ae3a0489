import Services
import Standards
import Terminal

/// What was sent to printers from this desk, newest first: by whom, when, and what became of it.
struct PrintQueueScreen: ListScreen {
  let title = "Printed from here"
  var list: ListView<PrintJob>

  init() throws { list = ListView(try Self.jobs()) { Self.line($0) } }

  var offers: [Offer] {
    let none = list.selectedRow == nil ? "Nothing was printed from here." : nil
    return [Offer(.why, "Read all", unless: none), Offer(.print, "Print again", unless: none), Offer(.search)]
  }
  var hint: String { list.selectedRow?.words ?? "Nothing was printed from here." }

  func draw(on canvas: inout Canvas, in area: Rect) {
    list.draw(on: &canvas, in: area) { $0.state == .sent ? .plain : .warning }
  }

  mutating func run(_ command: Command, at office: DeskContext) throws -> Step {
    if command == .search { return search() }
    guard let job = list.selectedRow else { return .ignored }
    switch command {
    case .why:
      let lines = [
        job.title, "Printer: \(job.wish.words)", "Sent by \(job.officer) on \(job.made.date) at \(job.made.clock)",
        "\(job.since.date) \(job.since.clock): \(job.words)",
      ]
      return .open(ReaderScreen(job.id, lines.joined(separator: "\n"), isOverlay: true))
    case .print:
      let now = office.clock()
      return .start(
        Job("Printing") { _ in
          let again = try PrintQueue.own.again(job.id, at: now)
          guard let sent = try PrintQueue.own.send([again.id], by: IPPPrinters(), at: now).first else {
            return again.words
          }
          if let fault = sent.fault { throw fault }
          return "\(sent.title): \(sent.words)"
        })
    default: return .ignored
    }
  }

  mutating func refresh(at office: DeskContext) throws { list.replace(try Self.jobs()) }

  private static func jobs() throws -> [PrintJob] { try PrintQueue.own.jobs().reversed() }

  private nonisolated static func line(_ job: PrintJob) -> String {
    "\(job.since.date) \(job.since.clock)  \(job.officer)  \(job.title)  \(job.words)"
  }
}
