import ArgumentParser
import Filing
import Office
import Standards

/// `ipdesk party`: the register of parties.
struct PartyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "party", abstract: "Lists, shows and keeps the register of parties.",
    subcommands: [
      List.self, Show.self, Add.self, Correct.self, NewAddress.self, NewName.self, Merge.self, Split.self,
    ], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists parties by a part of their name in any script.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var page: PageOptions
    @Argument(help: "Part of the name; everybody when nothing is said.")
    var text = ""

    func run() throws {
      let after = try page.number()
      let found = try options.open().ask(FindParties(text, limit: page.limit, after: after))
      if options.json { return try Output.json(found) }
      Output.table(
        ["no.", "name", "address", "dossiers"],
        found.parties.map {
          [
            "#\($0.party.id ?? 0)", $0.party.names.map(\.full).joined(separator: " / "),
            $0.party.address()?.oneLine ?? "",
            String($0.dossiers),
          ]
        })
      PageOptions.tell(found.next.map { String($0) })
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Shows a party and the dossiers in which it stands.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var page: PageOptions
    @Argument(help: "Number of the party: 12 or #12.")
    var party: PartyNumber

    private struct Shown: Encodable {
      let party: PartyRecord
      let portfolio: HitPage
    }

    func run() throws {
      let office = try options.open()
      let record = try office.ask(ReadParty(party.number))
      let portfolio = try office.ask(ReadPortfolio(of: party.number, limit: page.limit, after: page.after))
      if options.json { return try Output.json(Shown(party: record, portfolio: portfolio)) }
      Output.line("#\(record.party.id ?? 0) \(record.party.kind.rawValue)")
      record.party.outline.forEach(Output.line)
      Output.line("")
      Output.table(
        ["number", "title", "stage", "as"],
        portfolio.hits.map { [$0.number, $0.title, "\($0.stage) \($0.state.rawValue)", $0.matched] })
      PageOptions.tell(portfolio.next)
    }
  }

  struct Merge: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Merges the entry of a party into another one of the same person.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var signer: SecondOptions
    @Argument(help: "Number of the entry that is merged.")
    var party: PartyNumber
    @Argument(help: "Number under which the person is found from then on.")
    var into: PartyNumber
    @Option(help: "Why it is the same person.")
    var reason: String

    func run() throws {
      let office = try options.open()
      let values: Values = [
        "merged_party": [.party(try office.ask(ReadParty(party.number)).party)],
        "party": [.party(try office.ask(ReadParty(into.number)).party)], "reason": [.text(reason)],
      ]
      let request = ActRequest("merge_party", values: values, second: try signer.credential())
      try Report.print(try office.record(request), json: options.json)
    }
  }

  struct Split: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Undoes the merger of an entry.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var signer: SecondOptions
    @Argument(help: "Number of the entry that was merged.")
    var party: PartyNumber
    @Option(help: "Why it is another person.")
    var reason: String

    func run() throws {
      let office = try options.open()
      var entry = try office.ask(ReadParty(party.number)).party
      // A merged entry answers with the party it became; the act is about the entry itself.
      entry.id = party.number
      let values: Values = ["party": [.party(entry)], "reason": [.text(reason)]]
      let request = ActRequest("split_party", values: values, second: try signer.credential())
      try Report.print(try office.record(request), json: options.json)
    }
  }
}

/// The number of a party as it is typed: `12` or `#12`.
struct PartyNumber: ExpressibleByArgument {
  let number: Int

  init?(argument: String) {
    guard let number = Int(argument.hasPrefix("#") ? argument.dropFirst() : argument[...]), number > 0 else {
      return nil
    }
    self.number = number
  }
}
