import Foundation
import Testing

@Suite("The commands", .enabled(if: Program.built != nil))
struct CommandTableTests {
  /// What the program says of itself with `--experimental-dump-help`.
  struct Command: Decodable {
    struct Argument: Decodable {
      struct Name: Decodable { let name: String }
      let abstract: String?
      let valueName: String?
      let names: [Name]?
      let shouldDisplay: Bool
    }
    let commandName: String
    let abstract: String?
    let subcommands: [Command]?
    let arguments: [Argument]?

    /// Every command that does something, with the words that call it.
    func leaves(_ path: [String] = []) -> [(path: String, command: Command)] {
      let below = (subcommands ?? []).filter { $0.commandName != "help" }
      let path = path + [commandName]
      return below.isEmpty
        ? [(path.dropFirst().joined(separator: " "), self)] : below.flatMap { $0.leaves(path) }
    }
  }

  struct Tool: Decodable { let command: Command }

  private func root() throws -> Command {
    let process = Process()
    process.executableURL = URL(filePath: try #require(Program.built))
    process.arguments = ["--experimental-dump-help"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return try JSONDecoder().decode(Tool.self, from: data).command
  }

  /// Commands that print no list and record no act: they open screens, serve, plant, or write files and name them.
  static let withoutJSON: Set = ["desk", "demo"]

  @Test("each says what it does and what every argument is; each but the screens can answer as JSON")
  func table() throws {
    let leaves = try root().leaves()

    let nameless = leaves.filter { ($0.command.abstract ?? "").isEmpty }.map(\.path)
    let unexplained = leaves.flatMap { leaf in
      (leaf.command.arguments ?? []).filter { $0.shouldDisplay && ($0.abstract ?? "").isEmpty }.map {
        "\(leaf.path) \($0.valueName ?? "")"
      }
    }
    let mute = leaves.filter { leaf in
      !(leaf.command.arguments ?? []).contains { $0.names?.contains { $0.name == "json" } == true }
    }.map(\.path)

    #expect(leaves.count > 40)
    #expect(nameless == [])
    #expect(unexplained == [])
    #expect(Set(mute).subtracting(Self.withoutJSON) == [])
  }

  @Test(
    "none can be told to believe what it has not judged: seals, signatures, digests, schemas, the soundness of a copy")
  func judging() throws {
    let words = ["skip", "force", "insecure", "unsafe", "no-", "un", "ignore", "trust", "without", "allow", "any"]
    let flags = try root().leaves().flatMap { leaf in
      (leaf.command.arguments ?? []).flatMap { $0.names ?? [] }.map(\.name)
        .filter { name in words.contains { name.hasPrefix($0) } }.map { "\(leaf.path) \($0)" }
    }

    // These judge nothing that came in: what goes out, which refused files a batch leaves alone, the proof of a law, and that a
    // journal is lost.
    #expect(
      flags.sorted() == [
        "bundle make without-passwords", "export write unpublished", "law plant unproved", "promote no-journal",
        "record skip-refused",
      ])
  }

  @Test(
    "wrong usage ends with 2 and says what to do",
    arguments: [
      (["fee", "list", "yesterday"], "YYYY-MM-DD"), (["show", "402026000000001", "--as-of", "soon"], "YYYY-MM-DD"),
      (["party", "show", "abc"], "12 or #12"), (["party", "address", "1"], "--city"),
      (["party", "list", "--limit", "0"], "1 to 500"), (["officer", "add", "rosa"], "--person"),
      (["record"], "<act>"), (["frobnicate"], "ipdesk --help"),
    ])
  func wrongUsage(_ arguments: [String], _ cure: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: try #require(Program.built))
    process.arguments = arguments
    let pipe = Pipe()
    process.standardError = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()

    #expect(process.terminationStatus == 2)
    #expect(text.hasPrefix("ipdesk: "))
    #expect(!text.contains("Error:"))
    #expect(text.contains(cure), "\(text)")
  }
}
