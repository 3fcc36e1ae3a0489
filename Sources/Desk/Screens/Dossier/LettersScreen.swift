import Filing
import Office
import Services
import Standards
import Terminal

/// The letters that leave on a day: to whom, how, when presumed received; marked ones are printed with their dispatch list.
struct LettersScreen: SheetScreen {
  typealias Row = DayLetters.Letter

  let sheetName = "letters"
  var sheet = SheetView<DayLetters.Letter>(
    [
      Column("State", width: 10) { Self.word($0.exception) },
      Column("Paper", width: 12, grows: true) { $0.found.paper.label.said },
      Column("Number", width: 14) { $0.found.issued.number ?? display($0.found.dossier) },
      Column("To", width: 14, grows: true) { $0.lines.map(\.addressee).joined(separator: "; ") },
      Column("By", width: 8) { $0.lines.first?.way ?? "" },
      Column("Received", width: 10) { $0.lines.first?.received.description ?? "" },
    ]) { "\($0.found.dossier) \($0.found.issued.event) \($0.found.issued.paper)" }
  var side = Side()
  private var day: CalendarDate

  init(at office: DeskContext) throws {
    day = office.today
    try open(at: office)
  }

  var title: String { say("Letters of %1", "\(day)") }
  var verbs: [Offer] {
    let none = sheet.selectedRow == nil ? nothing : nil
    return [
      Offer(.open, "Dossier", unless: none), Offer(.print, unless: none), Offer(.why, unless: none),
      Offer(.asOf, "Day"),
      Offer(.printQueue),
    ]
  }
  var hint: String {
    sheet.selectedRow?.lines.first.map { say("Presumed received on %1.", "\($0.received)") }
      ?? nothing
  }
  let nothing = "No letter leaves on this day."
  let hasSide = true
  let takesMarks = true

  func dossier(of row: DayLetters.Letter) -> String? { row.found.dossier }
  func side(at office: DeskContext) throws -> [[Span]] { try sideOfFile(at: office) }
  func style(of row: DayLetters.Letter) -> Style { row.exception == nil ? .plain : .warning }

  mutating func verb(_ command: Command, at office: DeskContext) throws -> Step {
    switch command {
    case .asOf:
      return .open(EntryScreen("Letters of which day?", "A day as 2026-03-02; empty shows today.", text: "\(day)"))
    case .printQueue: return .open(try PrintQueueScreen(at: office))
    default: break
    }
    guard let row = sheet.selectedRow else { return .ignored }
    switch command {
    case .open: return .open(try DossierScreen(row.found.dossier, at: office))
    case .why:
      let lines = row.lines.map { line in
        "\(line.addressee)\n  \(line.way)  \(line.received)" + (line.rule.isEmpty ? "" : "  \(line.rule)")
      }
      let text = ([row.found.title] + lines + [Self.word(row.exception)]).filter { !$0.isEmpty }
      return .open(ReaderScreen("Why", text.joined(separator: "\n"), isOverlay: true))
    case .print: return .open(question)
    default: return .ignored
    }
  }

  private var chosen: [DayLetters.Letter] {
    sheet.marked.isEmpty ? sheet.selectedRow.map { [$0] } ?? [] : sheet.marked
  }

  /// What is sent, what speaks against it first.
  private var question: QuestionScreen {
    let wrong = chosen.filter { $0.exception != nil }.map { "\(Self.word($0.exception)): \($0.found.title)" }
    let shown = wrong.prefix(8) + (wrong.count > 8 ? [say("and %1 more", "\(wrong.count - 8)")] : [])
    let count = say("%1 and the dispatch list are printed.", counted(chosen.count, "letter", "letters"))
    return QuestionScreen(
      "Print these?", (Array(shown) + [count]).joined(separator: "\n"),
      wrong.isEmpty
        ? [("p", "Print"), ("b", "Back")] : [("w", "Without these"), ("a", "Print all"), ("b", "Back")])
  }

  mutating func hear(_ reply: Reply, at office: DeskContext) throws -> Step {
    switch reply {
    case .typed(let text):
      guard text.isEmpty || CalendarDate(text) != nil else {
        return Step.stay.saying(say("“%1” is not a day; write it as 2026-03-02.", text), .error)
      }
      day = CalendarDate(text) ?? office.today
      try refresh(at: office)
      return .stay
    case .chosen("p"), .chosen("a"): return printing(chosen, at: office)
    case .chosen("w"): return printing(chosen.filter { $0.exception == nil }, at: office)
    default: return .stay
    }
  }

  private func printing(_ letters: [DayLetters.Letter], at office: DeskContext) -> Step {
    guard !letters.isEmpty else { return Step.stay.saying("No letter is left.", .error) }
    let (door, now, day) = (office.office, office.clock(), day)
    return .start(
      Job(say("Printing")) { job in
        var reading = try Reading(door)
        let sent = try DayLetters.send(
          letters, of: day, to: .own, by: IPPPrinters(), at: now, &reading
        ) { done in
          job.report(Progress(say("Printing"), done: done, total: letters.count + 1))
          return job.isStopping
        }
        if let fault = sent.lazy.compactMap(\.fault).first { throw fault }
        return sent.map { "\($0.title): \($0.words)" }.joined(separator: "; ")
      })
  }

  mutating func fetch(first isFirst: Bool, limit: Int, at office: DeskContext) throws -> Fetched<DayLetters.Letter> {
    guard isFirst else { return Fetched(rows: []) }
    var reading = try Reading(office.office)
    return Fetched(rows: try DayLetters.of(day, printed: PrintQueue.own.jobs(), &reading))
  }

  private nonisolated static func word(_ exception: DayLetters.Exception?) -> String {
    switch exception {
    case .nobody: say("to nobody")
    case .noAddress: say("no address")
    case .printed: say("printed")
    case nil: ""
    }
  }
}
