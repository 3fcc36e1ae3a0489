import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Services
import Standards

/// `ipdesk search classes TEXT`.
struct SearchClassesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classes",
    abstract: "Suggests classes of Nice for a term, with the installed terms that speak for each; a person decides.",
    discussion: """
      It needs a list of Nice: `ipdesk reference install FILE`. With --here the register is asked besides: classes in which
      the term has stood here before come first.
      """)
  @OptionGroup var options: RegisterOptions
  @Argument(help: "One term of goods or services, in a language of the installed list.")
  var text: String
  @Option(help: "Classes at most, 1 to 45.")
  var limit = 3
  @Flag(help: "Ask the register too: what was used here before stands first.")
  var here = false

  struct Found: Encodable {
    let query: String
    let edition: String
    let hits: [TermIndex.Suggestion]
  }

  func validate() throws {
    guard text.contains(where: { !$0.isWhitespace }) else { throw ValidationError("Give a term.") }
    guard text.count <= 2_000 else { throw ValidationError("A term has at most 2,000 characters.") }
    guard (1...45).contains(limit) else { throw ValidationError("--limit: give 1 to 45.") }
  }

  func run() throws {
    guard let (edition, index) = InstalledTerms(folder: ReferenceShelf().folder).index() else {
      throw Refusal(
        .notFound, "No list of the classification of Nice is installed. `ipdesk reference install FILE` takes one.")
    }
    let accepted = here ? try options.open().ask(AcceptedTerms(text)).map { ($0.number, $0.term) } : []
    let hits = index.suggest(text, most: limit, accepted: accepted)
    if options.json { return try Output.json(Found(query: text, edition: edition, hits: hits)) }
    guard !hits.isEmpty else { return Output.line("No word of “\(text)” stands in Nice \(edition).") }
    for hit in hits {
      Output.line(
        "\(padded(hit.number, 2))  \(hit.score) %  \(hit.terms.joined(separator: "; "))\(hit.isUsedHere ? " (used here before)" : "")"
      )
    }
    Output.line("Suggested from \(index.count) terms of Nice \(edition).")
  }
}
