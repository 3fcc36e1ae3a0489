import ArgumentParser
import Filing
import Glibc
import Mirror
import Office
import Services
import Standards

/// Where the mirror stands.
struct MirrorOptions: ParsableArguments {
  @Option(
    help:
      "The database as libpq names it, such as “host=db.example dbname=register”; else IPDESK_MIRROR, else PGHOST and the like."
  )
  var to: String?

  func place() throws -> MirrorPlace {
    if let to { return try MirrorPlace(to, isOpen: true) }
    if let text = environment("IPDESK_MIRROR") { return try MirrorPlace(text, isOpen: false) }
    guard ["PGHOST", "PGHOSTADDR", "PGDATABASE", "PGSERVICE"].contains(where: { environment($0) != nil }) else {
      throw Refusal(.optionMissing, "Where is the mirror? Give --to “host=… dbname=…”, or set IPDESK_MIRROR.")
    }
    return try MirrorPlace("", isOpen: false)
  }
}

/// `ipdesk mirror`: a PostgreSQL database for many readers, kept in step with the register.
struct MirrorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mirror", abstract: "Keeps a PostgreSQL database in step with the register, for those who only read.",
    discussion: """
      The register is the one that is written; the mirror holds what is public, in the schema “ipdesk”. Its password is \
      never a word of a command: write it into .pgpass.
      """, subcommands: [Sync.self, Compare.self, Search.self])

  struct Sync: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Brings the mirror to where the register stands; an interrupted run goes on where it was.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var mirror: MirrorOptions
    @Flag(help: "Build it from nothing, whatever is there.")
    var anew = false
    @Flag(help: "With what is not published; for officers whose role reads secret files.")
    var all = false
    @Flag(help: "Stay and follow the register until Ctrl-C.")
    var follow = false

    func run() throws {
      let place = try mirror.place()
      let pace = Pace("mirroring", "events")
      var syncing = try Syncing(
        try options.open(), to: place, isWhole: all, isAnew: anew, progress: pace.handler)
      if !follow { return try tell(pace.shown { try syncing.run() }) }
      Interruption.listen()
      var last = -1
      do {
        while !Interruption.isAsked {
          let summary = try pace.shown { try syncing.run() }
          if summary.sequence != last { try tell(summary) }
          last = summary.sequence
          _ = Glibc.poll(nil, 0, 200)
        }
      } catch let refusal as Refusal where refusal.code == .interrupted {
        return
      }
    }

    private func tell(_ summary: Syncing.Summary) throws {
      if options.json { return try Output.json(summary) }
      Output.line(
        "The mirror stands at event \(summary.sequence): \(summary.dossiers) dossiers \(summary.isBuilt ? "laid in" : "changed")."
      )
    }
  }

  struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Compares every row of the mirror with what the register says; exit code 1 when any differs.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var mirror: MirrorOptions

    func run() throws {
      let place = try mirror.place()
      let pace = Pace("comparing", "dossiers")
      var comparing = try Comparing(try options.open(), with: place, progress: pace.handler)
      let found = try pace.shown { try comparing.run() }
      if options.json {
        try Output.json(found)
      } else {
        for difference in found.differences.prefix(100) {
          let columns = difference.columns.isEmpty ? "" : ": \(difference.columns.joined(separator: ", "))"
          Output.line("\(difference.table) \(difference.row) \(difference.kind.rawValue)\(columns)")
        }
        let behind = found.behind == 0 ? "" : " The register has recorded \(found.behind) events since."
        Output.line("\(found.rows) rows compared at event \(found.sequence), \(found.count) differ.\(behind)")
      }
      guard found.count == 0 else {
        throw Refusal(
          .mirrorDiffers,
          "\(found.count) rows of the mirror are not what the register says. Find out who changed them, then run `ipdesk mirror sync --anew`."
        )
      }
    }
  }

  struct Search: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "find", abstract: "Searches the mirror by words in any order and by letters that are alike.")
    @Argument(help: "A number, a title, a name in any script, or words of a text.")
    var words: [String]
    @OptionGroup var mirror: MirrorOptions
    @Option(help: "At most so many dossiers, 1 to 500.")
    var limit = 50
    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
      guard (1...500).contains(limit) else { throw ValidationError("--limit \(limit): give 1 to 500 rows.") }
    }

    func run() throws {
      let found = try Searching(in: mirror.place()).find(words.joined(separator: " "), limit: limit)
      if json { return try Output.json(found) }
      Output.table(
        ["number", "registration", "title", "owner", "stage", "found by"],
        found.hits.map { [$0.number, $0.registration ?? "", $0.title, $0.owner, $0.stage, "\($0.item): \($0.text)"] })
    }
  }
}
