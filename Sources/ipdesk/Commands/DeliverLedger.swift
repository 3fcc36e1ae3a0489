import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Publishing
import Standards

/// `ipdesk deliver ledger`: what a recipient believes of the register.
struct LedgerOf: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Shows what a recipient has of each dossier, and what is otherwise now.")
  @OptionGroup var options: RegisterOptions
  @Argument(help: "Short name of the recipient.")
  var recipient: String
  @Flag(help: "Only dossiers of which the recipient has something else than the register says.")
  var different = false

  struct Deed: Encodable {
    let date: String
    let entry: String
  }

  struct Line: Encodable {
    let number: String
    let right: String
    let delivery: Int
    let verdict: String
    let cause: String
    let hash: String
    /// Ordinal of the last event that the recipient has.
    let held: Int
    /// Stage and state as the recipient knows them; nil when it has nothing.
    let believes: String?
    let stands: String
    /// What the recipient does not know.
    let since: [Deed]
  }

  struct Whole: Encodable {
    let recipient: String
    let deliveries: [DeliveryRecord]
    let dossiers: [Line]
    /// Published dossiers of the recipient's rights that it was never sent.
    let never: [String]
  }

  func run() throws {
    let office = try options.open()
    guard let record = try office.recipients().first(where: { $0.name == recipient }) else {
      throw Refusal(.notFound, "There is no recipient “\(recipient)”. `ipdesk deliver profiles` lists them.")
    }
    let profile = try RecipientProfile(text: record.profile)
    var reading = try Reading(office)
    let law = try reading.law()
    var lines: [Line] = []
    var page = DuePage(recipient)
    var next: Int? = 0
    while let after = next {
      page.after = after
      let answer = try office.holdings(page)
      lines += try answer.holdings.map { try line($0, &reading) }
      next = answer.next
    }
    let known = Set(lines.map(\.number))
    var never: [String] = []
    try office.eachDue(DuePage(recipient), Inquiry.published) { dossiers in
      never += dossiers.filter { !known.contains($0.number) && law.right($0.right).map(profile.takes) == true }
        .map(\.number)
    }
    if different { lines.removeAll { $0.since.isEmpty && $0.verdict != "rejected" } }
    let whole = Whole(
      recipient: recipient, deliveries: try office.deliveries(to: recipient), dossiers: lines, never: never)
    options.json ? try Output.json(whole) : tell(whole)
  }

  private func line(_ holding: HoldingRecord, _ reading: inout Reading) throws -> Line {
    guard !holding.isSecret else {
      return Line(
        number: holding.number, right: holding.right, delivery: holding.delivery, verdict: holding.verdict,
        cause: holding.cause, hash: holding.hash, held: holding.held, believes: nil,
        stands: "not open to the public", since: [])
    }
    let (dossier, file) = try reading.dossier(holding.number)
    let known = file.events.filter { $0.ordinal <= holding.held }
    let believed = reading.fold(known, of: dossier.right, id: file.id)
    let since = file.events.filter { $0.ordinal > holding.held }.map {
      Deed(date: $0.effective.description, entry: dossier.right.entry($0.act).first)
    }
    return Line(
      number: holding.number, right: holding.right, delivery: holding.delivery, verdict: holding.verdict,
      cause: holding.cause, hash: holding.hash, held: holding.held,
      believes: known.isEmpty ? nil : Self.standing(believed), stands: Self.standing(dossier), since: since)
  }

  private static func standing(_ dossier: Dossier) -> String { "\(dossier.stage.words), \(dossier.state.words)" }

  private func tell(_ whole: Whole) {
    Output.table(
      ["delivery", "date", "kind", "up to", "dossiers", "manifest"],
      whole.deliveries.map {
        [String($0.number), $0.date, $0.kind, String($0.upTo), String($0.dossiers), String($0.manifest.prefix(16))]
      })
    for line in whole.dossiers {
      let verdict = line.verdict + (line.cause.isEmpty ? "" : ": \(line.cause)")
      Output.line("\(line.number)  \(line.right)  delivery \(line.delivery), event \(line.held)  \(verdict)")
      if line.since.isEmpty {
        Output.line("  holds what the register says: \(line.stands)")
      } else {
        Output.line("  believes: \(line.believes ?? "nothing"); the register says: \(line.stands)")
        for deed in line.since { Output.line("  not told: \(deed.date)  \(deed.entry)") }
      }
    }
    if !whole.never.isEmpty { Output.line("Never sent: \(whole.never.joined(separator: ", "))") }
  }
}
