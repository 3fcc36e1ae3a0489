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
  @Option(help: "Minutes without a key after which the desk locks; 0 for never; 5 when nothing is said.")
  var lock: Int?

  func validate() throws {
    if let bidi, Bidi(rawValue: bidi) == nil {
      throw ValidationError("--bidi \(bidi): give \(Bidi.allCases.map(\.rawValue).joined(separator: ", ")).")
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
    try MainActor.assumeIsolated {
      let wanted = theme.flatMap { Theme(rawValue: $0) } ?? settings.conf.theme
      let driver = try NcursesTerminal(
        .init(
          theme: .chosen(wanted, noColor: environment("NO_COLOR")), isASCII: ascii || settings.conf.isASCII,
          usesMouse: mouse || settings.conf.usesMouse, sounds: settings.conf.bell.sounds))
      let clock = { today.flatMap { Moment($0, second: Clock.system().second) } ?? Clock.system() }
      try Desk.run(
        driver: driver, codes: codes, terms: InstalledTerms(folder: ReferenceShelf().folder),
        officeName: "Register \(path.count > 48 ? "~" + path.suffix(47) : path)", settings: settings, clock: clock,
        lockAfter: lock > 0 ? .seconds(60 * lock) : nil
      ) { credential in
        try Office.open(register: path, credential: credential, today: today, keepsProof: false)
      }
    }
  }
}
