import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Services
import Standards

/// `ipdesk show`: a dossier as it stands, or stood on a day.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Shows a dossier, also as of a past day.")
  @OptionGroup var options: RegisterOptions
  @Argument(help: "Application or registration number.")
  var number: String
  @Option(help: "Only what had been recorded by the end of that day, YYYY-MM-DD.")
  var asOf: CalendarDate?
  @Flag(help: "Who has read the file while the public may not see it.")
  var readings = false
  @Flag(help: "Every rule of its checklists: what is open, with the paragraph of the letter, and what is met.")
  var findings = false

  func run() throws {
    var reading = try Reading(try options.open())
    if readings { return try list(reading.office.ask(ListReadings(number))) }
    let (dossier, _) = try reading.dossier(number, asOf: asOf)
    if findings { return try list(dossier.checkedRules, of: dossier.right) }
    if options.json { return try Output.json(DossierView(dossier, on: reading.facts.today)) }
    DossierText(dossier: dossier, today: reading.facts.today).lines.forEach(Output.line)
  }

  private func list(_ rules: [CheckedRule], of right: Right) throws {
    if options.json { return try Output.json(rules) }
    Output.table(
      ["state", "checklist", "item", "rule", "finding"],
      rules.map { rule in
        let item = right.item(rule.finding.item)?.label.first ?? rule.finding.item
        if rule.isToAsk, let question = rule.question {
          return [
            "to ask", rule.checklist, item, rule.finding.basis,
            "\(question.first) (\(rule.finding.formality)=y, n or ?)",
          ]
        }
        let state = rule.isMet ? "met" : rule.finding.must ? "open" : "asked"
        let told = (rule.isMet ? "" : rule.finding.paragraph.first + " ") + rule.finding.cure
        return [state, rule.checklist, item, rule.finding.basis, told]
      })
  }

  private func list(_ readings: [ReadingLine]) throws {
    if options.json { return try Output.json(readings) }
    Output.table(["day", "officer", "first read"], readings.map { [$0.day, $0.officer, $0.first] })
  }
}

/// `ipdesk why`: how a date, fee, stage or proposal came about.
struct Why: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Says how a date, fee, stage or proposal came about.")
  @OptionGroup var options: RegisterOptions
  @Argument(help: "Application or registration number.")
  var number: String
  @Argument(help: "A time limit, fee, date, or `stage`; everything when nothing is named.")
  var what: String?

  func run() throws {
    var reading = try Reading(try options.open())
    let (dossier, _) = try reading.dossier(number)
    let topics =
      what.map { [$0] } ?? ["stage"] + dossier.dates.keys.sorted() + dossier.limits.map(\.rule.id)
      + dossier.fees.map(\.code)
    var told: [String: [String]] = [:]
    for topic in topics where told[topic] == nil { told[topic] = dossier.why(topic) }
    if options.json { return try Output.json(told) }
    for (topic, lines) in told.sorted(by: { $0.key < $1.key }) {
      Output.line(topic)
      lines.forEach { Output.line("  " + $0) }
    }
    if told.values.allSatisfy(\.isEmpty) {
      throw Refusal(
        .notFound, "The dossier has no “\(what ?? "")”. `ipdesk show \(number)` lists its dates, limits and fees.")
    }
  }
}

/// `ipdesk find`: by number, any name, title or class.
struct Find: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Finds dossiers by number, any name, title, class (class:25) or priority claimed (priority:2509871).")
  @OptionGroup var options: RegisterOptions
  @Argument(help: "A number, a name in any script, a title, class:25, or priority:2509871.")
  var text: String
  @Option(help: "Only this right.")
  var right: String?
  @OptionGroup var page: PageOptions

  func run() throws {
    let office = try options.open()
    let found = try office.ask(FindDossiers(text, right: right, limit: page.limit, after: page.after))
    if options.json { return try Output.json(found) }
    Output.table(
      ["number", "registration", "title", "owner", "stage", "next limit"],
      found.hits.map {
        [
          $0.number, $0.registration ?? "", $0.title, $0.owner, "\($0.stage) \($0.state.rawValue)",
          $0.nextLimit?.description ?? "",
        ]
      })
    PageOptions.tell(found.next)
  }
}

/// `ipdesk docket`: what the calendar has brought about.
struct DocketCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "docket", abstract: "Lists what the calendar proposes.")
  @OptionGroup var options: RegisterOptions
  @Option(help: "Only this right.")
  var right: String?
  @Option(help: "applicant, office or third.")
  var waits: String?
  @Option(help: "Days ahead of today.")
  var ahead = 30
  @Flag(help: "Only what you may record.")
  var mine = false
  @Flag(help: "Terms of applicants and third parties that run, instead of what is to be recorded.")
  var terms = false
  @Flag(help: "Files that have come to their entry in the register: those that are ready, and what the others lack.")
  var ready = false
  @Flag(help: "Rights that will be lost first, then terms of third parties, then the office's own delays.")
  var byRisk = false
  @Flag(
    help: "The one line that is yours next, the most at risk and then the oldest, without what you put aside today.")
  var next = false
  @OptionGroup var page: PageOptions

  func run() throws {
    let office = try options.open()
    var question = ReadDocket(right: right, waits: waits, ahead: ahead, limit: page.limit, after: page.after)
    (question.isMine, question.isOfTerms, question.isByRisk) = (mine, terms, byRisk)
    question.isOfReady = ready
    if next { return try showNext(question, office) }
    let answer = try office.ask(question)
    if options.json { return try Output.json(answer) }
    answer.lines.forEach(show)
    if answer.late > 0 {
      Output.line("Unpublished for more than \(answer.interval) days: \(answer.late).")
    }
    Output.line(
      "\(answer.lines.count) \(terms ? "terms" : ready ? "files" : "proposals"); \(answer.waiting) entries wait for the gazette\(answer.oldestWaiting.map { ", the oldest since \($0)" } ?? "")."
    )
    PageOptions.tell(answer.next)
  }

  private func show(_ line: DocketLine) {
    let assignee = line.assignee.map { "  with \($0)" } ?? ""
    let aside = line.aside == 0 ? "" : "  put aside \(line.aside) \(line.aside == 1 ? "time" : "times")"
    Output.line("\(line.number)  \(line.title)  \(line.proposal.sentence)\(assignee)\(aside)")
  }

  private func showNext(_ asked: ReadDocket, _ office: Office) throws {
    var question = asked
    (question.isMine, question.isByRisk, question.leavesAside) = (true, true, true)
    repeat {
      let answer = try office.ask(question)
      if let line = answer.lines.first { return options.json ? try Output.json(line) : show(line) }
      question.after = answer.next
    } while question.after != nil
    throw Refusal(.nothingDue, "Nothing is yours to do now. `ipdesk docket` lists what others have.")
  }
}
