import ArgumentParser
import Filing
import FoundationEssentials
import Standards

extension LawCommand {
  /// The library of grounds.
  struct Grounds: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the paragraphs of the library for letters of a right, with the facts that each needs.",
      discussion: """
        An act takes them with `ipdesk record office_action NUMBER --ground "ID slot=fact | slot=fact"`; at the desk and in
        files a line of the text is written `@ID slot=fact | slot=fact`.
        """)
    @Argument(help: "Folder of the law; the law of Meridia when nothing is said.")
    var folder: String?
    @Option(help: "The right.")
    var right = "trademark"
    @Option(help: "Only those that may stand in this act.")
    var act: String?
    @Flag(help: "Print JSON.")
    var json = false

    struct Line: Encodable {
      let id, label, basis, text, textSecond: String
      let acts, slots, cited: [String]
    }

    func run() throws {
      let (law, _) = try LawCommand.read(folder)
      guard let found = law.right(right) else { throw Refusal(.notFound, "The law has no right “\(right)”.") }
      let grounds = found.grounds.filter { act == nil || $0.acts.contains(act ?? "") }
      if json {
        return try Output.json(
          grounds.map { ground in
            Line(
              id: ground.id, label: ground.label.first, basis: ground.basis, text: ground.text.first,
              textSecond: ground.text.second, acts: ground.acts, slots: ground.slots.map(\.name),
              cited: ground.slots.filter { $0.cited != nil }.map(\.name))
          })
      }
      guard !grounds.isEmpty else { return Output.line("The library has no ground for that.") }
      Output.table(
        ["ID", "BASIS", "FACTS", "GROUND"],
        grounds.map { ground in
          let slots = ground.slots.map { $0.cited == nil ? $0.name : "\($0.name) (cited)" }
          return [ground.id, ground.basis, slots.joined(separator: ", "), ground.label.first]
        })
    }
  }
}
