import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Publishing
import Services
import Standards

/// `ipdesk day`: the days of the office, each on one sheet.
struct DayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "day",
    abstract: "Shows and closes the days of the office, and the journal of its ledger accounts.",
    subcommands: [Show.self, Close.self, Accounts.self], defaultSubcommand: Show.self)

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Shows the sheet of a day: acts, documents in and out, numbers, money by method and by ledger account, open ends."
    )
    @OptionGroup var options: RegisterOptions
    @Argument(help: "The day, YYYY-MM-DD; today when nothing is said.")
    var day: CalendarDate?
    @Option(help: "Writes the sheet as PDF.")
    var pdf: String?

    func run() throws {
      let office = try options.open()
      let answer = try office.ask(ReadOfficeDay(day))
      if let pdf {
        return try Outlet.put(DaySheetPaper.document(answer, office.facts()).pdf(), to: pdf, json: options.json)
      }
      if options.json { return try Output.json(answer) }
      let facts = try office.facts()
      if let day, day != answer.sheet.day {
        Output.line("What \(day) brought stands on the sheet of \(answer.sheet.day).")
      }
      DaySheetText.lines(answer, facts.currency).forEach(Output.line)
    }
  }

  struct Close: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Closes a day with two signatures, once; what comes later stands on the sheet of the next day.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var signer: SecondOptions
    @OptionGroup var key: KeyOptions
    @Argument(help: "The day, YYYY-MM-DD; today when nothing is said.")
    var day: CalendarDate?
    @Option(help: "What was counted, METHOD=AMOUNT: cash=140.50; as often as needed.")
    var counted: [String] = []
    @Option(help: "Why what was counted differs, METHOD=WHY; as often as needed.")
    var explain: [String] = []
    @Option(help: "A method of which the difference is carried over to the next day; as often as needed.")
    var carry: [String] = []
    @Option(help: "File for the seal of the register as the day was closed, signed with --key.")
    var seal: String?
    @Option(help: "Name of the office in the signature of the seal, without spaces.")
    var sealName: String?
    @Flag(help: "Record nothing; say what would follow.")
    var dryRun = false

    func run() throws {
      let signing = try seal.map { _ in
        guard let name = sealName else { throw Refusal(.optionMissing, "Who seals? Give --seal-name NAME.") }
        return (try key.open(), name)
      }
      let office = try options.open()
      let day = try day ?? office.facts().today
      var values: Values = ["day": [.date(day)]]
      values["counted"] = counted.map { .text($0) }
      values["differences"] = explain.map { .text($0) }
      values["carried"] = carry.map { .text($0) }
      let request = ActRequest("close_day", values: values, second: try signer.credential())
      if dryRun { return try Report.print(try office.rehearse(request), json: options.json) }
      let recorded = try office.record(request)
      try Report.print(recorded, json: options.json)
      guard !recorded.events.isEmpty else { return }
      if let (key, name) = signing, let seal {
        try AtomicFile.write(Data(try SealFiles.make(office, key: key, name: name).words.utf8), to: seal)
      }
      if options.json { return }
      let head = try office.ask(ReadTree())
      Output.line("Seal of the day: \(head.size) events, chain \(head.chain)\(seal.map { ", signed in \($0)" } ?? "")")
    }
  }

  struct Accounts: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "journal",
      abstract: "Prints the ledger accounts of a day, month or year: opening, what came, what went, closing.")
    @OptionGroup var options: RegisterOptions
    @Option(help: "The day, YYYY-MM-DD; today when neither month nor year is said.")
    var day: CalendarDate?
    @Option(help: "The month, YYYY-MM, day by day.")
    var month: String?
    @Option(help: "The year, YYYY, month by month.")
    var year: String?
    @Option(help: "Writes the journal as comma-separated values.")
    var csv: String?
    @Option(help: "Writes the journal as PDF.")
    var pdf: String?

    func run() throws {
      let office = try options.open()
      let facts = try office.facts()
      let book = try JournalBook(period(facts.today), at: office)
      if let csv { try PaperFile.write(Data(book.csv.utf8), to: csv) }
      if let pdf { try PaperFile.write(try book.document().pdf(), to: pdf) }
      let files = [csv, pdf].compactMap { $0 }
      if !files.isEmpty { return try Output.paths(files, json: options.json) }
      if options.json { return try Output.json(book.journal) }
      for part in book.parts {
        Output.line(part.name)
        Output.table(JournalBook.heads, part.rows)
        Output.line("")
      }
    }

    private func period(_ today: CalendarDate) throws -> JournalBook.Period {
      let named = [day.map { JournalBook.Period.day($0) }, try month.map(Self.month), try year.map(Self.year)]
      let all = named.compactMap { $0 }
      guard all.count < 2 else { throw ValidationError("Give one of --day, --month and --year.") }
      return all.first ?? .day(today)
    }

    private static func month(_ text: String) throws -> JournalBook.Period {
      guard let first = CalendarDate("\(text)-01") else {
        throw ValidationError("--month: “\(text)” is not a month; write YYYY-MM.")
      }
      return .month(first)
    }

    private static func year(_ text: String) throws -> JournalBook.Period {
      guard let first = CalendarDate("\(text)-01-01") else {
        throw ValidationError("--year: “\(text)” is not a year; write YYYY.")
      }
      return .year(first)
    }
  }
}
