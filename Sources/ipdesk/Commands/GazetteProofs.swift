import ArgumentParser
import Filing
import Office
import Services
import Standards

extension GazetteCommand {
  /// `ipdesk gazette pages`: the proof page by page.
  struct Pages: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the pages of the proof: what changed since it was printed last, and who has read them.")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "Number of the issue, e.g. 2026-07.")
    var issue: String

    func run() throws {
      var reading = try Reading(try options.open())
      let proof = try Gazette.proofState(try GazetteCommand.open(issue, &reading), &reading)
      if options.json { return try Output.json(proof) }
      Output.line(
        proof.printed.map { "Proof of \($0) by \(proof.officer ?? "")." }
          ?? "No proof of \(issue) was printed yet; `ipdesk gazette proof \(issue) --out FOLDER --note` prints it.")
      Output.table(
        ["page", "entries", "changed", "read by"],
        proof.pages.map { page in
          ["\(page.number)", "\(page.lines.count)", "\(page.changes)", page.readers.joined(separator: ", ")]
        })
      for line in proof.pages.flatMap(\.lines) where line.change != .same {
        Output.line("\(line.change.rawValue)  \(line.entry.section)  \(line.entry.number)  \(line.title)")
      }
      proof.left.forEach { Output.line("left  \($0.section)  \($0.number)") }
      if !proof.unread.isEmpty {
        Output.line("Not read as it stands: pages \(proof.unread.map(String.init).joined(separator: ", ")).")
      }
    }
  }

  /// `ipdesk gazette read`: a reader's initials.
  struct Read: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Records that you have read pages of the proof as they stand; what changes afterwards is to be read again.")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "Number of the issue, e.g. 2026-07.")
    var issue: String
    @Option(name: .customLong("page"), help: "A page; as often as needed. All of them when none is named.")
    var pages: [Int] = []

    func run() throws {
      var reading = try Reading(try options.open())
      let proof = try Gazette.proofState(try GazetteCommand.open(issue, &reading), &reading)
      if let strange = pages.first(where: { page in !proof.pages.contains { $0.number == page } }) {
        let known = proof.pages.map { "\($0.number)" }.joined(separator: ", ")
        throw Refusal(.notFound, "No entry begins on page \(strange) of issue \(issue); entries begin on \(known).")
      }
      try Report.print(
        try reading.office.record(GazetteCommand.request("read_proof", issue, proof.entries(of: pages))),
        json: options.json)
    }
  }

  /// An open issue with its entries; a closed one has no proof.
  fileprivate static func open(_ id: String, _ reading: inout Reading) throws -> GazetteIssue {
    let issue = try Gazette.checked(id, &reading)
    guard !issue.isClosed else {
      throw Refusal(.issueClosed, "Issue \(id) is closed; `ipdesk gazette export \(id)` writes it.")
    }
    return issue
  }

  static func request(_ act: String, _ issue: String, _ entries: [ProofEntry]) -> ActRequest {
    ActRequest(
      act, values: ["issue": [.text(issue)], ProofEntry.item: [.text(entries.map(\.line).joined(separator: "\n"))]])
  }
}
