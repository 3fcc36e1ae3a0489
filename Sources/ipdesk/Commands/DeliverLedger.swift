import ArgumentParser
import Office
import Services

/// `ipdesk deliver ledger`: what a recipient believes of the register.
struct LedgerOf: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Shows what a recipient has of each dossier, and what is otherwise now.")
  @OptionGroup var options: RegisterOptions
  @Argument(help: "Short name of the recipient.")
  var recipient: String
  @Flag(help: "Only dossiers of which the recipient has something else than the register says.")
  var different = false

  func run() throws {
    var ledger = try DeliveryLedger(try options.open(), recipient)
    if different { ledger.limitToDifferent() }
    options.json ? try Output.json(ledger) : tell(ledger)
  }

  private func tell(_ ledger: DeliveryLedger) {
    Output.table(
      ["delivery", "date", "kind", "up to", "dossiers", "manifest"],
      ledger.deliveries.map {
        [String($0.number), $0.date, $0.kind, String($0.upTo), String($0.dossiers), String($0.manifest.prefix(16))]
      })
    for line in ledger.dossiers {
      let verdict = line.verdict + (line.cause.isEmpty ? "" : ": \(line.cause)")
      Output.line("\(line.number)  \(line.right)  delivery \(line.delivery), event \(line.held)  \(verdict)")
      if line.since.isEmpty {
        Output.line("  holds what the register says: \(line.stands)")
      } else {
        Output.line("  believes: \(line.believes ?? "nothing"); the register says: \(line.stands)")
        for act in line.since { Output.line("  not told: \(act.date)  \(act.entry)") }
      }
    }
    if !ledger.never.isEmpty { Output.line("Never sent: \(ledger.never.joined(separator: ", "))") }
  }
}
