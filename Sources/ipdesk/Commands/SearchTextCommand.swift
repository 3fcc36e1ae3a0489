import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Services
import Standards
import Terminal

/// `ipdesk search text QUERY`.
struct SearchTextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "text",
    abstract: "Searches titles, abstracts, claims and descriptions, and shows the words that were found.",
    discussion: """
      Words side by side must all stand in a file. "folding arm" is a phrase, hing* the beginning of a word, arm NEAR/5 hinge
      two words with at most five between them; AND, OR, NOT and brackets go together as usual, and claims:hinge looks in one
      item only. A word is found in its other forms too (folded, folding), by the language of the text, and by the office's
      table of synonyms. Which items are searched, and what a word in each says, is the column `search` of form.tsv.
      """)
  @OptionGroup var options: RegisterOptions
  @Argument(help: "What is looked for: lamp* AND \"folding arm\" NOT claims:clamp.")
  var query: String
  @Option(
    name: .customLong("class"), parsing: .singleValue,
    help: "Only files with a symbol that begins so, of the IPC, of Locarno or of Nice; may stand several times.")
  var classes: [String] = []
  @Option(help: "Only this right, by its id or letter.")
  var right: String?
  @Option(help: "Only files in this state of ST.27: A active, N not active, T ended.")
  var state: String?
  @Option(help: "Only files filed on this day or later, YYYY-MM-DD.")
  var from: CalendarDate?
  @Option(name: .customLong("to"), help: "Only files filed on this day or before, YYYY-MM-DD.")
  var until: CalendarDate?
  @Option(help: "Only texts in this language, two letters: en, fr, es.")
  var language: String?
  @Flag(help: "Words as they are written: no other forms, no synonyms.")
  var exact = false
  @Flag(help: "Print the query as public databases want it written, and search nothing.")
  var elsewhere = false
  @Option(help: "Hits at most, 1 to 500.")
  var limit = 50

  private var known: LegalState? { state.flatMap { LegalState(rawValue: $0.uppercased()) } }

  func validate() throws {
    guard query.contains(where: { !$0.isWhitespace }) else { throw ValidationError("Give words to look for.") }
    guard (1...500).contains(limit) else { throw ValidationError("--limit: give 1 to 500.") }
    guard state == nil || known != nil else { throw ValidationError("--state: write A, N or T.") }
    guard language?.count ?? 2 == 2 else { throw ValidationError("--language: write two letters, en.") }
    guard classes.allSatisfy({ $0.contains { !$0.isWhitespace } }) else {
      throw ValidationError("--class: write the beginning of a symbol, A47B or 26-05.")
    }
  }

  func run() throws {
    let office = try options.open()
    if elsewhere { return try printElsewhere(office) }
    let page = try office.ask(
      SearchText(
        query, classes: classes, right: right, state: known, from: from, until: until, language: language,
        isExact: exact, limit: limit))
    if options.json { return try Output.json(page) }
    let labels = try Dictionary(
      office.law().rights.flatMap(\.form).map { ($0.item, $0.label.first) }, uniquingKeysWith: { first, _ in first })
    for (place, hit) in page.hits.enumerated() {
      let dead = hit.state == .terminated ? " †" : ""
      let classes = hit.classes.isEmpty ? "" : "  \(hit.classes.joined(separator: ", "))"
      let head = "\(padded(String(place + 1), to: 3, align: .trailing)) \(hit.number)  \(hit.title)\(dead)\(classes)"
      Output.line(clipped(printable(head), to: 80))
      for passage in hit.passages {
        Output.line(clipped(printable("      \(labels[passage.item] ?? passage.item): \(passage.marked)"), to: 80))
      }
    }
    if !page.leftOut.isEmpty { Output.line(clipped("Not searched: \(page.leftOut.joined(separator: " "))", to: 80)) }
    for group in page.synonyms { Output.line(clipped("Synonyms: \(group.joined(separator: ", "))", to: 80)) }
    if !page.neighbours.isEmpty {
      let all = page.neighbours.map { "\($0.symbol) (\($0.hits) of \($0.files))" }.joined(separator: ", ")
      Output.line(clipped("Subclasses, hits of files: \(all); --class looks in one.", to: 80))
    }
    Output.line("\(page.hits.count) shown of \(page.found) files that fit.")
  }

  private func printElsewhere(_ office: Office) throws {
    let items = try Set(office.law().rights.flatMap(\.form).filter { $0.weight != nil }.map(\.item))
    let queries = Elsewhere.all(try TextQuery(query, items: items), classes: classes)
    if options.json { return try Output.json(queries) }
    for each in queries {
      Output.line(printable("\(each.database) (\(each.holds)): \(each.query)"))
      if !each.lost.isEmpty { Output.line(printable("  it cannot be told: \(each.lost.joined(separator: ", "))")) }
    }
  }
}
