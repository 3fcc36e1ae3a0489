import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Standards

/// Options of every command that speaks with a register.
struct RegisterOptions: ParsableArguments {
  @Option(help: "The register file; else IPDESK_REGISTER, else ipdesk/office.register in the user's data folder.")
  var register: String?

  @Option(help: "Name of the officer; else IPDESK_OFFICER.")
  var officer: String?

  @Option(help: "Today's date for rehearsals; registers planted as demonstration only.")
  var today: String?

  @Flag(help: "Print JSON.")
  var json = false

  var path: String {
    register ?? environment("IPDESK_REGISTER") ?? Places.dataFolder + "/office.register"
  }

  /// The date of `--today`, else of IPDESK_TODAY; a text that is no date is wrong usage.
  func date() throws -> CalendarDate? {
    guard let text = today ?? environment("IPDESK_TODAY") else { return nil }
    guard let date = CalendarDate(text) else {
      throw ValidationError("--today: “\(text)” is not a date; write YYYY-MM-DD.")
    }
    return date
  }

  /// Name and password: option or environment, the password also from a file or asked for, see `PasswordPrompt`.
  func credential() throws -> Credential {
    guard let name = officer ?? environment("IPDESK_OFFICER") else {
      throw Refusal(.optionMissing, "Who records? Give --officer NAME or set IPDESK_OFFICER.")
    }
    return Credential(name: name, password: try PasswordPrompt.of(name, variable: "IPDESK_PASSWORD"))
  }

  /// The office behind the register, signed in.
  func open() throws -> Office {
    try Office.open(register: path, credential: try credential(), today: try date())
  }
}

/// The second officer of a four-eyes act.
struct SecondOptions: ParsableArguments {
  @Option(help: "Name of the second officer of a four-eyes act; password from IPDESK_SECOND_PASSWORD or asked for.")
  var second: String?

  @Flag(
    help: "Lay the act before the second officer (anyone who may, without --second), who signs it at his own desk.")
  var lay = false

  func credential() throws -> Credential? {
    if lay { return .elsewhere(second ?? "") }
    return try second.map {
      Credential(name: $0, password: try PasswordPrompt.of($0, variable: "IPDESK_SECOND_PASSWORD"))
    }
  }
}

func environment(_ name: String) -> String? {
  guard let value = ProcessInfo.processInfo.environment[name], !value.isEmpty else { return nil }
  return value
}
