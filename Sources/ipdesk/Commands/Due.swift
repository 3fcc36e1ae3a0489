import ArgumentParser
import Filing
import Office
import Standards

/// `ipdesk due`: renewals and annuities that come due.
struct DueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due",
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
    guard let first = CalendarDate("\(month ?? String(facts.today.description.prefix(7)))-01") else {
      throw ValidationError("--month: “\(month ?? "")” is not a month; write YYYY-MM.")
    }
    let last = first.adding(months: 1).adding(days: -1)
    let answer = try office.ask(
      ListFallingDue(from: first, until: last, right: right, agent: agent, limit: page.limit, after: page.after))
    if options.json { return try Output.json(answer) }
    Output.table(
      ["number", "title", "what", "from", "due", "end of grace", "in time", "late", "agent"],
      answer.lines.map { line in
        let quote = line.quote
        return [
          line.registration ?? line.number, line.title, quote.subject, quote.opens?.description ?? "",
          quote.due?.description ?? "", quote.last?.description ?? "", facts.currency.text(quote.amount),
          facts.currency.text(quote.lateAmount), line.agent,
        ]
      })
    PageOptions.tell(answer.next)
  }
}
