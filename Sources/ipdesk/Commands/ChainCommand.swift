import ArgumentParser
import Office

/// `ipdesk chain`: files that wait for one another.
struct ChainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chain",
    abstract: "Draws the files that wait for one another around a file: what stops them, what they stop.")
  @OptionGroup var options: RegisterOptions
  @Argument(help: "Application or registration number.")
  var number: String

  func run() throws {
    let chain = try options.open().ask(ReadChain(number))
    if options.json { return try Output.json(chain) }
    guard !chain.isEmpty else { return Output.line("\(number) waits for no file, and none waits for it.") }
    chain.lines.forEach(Output.line)
  }
}
