import ArgumentParser
import FoundationEssentials
import Office
import Publishing
import Services

extension FeeCommand {
  /// A receipt by its number.
  struct ReceiptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "receipt",
      abstract: "Prints a receipt by its number, with the list of the files that one payment pays.")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "Number of the receipt.")
    var receipt: String
    @Option(help: "File to write; receipt-NUMBER.pdf when nothing is said.")
    var out: String?
    @Flag(help: "Print the wording as text instead.")
    var text = false

    func run() throws {
      let office = try options.open()
      if options.json { return try Output.json(try office.ask(ReadReceipt(receipt))) }
      let printed = try Receipts.printed(receipt, at: office)
      if text { return Output.line(Papers.readable(printed.text())) }
      try Outlet.put(try printed.pdf(), to: out ?? printed.fileName, json: false)
    }
  }
}
