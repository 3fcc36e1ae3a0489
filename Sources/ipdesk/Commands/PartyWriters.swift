import ArgumentParser
import Filing
import Office
import Standards

extension PartyCommand {
  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Registers a party; one that is known already is refused with its number.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var place: AddressOptions
    @OptionGroup var details: PartyDetails
    @Argument(help: "Name of the organisation, or family name of the person.")
    var name: String
    @Option(help: "First name: then it is a person.")
    var firstName: String?
    @Option(help: "Language of the name, two letters (ISO 639-1).")
    var language: String?

    func run() throws {
      var party = Party(
        kind: firstName == nil ? .organisation : .person,
        names: [Name(name, first: firstName, language: language)], addresses: [place.address].compactMap { $0 })
      try details.apply(to: &party)
      let request = ActRequest("register_party", values: ["party": [.party(party)]])
      try Report.print(try options.open().record(request), json: options.json)
    }
  }

  struct Correct: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Corrects the leading name, the address in force or other particulars; what is not named stays.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var place: AddressOptions
    @OptionGroup var details: PartyDetails
    @Argument(help: "Number of the party: 12 or #12.")
    var party: PartyNumber
    @Option(help: "The leading name.")
    var name: String?
    @Option(help: "First name that goes with --name.")
    var firstName: String?
    @Option(help: "Why.")
    var reason: String?

    func validate() throws {
      if firstName != nil, name == nil { throw ValidationError("--first-name goes with --name; give both.") }
    }

    func run() throws {
      try PartyCommand.amend(party, options, reason: reason) { entry, _ in
        if let name {
          let language = entry.names.first?.language
          entry.names = [Name(name, first: firstName, language: language)] + entry.names.dropFirst()
        }
        if var address = place.address {
          address.from = entry.addresses.last?.from
          entry.addresses = entry.addresses.dropLast() + [address]
        }
        try details.apply(to: &entry)
      }
    }
  }

  struct NewAddress: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "address", abstract: "Adds the address that is valid from a day on; the one before ends then.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var place: AddressOptions
    @Argument(help: "Number of the party: 12 or #12.")
    var party: PartyNumber
    @Option(help: "First day, YYYY-MM-DD; today when nothing is said.")
    var from: CalendarDate?
    @Option(help: "Why.")
    var reason: String?

    func validate() throws {
      if place.address == nil {
        throw ValidationError("Which address? Give --street, --city, --postcode or --country.")
      }
    }

    func run() throws {
      guard var address = place.address else { return }
      try PartyCommand.amend(party, options, reason: reason) { entry, today in
        let first = from ?? today
        if let last = entry.addresses.indices.last, entry.addresses[last].until == nil {
          entry.addresses[last].until = first.adding(days: -1)
        }
        address.from = first
        entry.addresses.append(address)
      }
    }
  }

  struct NewName: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "name", abstract: "Adds the same name in another script or spelling.")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "Number of the party: 12 or #12.")
    var party: PartyNumber
    @Argument(help: "The name, or the family name of a person.")
    var name: String
    @Option(help: "First name.")
    var firstName: String?
    @Option(help: "Language of the name, two letters (ISO 639-1); a name in that language is replaced.")
    var language: String?
    @Option(help: "Why.")
    var reason: String?

    func run() throws {
      try PartyCommand.amend(party, options, reason: reason) { entry, _ in
        let added = Name(name, first: firstName, language: language)
        let same = entry.names.indices.dropFirst().first { language != nil && entry.names[$0].language == language }
        if let same { entry.names[same] = added } else { entry.names.append(added) }
      }
    }
  }

  /// Records the entry of a party as `change` leaves it.
  fileprivate static func amend(
    _ party: PartyNumber, _ options: RegisterOptions, reason: String?,
    change: (inout Party, CalendarDate) throws -> Void
  ) throws {
    let office = try options.open()
    var entry = try office.ask(ReadParty(party.number)).party
    let before = entry
    try change(&entry, office.facts().today)
    guard entry != before else { throw Refusal(.nothingChanged, "Party \(party.number) reads like this already.") }
    var values: Values = ["party": [.party(entry)]]
    if let reason { values["reason"] = [.text(reason)] }
    try Report.print(try office.record(ActRequest("amend_party", values: values)), json: options.json)
  }
}
