import ArgumentParser
import Filing
import FoundationEssentials
import Glibc
import Office
import Publishing
import Services
import Standards

/// `ipdesk bundle`: what another machine needs of the register, signed by the office.
struct BundleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bundle", abstract: "Makes signed bundles of the register, from which a standby follows it.",
    discussion: """
      A bundle is a signed text, a blank line, and one JSON object a line. It holds whatever the register holds, digests of \
      passwords too: carry it as carefully as a backup.
      """, subcommands: [Make.self, Show.self])

  struct Make: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes what came since the last bundle of a folder; with --watch it stays and ships every act.",
      discussion: "Through ssh: ipdesk bundle make --watch --to - | ssh STANDBY ipdesk follow -")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var key: KeyOptions
    @Option(help: "Name of the office in its signature, without spaces.") var name: String
    @Option(help: "Folder for the bundles; - for the standard output.") var to: String
    @Option(help: "The last event that the other copy has; as the newest bundle of the folder says when not given.")
    var since: Int?
    @Flag(help: "Leave out the digests of passwords: for a head office, which takes in what a branch recorded.")
    var withoutPasswords = false
    @Option(
      help:
        "Take away what was made more than so many days ago; a copy that begins later needs --since 0 in a new folder.")
    var keepDays: Int?
    @Flag(help: "Stay and ship what comes, ten times a second, until Ctrl-C.") var watch = false

    func run() throws {
      try judge(name: name)
      guard keepDays ?? 1 > 0 else { throw ValidationError("--keep-days: write a number of days, 1 or more.") }
      let folder = to == "-" ? nil : BundleFolder(to)
      if let folder { try Files.makeFolder(folder.path) }
      var shipping = Shipping(
        try options.open(), key: try key.open(), name: name, behind: try folder?.newest(),
        isEscrow: withoutPasswords)
      if watch { Interruption.listen() }
      var (next, spoken) = (since, "")
      while !Interruption.isAsked {
        let parcel = try shipping.next(since: next)
        next = nil
        // The word that nothing came is said once a second.
        if !parcel.isWord || parcel.head.said != spoken {
          try ship(parcel, folder)
          spoken = parcel.head.said
        }
        let isAll = parcel.head.to == parcel.head.last
        if !watch, isAll { return }
        if isAll { _ = Glibc.poll(nil, 0, 100) }
      }
    }

    private func ship(_ parcel: Shipping.Parcel, _ folder: BundleFolder?) throws {
      guard let folder else {
        return try parcel.bytes.withUnsafeBytes { try Files.write($0, to: 1, "The standard output") }
      }
      try folder.put(parcel)
      if let keepDays, !parcel.isWord { _ = try folder.clear(olderThan: keepDays, at: Clock.system()) }
      if parcel.isWord { return watch ? () : Output.line("The folder has all of it, up to event \(parcel.head.to).") }
      if options.json { return try Output.json(BundleLines(parcel.head)) }
      let count = parcel.head.to - parcel.head.from + 1
      Output.line("\(folder.path): \(count) events, up to \(parcel.head.to) of \(parcel.head.last).")
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Shows what a bundle says of itself; needs no register.")
    @Argument(help: "The bundle.") var file: String
    @Option(
      name: .customLong("pub"), help: "Public key of the office; the bundle is refused when it has not signed it.")
    var publicKey: String?
    @Flag(help: "Print JSON.") var json = false

    func run() throws {
      let bytes = try Places.read(file)
      let head = try Office.judge(bundle: bytes, key: publicKey.map { try Keys.trusted($0).line })
      if json { return try Output.json(BundleLines(head)) }
      Output.line(head.text)
    }
  }

  /// The head of a bundle as JSON.
  struct BundleLines: Encodable {
    let register: String
    let office: String
    let epoch: Int
    let from: Int
    let to: Int
    let last: Int
    let said: String

    init(_ head: BundleHead) {
      (register, office, epoch) = (head.register, head.office, head.epoch)
      (from, to, last, said) = (head.from, head.to, head.last, head.said)
    }
  }
}

/// The name of who signs stands between blanks in a note.
func judge(name: String) throws {
  guard !name.isEmpty, !name.contains(where: { $0.isWhitespace || $0 == "+" }) else {
    throw ValidationError("--name: write it without spaces and plus signs.")
  }
}
