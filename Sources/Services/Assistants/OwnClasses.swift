import Filing
import Office
import Standards

/// The program as an assistant: classes of Nice for terms, by the installed list and by what was accepted here before.
struct OwnClasses {
  private let index: TermIndex
  private let office: Office
  /// `ipdesk 1.0, Nice 12-2025`
  let version: String

  /// Classes of a suggestion.
  private static let most = 3

  /// - Throws: a `Refusal` when no list of Nice is installed.
  init(_ terms: InstalledTerms, _ office: Office) throws {
    guard let (edition, index) = terms.index() else {
      throw Refusal(
        .notFound, "No list of the classification of Nice is installed. `ipdesk reference install FILE` takes one.")
    }
    (self.index, self.office) = (index, office)
    version = "ipdesk \(Keeper.version), Nice \(edition)"
  }

  /// The likeliest classes of each term; none for one of which no word is known.
  func suggestions(for parts: [AssistantBatch.Part]) throws -> [(id: String, text: String)] {
    try parts.compactMap { part in
      let accepted = try office.ask(AcceptedTerms(part.text)).map { (number: $0.number, text: $0.term) }
      let own = accepted.filter { $0.text.lowercased() != part.text.lowercased() }
      let found = index.suggest(part.text, most: Self.most, accepted: own)
      return found.isEmpty ? nil : (part.id, Suggested.classes(found.map(\.number), of: part.text))
    }
  }
}
