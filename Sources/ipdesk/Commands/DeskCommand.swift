import ArgumentParser
import Desk
import Filing
import FoundationEssentials
import Glibc
import Office
import Publishing
import Services
import Standards
import Terminal

/// `ipdesk desk`: the screens.
struct DeskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "desk", abstract: "Opens the desk.")
  @OptionGroup var options: RegisterOptions
  @OptionGroup var conf: ConfOptions
  @Option(help: "terminal, dark, light, highContrast or mono; what desk.conf says when nothing is said.")
  var theme: String?
  @Flag(help: "Draw with ASCII characters only.")
  var ascii = false
  @Option(help: "Who puts Arabic in order: terminal, app or off; what desk.conf says when nothing is said.")
  var bidi: String?
  @Flag(help: "Use the mouse.")
  var mouse = false
  @Flag(
    help: "One question a line and nothing drawn: for speech, lines of braille and scripts. ? explains, ^ goes back.")
  var linear = false
  @Option(
    help:
      "With --linear: lines told at once, 5 to 1000, 0 for all; 20 on a terminal and all over a pipe when nothing is said."
  )
  var lines: Int?
  @Option(help: "Minutes without a key after which the desk locks; 0 for never; 5 when nothing is said.")
  var lock: Int?

  func validate() throws {
    if let bidi, Bidi(rawValue: bidi) == nil {
      throw ValidationError("--bidi \(bidi): give \(Bidi.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    guard lines.map({ $0 == 0 || (5...1_000).contains($0) }) != false else {
      throw ValidationError("--lines \(lines ?? 0): give 5 to 1000, or 0 for all.")
    }
    guard let theme else { return }
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
    var settings = conf.settings
    if let bidi = bidi.flatMap({ Bidi(rawValue: $0) }) { (settings.conf.bidi, settings.conf.bidis) = (bidi, [:]) }
    let lock = lock ?? settings.conf.lock ?? 5
    // The surroundings say it for one session, the file for every one.
    if environment("IPDESK_PRINTER") == nil, !settings.conf.printer.isEmpty {
      setenv("IPDESK_PRINTER", settings.conf.printer, 1)
    }
    let clock: @Sendable () -> Moment = {
      today.flatMap { Moment($0, second: Clock.system().second) } ?? Clock.system()
    }
    let terms = InstalledTerms(folder: ReferenceShelf().folder)
    let lockAfter: Duration? = lock > 0 ? .seconds(60 * lock) : nil
    let enter: @Sendable (Credential) throws -> Office = { credential in
      try Office.open(register: path, credential: credential, today: today, keepsProof: false)
    }
    guard !linear else { return try ask(settings, codes, terms, clock, lockAfter, enter) }
    try MainActor.assumeIsolated {
      let wanted = theme.flatMap { Theme(rawValue: $0) } ?? settings.conf.theme
      let driver = try NcursesTerminal(
        .init(
          theme: .chosen(wanted, noColor: environment("NO_COLOR")), isASCII: ascii || settings.conf.isASCII,
          usesMouse: mouse || settings.conf.usesMouse, sounds: settings.conf.bell.sounds))
      try Desk.run(
        driver: driver, codes: codes, terms: terms,
        officeName: "Register \(path.count > 48 ? "~" + path.suffix(47) : path)", settings: settings, clock: clock,
        lockAfter: lockAfter, open: enter)
    }
  }

  /// The desk line by line; name and password come from options and environment where they say them.
  private func ask(
    _ settings: DeskSettings, _ codes: CodeLists, _ terms: InstalledTerms, _ clock: @escaping @Sendable () -> Moment,
    _ lockAfter: Duration?, _ enter: @escaping @Sendable (Credential) throws -> Office
  ) throws {
    let name = options.officer ?? environment("IPDESK_OFFICER")
    let isGiven = ["IPDESK_PASSWORD", "IPDESK_PASSWORD_FILE"].contains { environment($0) != nil }
    let password = try isGiven ? name.map { try PasswordPrompt.of($0, variable: "IPDESK_PASSWORD") } : nil
    try MainActor.assumeIsolated {
      let driver = LineTerminal()
      defer { driver.close() }
      let page = lines.map { $0 == 0 ? nil : $0 } ?? (driver.isTerminal ? 20 : nil)
      try LinearDesk.run(
        lines: driver, page: page, officer: (name, password), codes: codes, terms: terms, settings: settings,
        clock: clock, lockAfter: driver.isTerminal ? lockAfter : nil, open: enter)
    }
  }
}
