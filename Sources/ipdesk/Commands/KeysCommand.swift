import ArgumentParser
import Desk
import Standards

/// Where the settings of the desk stand.
struct ConfOptions: ParsableArguments {
  @Option(help: "The settings of the desk; ~/.config/ipdesk/desk.conf when nothing is said.")
  var conf: String?
  @Option(help: "The language of the screens: en, fr, es, ru, zh, ar; what desk.conf says when nothing is said.")
  var language: String?

  var settings: DeskSettings {
    var found = DeskConf.read(conf ?? environment("IPDESK_DESK_CONF") ?? "\(Places.settingsFolder)/desk.conf")
    if let language { (found.language, found.languages) = (language, [:]) }
    return DeskSettings(
      found, folder: Places.settingsFolder, languages: (try? Places.shipped("Resources")).map { "\($0)/Languages" })
  }
}

/// `ipdesk keys`: the key card of the desk.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Prints the key card of the desk, with the keys that desk.conf gives.")
  @OptionGroup var conf: ConfOptions
  @Option(help: "Columns of the card, 60 to 200.")
  var width = 100
  @Flag(help: "JSON, with the names of the commands for desk.conf.")
  var json = false

  func validate() throws {
    guard (60...200).contains(width) else { throw ValidationError("--width \(width): give 60 to 200.") }
  }

  func run() throws {
    let settings = conf.settings
    let (lines, text, faults) = MainActor.assumeIsolated {
      let card = KeyCard(settings)
      return (card.lines, card.text(width: width), card.faults)
    }
    if json { return try Output.json(lines) }
    text.forEach(Output.line)
    faults.forEach { Output.line("! \($0)") }
  }
}
