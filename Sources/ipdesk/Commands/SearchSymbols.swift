import ArgumentParser
import Filing
import Services
import Standards

/// `ipdesk search symbols SCHEME TEXT`.
struct SearchSymbolsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "symbols",
    abstract: "Lists symbols of an installed classification by their beginning, or by words of their titles.",
    discussion: "It needs the list of the classification: `ipdesk reference install FILE`.")
  @Argument(help: "Vienna, Locarno or IPC.")
  var scheme: String
  @Argument(
    help: "The beginning of a symbol, or words in the language of the list; the whole list when nothing is said.")
  var text = ""
  @Option(help: "Symbols at most, 1 to 3000.")
  var limit = 200
  @Flag(help: "Print JSON.")
  var json = false

  private static let schemes = ["Vienna", "Locarno", "IPC"]

  func validate() throws {
    guard Self.schemes.contains(scheme) else {
      throw ValidationError("“\(scheme)”: give \(Self.schemes.joined(separator: ", ")).")
    }
    guard text.count <= 2_000 else { throw ValidationError("Give at most 2,000 characters.") }
    guard (1...3_000).contains(limit) else { throw ValidationError("--limit: give 1 to 3000.") }
  }

  func run() throws {
    let terms = InstalledTerms(folder: ReferenceShelf().folder)
    guard !terms.symbols(scheme, most: 1).isEmpty else {
      throw Refusal(.notFound, "No list of \(scheme) is installed. `ipdesk reference install FILE` takes one.")
    }
    let found = terms.symbols(scheme, text, most: limit)
    if json { return try Output.json(found) }
    guard !found.isEmpty else { return Output.line("Nothing of \(scheme) fits “\(text)”.") }
    Output.table(["symbol", "title", "below"], found.map { [$0.symbol, $0.title, $0.above.first ?? ""] })
  }
}
