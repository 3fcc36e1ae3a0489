import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Services
import Standards
import Terminal

/// `ipdesk search watch TEXT… --since DAY`.
struct SearchWatch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Lists marks that were filed since a day and are near marks of one's own, for owners and agents.",
    discussion: """
      Only what the public may see is told. With --queries a table is read: mark, and goods as “25: shoes” where the column
      stands. The last line names the day from which the next run goes on.
      """)
  @OptionGroup var options: RegisterOptions
  @Argument(help: "Marks that are watched.")
  var texts: [String] = []
  @Option(help: "The day from which new filings count, YYYY-MM-DD.")
  var since: CalendarDate
  @Option(help: "A table with the column mark, and goods if one likes.")
  var queries: String?
  @Option(help: "Hits of a lower score are only counted, 0 to 100.")
  var score = 45.0
  @Option(help: "Hits a mark at most, 1 to 100.")
  var limit = 20

  /// What is found for one mark.
  private struct Found: Encodable {
    let query: String
    let hits: [MarkHit]
    let below: Int
  }

  func validate() throws {
    guard !texts.isEmpty || queries != nil else { throw ValidationError("Name a mark, or a table with --queries.") }
    guard (1...100).contains(limit) else { throw ValidationError("--limit: give 1 to 100.") }
    guard (0...100).contains(score) else { throw ValidationError("--score: give 0 to 100.") }
  }

  func run() throws {
    let office = try options.open()
    let packs = try office.law().packs.packs
    let dictionaries = Dictionaries(ReferenceShelf())
    let found = try asked().map { query -> Found in
      let meanings = dictionaries.meanings(of: MarkForm(query.text, packs).latinWords)
      let answer = try office.ask(
        SearchMarks(
          query.text, limit: limit, meanings: meanings, goods: query.goods, isPublic: true, since: since))
      let hits = answer.hits.filter { $0.score >= score }
      return Found(query: query.text, hits: hits, below: answer.hits.count - hits.count)
    }
    if options.json { return try Output.json(found) }
    for each in found {
      Output.line(printable("\(each.query): \(each.hits.count) near, \(each.below) less near"))
      for hit in each.hits {
        Output.line(clipped(printable("  \(hit.number)  \(hit.mark)  \(hit.bucket.rawValue): \(hit.reason)"), to: 80))
      }
    }
    Output.line("The next run begins with --since \(try office.facts().today).")
  }

  private func asked() throws -> [(text: String, goods: [GoodsClass])] {
    let named = texts.map { (text: $0, goods: [GoodsClass]()) }
    guard let queries else { return named }
    let table = try Table(bytes: [UInt8](try Places.read(queries)), name: queries)
    try table.require(["mark"])
    return try named
      + table.rows.filter { !$0["mark"].isEmpty }.map { row -> (text: String, goods: [GoodsClass]) in
        let goods = row["goods"].split(separator: ";").map { SearchMarkCommand.goods(String($0)) }
        guard !goods.contains(where: { $0 == nil }) else { throw row.fault("goods: write “25: shoes; 35: retail”") }
        return (row["mark"], goods.compactMap { $0 })
      }
  }
}
