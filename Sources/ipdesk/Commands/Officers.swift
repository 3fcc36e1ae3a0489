import ArgumentParser
import Filing
import Office
import Standards

/// `ipdesk officer`: who works here, and what each may do.
struct OfficerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "officer", abstract: "Lists, appoints and retires officers, and sets their roles and passwords.",
    subcommands: [List.self, Add.self, Roles.self, Account.self, SetPassword.self, Retire.self],
    defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists the officers and their roles.")
    @OptionGroup var options: RegisterOptions

    func run() throws {
      let officers = try options.open().ask(ListOfficers())
      if options.json { return try Output.json(officers) }
      Output.table(
        ["officer", "person", "roles", "account", "state"],
        officers.map {
          [
            $0.name, $0.person, $0.roles.joined(separator: " "), $0.account ?? "any",
            $0.isActive ? "active" : "retired",
          ]
        })
    }
  }

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Appoints an officer; the first password comes from IPDESK_NEW_PASSWORD or is asked for.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var signer: SecondOptions
    @Argument(help: "Name to sign in with: small letters, digits, dot, hyphen.")
    var name: String
    @Option(help: "Full name.")
    var person: String
    @Option(help: "Roles of the law, separated by commas: counter,capture.")
    var roles: String
    @Option(help: "Account of the system from which alone the officer signs in.")
    var account: String?

    func run() throws {
      let office = try options.open()
      if try office.ask(ListOfficers()).contains(where: { $0.name == name && $0.isActive }) {
        throw Refusal(
          .officerKnown, "“\(name)” works here already; `ipdesk officer roles \(name) ROLES` changes the roles.")
      }
      let password = try PasswordPrompt.of(name, variable: "IPDESK_NEW_PASSWORD")
      var values: Values = [
        "name": [.text(name)], "person": [.text(person)], "roles": [.text(roles)], "password": [.text(password)],
      ]
      if let account { values[.account] = [.text(account)] }
      let request = ActRequest("appoint_officer", values: values, second: try signer.credential())
      try Report.print(try office.record(request), json: options.json)
    }
  }

  struct Roles: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Gives an officer other roles; the password stays.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var signer: SecondOptions
    @Argument(help: "Name of the officer.")
    var name: String
    @Argument(help: "All roles from then on, separated by commas: counter,capture.")
    var roles: String

    func run() throws {
      let office = try options.open()
      guard let officer = try office.ask(ListOfficers()).first(where: { $0.name == name && $0.isActive }) else {
        throw Refusal.notFound(what: "officer", name: name)
      }
      let values: Values = ["name": [.text(name)], "person": [.text(officer.person)], "roles": [.text(roles)]]
      let request = ActRequest("appoint_officer", values: values, second: try signer.credential())
      try Report.print(try office.record(request), json: options.json)
    }
  }

  struct Account: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Ties an officer to an account of the system: nobody signs in for him from another one.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var signer: SecondOptions
    @Argument(help: "Name of the officer.")
    var name: String
    @Argument(help: "Name of the account; any account will do when nothing is said.")
    var account: String?

    func run() throws {
      let office = try options.open()
      guard let officer = try office.ask(ListOfficers()).first(where: { $0.name == name && $0.isActive }) else {
        throw Refusal.notFound(what: "officer", name: name)
      }
      let values: Values = [
        "name": [.text(name)], "person": [.text(officer.person)],
        "roles": [.text(officer.roles.joined(separator: ","))], "account": [.text(account ?? "any")],
      ]
      let request = ActRequest("appoint_officer", values: values, second: try signer.credential())
      try Report.print(try office.record(request), json: options.json)
    }
  }

  struct SetPassword: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "password",
      abstract:
        "Sets a password, from IPDESK_NEW_PASSWORD or asked for without echo; two persons sign for another one's.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var signer: SecondOptions
    @Argument(help: "Name of the officer; the one who signs in when nothing is said.")
    var name: String?

    func run() throws {
      let office = try options.open()
      let name = name ?? office.officer.name
      let password = try PasswordPrompt.of(name, variable: "IPDESK_NEW_PASSWORD")
      let values: Values = ["name": [.text(name)], "password": [.text(password)]]
      let second = name == office.officer.name ? nil : try signer.credential()
      try Report.print(
        try office.record(ActRequest("set_password", values: values, second: second)), json: options.json)
    }
  }

  struct Retire: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Ends an appointment; what the officer recorded stays.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var signer: SecondOptions
    @Argument(help: "Name of the officer.")
    var name: String
    @Option(help: "Why.")
    var reason: String?

    func run() throws {
      var values: Values = ["name": [.text(name)]]
      if let reason { values["reason"] = [.text(reason)] }
      let office = try options.open()
      let request = ActRequest("dismiss_officer", values: values, second: try signer.credential())
      try Report.print(try office.record(request), json: options.json)
    }
  }
}
