import ArgumentParser
import FoundationEssentials
import Office
import Services
import Standards

/// `ipdesk search picture`: earlier marks and designs that look like a picture.
struct SearchPicture: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "picture",
    abstract: "Finds marks and designs whose pictures are like a picture, however it was turned, framed or recoloured.",
    discussion: """
      Prints number, mark, score (1000 is the same picture) and which part agrees, turned how. The score sorts; it never
      decides. What cannot be compared is counted at the end.
      """)
  @OptionGroup var options: RegisterOptions
  @Argument(help: "The picture: a PNG, JPEG or TIFF file.")
  var file: String
  @Option(
    name: .customLong("class"), parsing: .singleValue,
    help: "Only files with this class of Nice or Locarno (repeat for several).")
  var classes: [String] = []
  @Option(
    name: .customLong("code"), parsing: .singleValue,
    help: "Only files with this code of Vienna, or below it (repeat for several).")
  var codes: [String] = []
  @Option(help: "Hits, at most 500.")
  var limit = 50

  /// As `--json` prints it.
  private struct Page: Encodable {
    let query: String
    let hits: [PictureHit]
    let unseen: Int
  }

  func validate() throws {
    guard (1...500).contains(limit) else { throw ValidationError("--limit: give a number from 1 to 500.") }
  }

  func run() throws {
    let query = try PictureSearch.query(file)
    let page = try options.open().ask(SearchPictures(query, classes: classes, codes: codes, limit: limit))
    if options.json { return try Output.json(Page(query: file, hits: page.hits, unseen: page.unseen)) }
    Output.table(
      ["number", "mark", "score", "agrees"], page.hits.map { [$0.number, $0.mark, String($0.score), $0.reason] })
    if page.hits.isEmpty { Output.line("No picture of a file that you may read can be compared with it.") }
    if page.unseen > 0 {
      Output.line(
        "Not compared: \(page.unseen) pictures of which nothing stands out from the ground, or that cannot be unpacked."
      )
    }
  }
}
