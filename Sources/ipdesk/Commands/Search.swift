import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Services
import Standards
import Terminal

/// `ipdesk search`: everything earlier that may stand in the way, with the reason of each hit.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Searches earlier rights that may stand in the way.",
    subcommands: [
      SearchMarkCommand.self, SearchTextCommand.self, SearchSheetCommand.self, SearchVerify.self, SearchWatch.self,
      SearchPicture.self, SearchClassesCommand.self, SearchSymbolsCommand.self,
    ])
}

/// `ipdesk search mark TEXT`.
struct SearchMarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mark",
    abstract: "Lists earlier marks near a text, the nearest first, each with its bucket and the parts that agree.")
  @OptionGroup var options: RegisterOptions
  @Argument(help: "The mark in any script, as it would be filed.")
  var text: String
  @Option(name: .customLong("class"), help: "Only marks with goods in this class of Nice; may stand several times.")
  var classes: [Int] = []
  @Option(help: "Only marks in this state of ST.27: A active, N not active, T ended.")
  var state: String?
  @Option(help: "Only marks of owners whose name holds this text.")
  var owner: String?
  @Option(
    name: .customLong("goods"), parsing: .singleValue,
    help: "Goods for which the mark is to stand, a class with terms: \"25: shoes, boots\"; may stand several times.")
  var goods: [String] = []
  @Flag(help: "Only marks for goods of the classes of --goods and of related ones.")
  var related = false
  @Option(help: "The register as it stood after this event.")
  var upTo: Int?
  @Option(help: "Hits at most, 1 to 500.")
  var limit = 50

  func validate() throws {
    guard text.contains(where: { !$0.isWhitespace }) else { throw ValidationError("Give the words of a mark.") }
    guard classes.allSatisfy({ (1...45).contains($0) }) else {
      throw ValidationError("--class: classes of Nice are 1 to 45.")
    }
    guard (1...500).contains(limit) else { throw ValidationError("--limit: give 1 to 500.") }
    guard goods.count <= 45, goods.allSatisfy({ Self.goods($0) != nil }) else {
      throw ValidationError("--goods: write a class of Nice and terms, “25: shoes, boots”.")
    }
    guard !related || !goods.isEmpty else { throw ValidationError("--related: say with --goods to which.") }
    guard state == nil || known != nil else { throw ValidationError("--state: write A, N or T.") }
  }

  private var known: LegalState? { state.flatMap { LegalState(rawValue: $0.uppercased()) } }

  /// `25: shoes, boots`
  static func goods(_ text: String) -> GoodsClass? {
    let cells = text.split(separator: ":", maxSplits: 1).map(String.init)
    let digits = cells.first?.filter { $0 != " " } ?? ""
    guard let number = Int(digits), (1...45).contains(number) else { return nil }
    return GoodsClass(number: number, edition: "", terms: Array(cells.dropFirst()))
  }

  /// A hit in one line of 80 columns: place, number, mark, bucket, reason.
  private func line(_ hit: MarkHit, place: Int) -> String {
    let mark = printable("\(hit.mark)\(hit.state == .terminated ? " †" : "")")
    let head = "\(padded(String(place), to: 3, align: .trailing)) \(hit.number)"
    let goods = hit.goods.map { $0.isEmpty ? "" : " · \($0)" } ?? ""
    let shown = padded(clipped(mark, to: 22), to: 22)
    return clipped("\(head)  \(shown)  \(hit.bucket.rawValue): \(hit.reason)\(goods)", to: 80)
  }

  func run() throws {
    let office = try options.open()
    let form = MarkForm(text, try office.law().packs.packs)
    let meanings = Dictionaries(ReferenceShelf()).meanings(of: form.latinWords)
    let found = try office.ask(
      SearchMarks(
        text, classes: classes, state: known, owner: owner, limit: limit, meanings: meanings,
        goods: goods.compactMap(Self.goods), isNear: related, upTo: upTo))
    if options.json { return try Output.json(found) }
    for (place, hit) in found.hits.enumerated() { Output.line(line(hit, place: place + 1)) }
    if !found.leftOut.isEmpty {
      let words = found.leftOut.joined(separator: ", ")
      Output.line("Not searched: \(words.count > 60 ? words.prefix(59) + "…" : words)")
    }
    Output.line(
      found.dictionaries.isEmpty
        ? "Meaning: names only; `ipdesk reference install` takes dictionaries."
        : "Meaning by \(found.dictionaries.count) dictionaries.")
    Output.line(
      "\(found.hits.count) shown of \(found.compared) compared. Packs: \(found.packs.joined(separator: ", ")).")
  }
}
