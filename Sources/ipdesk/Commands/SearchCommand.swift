import ArgumentParser

/// `ipdesk search`: everything earlier that could stand in the way.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Searches earlier rights that could stand in the way.",
    subcommands: [SearchPicture.self])
}
