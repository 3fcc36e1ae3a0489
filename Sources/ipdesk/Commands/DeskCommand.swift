import ArgumentParser
import Desk
import Filing
import FoundationEssentials
import Office
import Publishing
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
    guard Files.exists(options.path) else {
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
        driver: driver, workshop: Workshops.of(codes: codes),
        officeName: "Register \(path.count > 48 ? "~" + path.suffix(47) : path)", clock: clock,
        lockAfter: lock > 0 ? .seconds(60 * lock) : nil
      ) { credential in
        try Office.open(register: path, credential: credential, today: today)
      }
    }
  }
}

/// What the desk has done by the publishing side.
enum Workshops {
  static func of(codes: CodeLists) -> Workshop {
    let terms = InstalledTerms()
    return Workshop(
      codes: codes,
      proof: { office, issue in
        var reading = try Reading(office)
        let content = try Issues.content(issue, &reading)
        let fetcher = Fetcher(office: office)
        return Papers.readable(
          try content.text(IssuePrinter(fonts: try .noto(), documents: { try fetcher.bytes($0) })))
      },
      paper: { office, number, issued in
        var reading = try Reading(office)
        let (_, file) = try reading.dossier(number)
        guard let paper = try reading.law(file.law).paper(issued.paper) else {
          throw Refusal.notFound(what: "paper", name: issued.paper)
        }
        return Papers.readable(try reading.printed(issued, paper, file).text)
      },
      export: { office, issue, folder, _ in
        var reading = try Reading(office)
        let written = try Issues.write(issue, &reading, to: folder)
        return "\(written.count) files in \(folder)"
      },
      installed: { scheme, text, number in terms.first(scheme, text, in: number) })
  }
}
