import ArgumentParser
import Filing
import Office
import Services
import Standards

/// `ipdesk due`: renewals and annuities that come due, the letters that tell of them, and replies that run out.
struct DueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due",
    abstract: "Lists what falls due, writes courtesy letters of it, and lists replies that run out.",
    subcommands: [List.self, Letters.self, Replies.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists renewals and annuities that fall due in a month: window, due day, end of grace, price.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var page: PageOptions
    @Option(help: "The month, YYYY-MM; the present one when nothing is said.")
    var month: String?
    @Option(help: "Only this right.")
    var right: String?
    @Option(help: "Only files whose representative bears a name with these words.")
    var agent: String?

    func run() throws {
      let office = try options.open()
      let facts = try office.facts()
      let first = try DueCommand.month(month, facts.today)
      let last = first.adding(months: 1).adding(days: -1)
      let answer = try office.ask(
        ListFallingDue(from: first, until: last, right: right, agent: agent, limit: page.limit, after: page.after))
      if options.json { return try Output.json(answer) }
      DueCommand.tell(answer.lines, facts.currency)
      PageOptions.tell(answer.next)
    }
  }

  struct Letters: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Writes one courtesy letter to each owner or agent of what falls due in a month; they have no effect in law.")
    @OptionGroup var options: RegisterOptions
    @Option(help: "The month, YYYY-MM; the present one when nothing is said.")
    var month: String?
    @Option(help: "The folder for the letters, PDF and text.")
    var out = "."
    @Flag(help: "Write again of what was written of before.")
    var again = false
    @Flag(help: "Write and record nothing; say who would get a letter.")
    var dryRun = false

    func run() throws {
      let office = try options.open()
      let facts = try office.facts()
      let batch = try CourtesyBatch(DueCommand.month(month, facts.today), at: office, isAgain: again)
      if dryRun || batch.letters.isEmpty {
        if options.json { return try Output.json(batch.letters) }
        for letter in batch.letters {
          Output.line(letter.addressee.joined(separator: ", "))
          DueCommand.tell(letter.lines, facts.currency)
        }
        return tell(batch)
      }
      let (files, recorded) = try batch.send(to: out)
      try Output.paths(files, json: options.json)
      if options.json { return }
      recorded.summary.forEach(Output.line)
      tell(batch)
    }

    private func tell(_ batch: CourtesyBatch) {
      let before = batch.written == 0 ? "" : "; \(batch.written) written of before are left out (--again writes again)"
      Output.line("Letters: \(batch.letters.count)\(before)")
    }
  }

  struct Replies: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists time limits of parties that run out, by officer: nothing is written to anybody.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var page: PageOptions
    @Option(help: "Days ahead of today to look.")
    var days = 14
    @Flag(help: "Only what this officer may record.")
    var mine = false

    func run() throws {
      let office = try options.open()
      var question = ReadDocket(ahead: days, limit: page.limit, after: page.after)
      (question.isOfTerms, question.isMine) = (true, mine)
      let answer = try office.ask(question)
      if options.json { return try Output.json(answer) }
      let law = try office.law()
      func whose(_ line: DocketLine) -> String {
        line.assignee ?? law.right(line.right)?.act(line.proposal.act)?.roles.joined(separator: ", ") ?? ""
      }
      let lines = answer.lines.map { (whose($0), $0) }.sorted { ($0.0, $0.1.proposal.day) < ($1.0, $1.1.proposal.day) }
      Output.table(
        ["officer or role", "until", "number", "title", "what"],
        lines.map { [$0.0, $0.1.proposal.day.description, $0.1.number, $0.1.title, $0.1.proposal.limitName] })
      PageOptions.tell(answer.next)
    }
  }

  static func month(_ text: String?, _ today: CalendarDate) throws -> CalendarDate {
    guard let first = CalendarDate("\(text ?? String(today.description.prefix(7)))-01") else {
      throw ValidationError("--month: “\(text ?? "")” is not a month; write YYYY-MM.")
    }
    return first
  }

  static func tell(_ lines: [FallingDue], _ currency: Currency) {
    Output.table(
      ["number", "title", "what", "from", "due", "end of grace", "in time", "late", "agent", "written"],
      lines.map { line in
        let quote = line.quote
        return [
          line.registration ?? line.number, line.title, quote.subject, quote.opens?.description ?? "",
          quote.due?.description ?? "", quote.last?.description ?? "", currency.text(quote.amount),
          currency.text(quote.lateAmount), line.agent, line.written?.description ?? "",
        ]
      })
  }
}
