import ArgumentParser
import Desk
import Filing
import FoundationEssentials
import Office
import Publishing
import Services
import Standards
import Terminal

/// `ipdesk desk`: the screens.
struct DeskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "desk", abstract: "Opens the desk.")
  @OptionGroup var options: RegisterOptions
  @Option(help: "terminal, dark, light, highContrast or mono.")
  var theme = "terminal"
  @Flag(help: "Draw with ASCII characters only.")
  var ascii = false
  @Flag(help: "Use the mouse.")
  var mouse = false
  @Option(help: "Minutes without a key after which the desk locks; 0 for never.")
  var lock = 5

  func validate() throws {
    guard Theme(rawValue: theme) != nil else {
      throw ValidationError("--theme \(theme): give terminal, dark, light, highContrast or mono.")
    }
  }

  func run() throws {
    guard !Files.isMissing(options.path) else {
      throw Refusal(
        .noRegister,
        "There is no register at “\(options.path)”. Plant one: ipdesk plant --demonstration --register \(options.path)"
      )
    }
    let today = try options.date()
    let path = options.path
    let codes = try Places.codes()
    try MainActor.assumeIsolated {
      let theme = Theme.chosen(Theme(rawValue: theme) ?? .terminal, noColor: environment("NO_COLOR"))
      let driver = try NcursesTerminal(.init(theme: theme, isASCII: ascii, usesMouse: mouse))
      let clock = { today.flatMap { Moment($0, second: Clock.system().second) } ?? Clock.system() }
      try Desk.run(
        driver: driver, codes: codes, terms: InstalledTerms(folder: ReferenceShelf().folder),
        officeName: "Register \(path.count > 48 ? "~" + path.suffix(47) : path)", clock: clock,
        lockAfter: lock > 0 ? .seconds(60 * lock) : nil
      ) { credential in
        try Office.open(register: path, credential: credential, today: today, keepsProof: false)
      }
    }
  }
}
