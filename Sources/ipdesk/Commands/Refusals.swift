import ArgumentParser
import Standards

/// `ipdesk help refusals`: every code with which the program says no.
struct RefusalsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refusals", abstract: "Lists every refusal and fault: its code, when it comes, and what to do.")
  @Flag(help: "Print JSON.")
  var json = false

  /// A code for programs.
  private struct Line: Encodable {
    let code: String
    /// Exit code of a command that ends with it.
    let exit: Int32
    let line: String
  }

  func run() throws {
    let lines = RefusalCode.allCases.map { Line(code: $0.rawValue, exit: $0.blame.rawValue, line: $0.line) }
    if json { return try Output.json(lines) }
    Output.table(["CODE", "EXIT", "WHEN, AND WHAT TO DO"], lines.map { [$0.code, String($0.exit), $0.line] })
  }
}
