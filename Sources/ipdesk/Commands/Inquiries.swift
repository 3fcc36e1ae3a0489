import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Standards

/// `ipdesk show`: a dossier as it stands, or stood on a day.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Shows a dossier, also as of a past day.")
  @OptionGroup var options: RegisterOptions
  @Argument var number: String
  @Option(help: "Only what had been recorded by the end of that day.")
  var asOf: String?

  func run() throws {
    var reading = try Reading(try options.open())
    let (dossier, _) = try reading.dossier(number, asOf: try asOfDate())
    if options.json { return try Output.json(DossierView(dossier, on: reading.info.today)) }
    DossierText(dossier: dossier, today: reading.info.today).lines.forEach(Output.line)
  }

  private func asOfDate() throws -> CalendarDate? {
    guard let asOf else { return nil }
    guard let date = CalendarDate(asOf) else {
      throw Refused(message: "--as-of: “\(asOf)” is not a date; write YYYY-MM-DD.")
    }
    return date
  }
}

/// `ipdesk why`: how a date, fee, stage or proposal came about.
struct Why: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Says how a date, fee, stage or proposal came about.")
  @OptionGroup var options: RegisterOptions
  @Argument var number: String
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
      throw Refused(
        message: "The dossier has no “\(what ?? "")”. `ipdesk show \(number)` lists its dates, limits and fees.")
    }
  }
}

/// `ipdesk find`: by number, any name, title or class.
struct Find: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Finds dossiers by number, any name, title or class (class:25).")
  @OptionGroup var options: RegisterOptions
  @Argument var text: String
  @Option var right: String?
  @Option var limit = 50
  @Option(help: "Where the next page starts, as the last answer said.")
  var after: String?

  func run() throws {
    let office = try options.open()
    guard case .hits(let page) = try office.ask(.find(Search(text, right: right, limit: limit, after: after))) else {
      return
    }
    if options.json { return try Output.json(page) }
    Output.table(
      ["number", "registration", "title", "owner", "stage", "next limit"],
      page.hits.map {
        [
          $0.number, $0.registration ?? "", $0.title, $0.owner, "\($0.stage) \($0.state.rawValue)",
          $0.nextLimit?.description ?? "",
        ]
      })
    if let next = page.next { Output.line("more: --after \(next)") }
  }
}

/// `ipdesk docket`: what the calendar has brought about.
struct DocketCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "docket", abstract: "Lists what the calendar proposes.")
  @OptionGroup var options: RegisterOptions
  @Option var right: String?
  @Option(help: "applicant, office or third.")
  var waits: String?
  @Option(help: "Days ahead of today.")
  var ahead = 30
  @Option var limit = 100
  @Option var after: String?

  func run() throws {
    let office = try options.open()
    let page = DocketPage(right: right, waits: waits, ahead: ahead, limit: limit, after: after)
    guard case .docket(let answer) = try office.ask(.docket(page)) else { return }
    if options.json { return try Output.json(answer) }
    for line in answer.lines { Output.line("\(line.number)  \(line.title)  \(line.proposal.sentence)") }
    Output.line(
      "\(answer.lines.count) proposals; \(answer.waiting) entries wait for the gazette\(answer.oldestWaiting.map { ", the oldest since \($0)" } ?? "")."
    )
    if let next = answer.next { Output.line("more: --after \(next)") }
  }
}

/// `ipdesk party`: the party register.
struct PartyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "party", abstract: "Finds parties and shows what they own.")
  @OptionGroup var options: RegisterOptions
  @Argument(help: "Part of a name, or #NUMBER for one party and its portfolio.")
  var text: String

  func run() throws {
    let office = try options.open()
    if text.hasPrefix("#"), let id = Int(text.dropFirst()) {
      guard case .party(let record) = try office.ask(.party(id)), case .hits(let page) = try office.ask(.portfolio(id))
      else { return }
      if options.json { return try Output.json(page) }
      record.party.lines(on: record.party.addresses.last?.until ?? CalendarDate(dayNumber: 0)).forEach(Output.line)
      return Output.table(
        ["number", "title", "stage"], page.hits.map { [$0.number, $0.title, "\($0.stage) \($0.state.rawValue)"] })
    }
    guard case .parties(let parties) = try office.ask(.parties(text, limit: 50)) else { return }
    if options.json { return try Output.json(parties) }
    Output.table(
      ["no.", "name", "address", "dossiers"],
      parties.map { ["#\($0.party.id ?? 0)", $0.party.name, $0.party.address()?.oneLine ?? "", String($0.dossiers)] })
  }
}

/// `ipdesk fee`: the receipts of a day.
struct FeeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fee", abstract: "Lists the receipts of a day with their total.")
  @OptionGroup var options: RegisterOptions
  @Argument(help: "The day, YYYY-MM-DD; today when nothing is said.")
  var day: String?

  func run() throws {
    let reading = try Reading(try options.open())
    guard let date = day.map({ CalendarDate($0) }) ?? reading.info.today else {
      throw Refused(message: "“\(day ?? "")” is not a date; write YYYY-MM-DD.")
    }
    guard case .receipts(let lines) = try reading.office.ask(.receipts(date)) else { return }
    if options.json { return try Output.json(lines) }
    Output.table(
      ["receipt", "dossier", "fee", "amount", ""],
      lines.map { [$0.receipt, $0.number, $0.fee, crowns($0.amount), $0.isVoid ? "void" : ""] })
    Output.line("Total \(crowns(lines.filter { !$0.isVoid }.map(\.amount).reduce(0, +)))")
  }
}
