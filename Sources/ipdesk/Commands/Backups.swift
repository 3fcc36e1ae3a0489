import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Standards

/// `ipdesk backup`: a sound copy of the register, made while desks go on.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Writes a sound copy of the register, checked before it bears its name.",
    discussion: """
      Where the office has set recipients (`ipdesk office set "backup_recipients=age1… age1…"`), it is encrypted for each of \
      them by the program age, and restored with the private key of one. \
      Without a file it goes into the folder REGISTER.backups, named by its moment; of those the last 48 are kept, the last \
      one of each of 35 days and 24 months, and that of each year.
      """)
  @OptionGroup var options: RegisterOptions
  @Argument(help: "The file; on the machine of the keeper.")
  var file: String?

  func run() throws {
    let office = try options.open()
    let shelf = BackupShelf(of: options.path)
    let path = file.map(Self.absolute) ?? shelf.next(Clock.system())
    if file == nil { try Files.makeFolder(shelf.folder) }
    let (written, told) = try office.backUp(to: path)
    let gone = file == nil ? try shelf.prune() : []
    if options.json { return try Output.json(["backup": written]) }
    told.forEach(Output.line)
    if !gone.isEmpty { Output.line("Older ones taken away: \(gone.count).") }
  }

  private static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }
}

/// The private key of an encrypted backup.
struct IdentityOptions: ParsableArguments {
  @Option(help: "File of a private key of age for an encrypted backup; else IPDESK_IDENTITY_FILE.")
  var identity: String?

  var file: String? { identity ?? environment("IPDESK_IDENTITY_FILE") }
}

/// `ipdesk restore`: a backup in the place of a register that was lost.
struct Restore: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Puts a checked backup in the place of a register; the one that is there is kept beside it.",
    discussion: """
      What the journal knows beyond the backup is told, and nothing is recorded until it is found in another copy or its loss \
      accepted: `ipdesk journal accept`.
      """)
  @OptionGroup var options: RegisterOptions
  @OptionGroup var key: IdentityOptions
  @Argument(help: "The backup; the newest of REGISTER.backups when none is named.")
  var backup: String?

  func run() throws {
    let source = try BackupShelf(of: options.path).chosen(backup)
    let moved = try Office.restore(source, to: options.path, identity: key.file)
    let office = try Office.owned(path: options.path, codes: try Places.codes(), officer: nil)
    let loss = office.lostEvents
    let extent = try office.ask(ReadExtent())
    try office.close()
    if let moved { Output.line("The register that was there is now \(moved).") }
    Output.line("Restored \(options.path) from \(source): \(extent.dossiers) dossiers, \(extent.events) events.")
    if let loss { throw Refusal(.registerBehind, loss) }
  }
}

/// `ipdesk drill`: proves the newest backup by restoring it into a scratch place.
struct Drill: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Restores the newest backup into a scratch place, checks it, compares it, and notes that it was proved.")
  @OptionGroup var options: RegisterOptions
  @OptionGroup var key: IdentityOptions
  @Argument(help: "The backup; the newest of REGISTER.backups when none is named.")
  var backup: String?

  func run() throws {
    let source = try BackupShelf(of: options.path).chosen(backup)
    let scratch = FileManager.default.temporaryDirectory.path + "/ipdesk-drill-\(UUID().uuidString)"
    try Files.makeFolder(scratch)
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let start = ContinuousClock.now
    _ = try Office.restore(source, to: scratch + "/office.register", identity: key.file)
    let copy = try Office.scratch(path: scratch + "/office.register", codes: try Places.codes())
    let findings = try copy.check { _, _ in }
    let extent = try copy.ask(ReadExtent())
    let last = try copy.ask(ListEvents(from: max(1, extent.events), limit: 1)).first
    try copy.close()
    guard findings.isEmpty else { throw Refusal(.backupFailed, "\(source) is not sound: \(findings[0])") }
    let office = try options.open()
    let own = try office.ask(ListEvents(from: max(1, extent.events), limit: 1)).first
    guard own?.event == last?.event else {
      throw Refusal(
        .backupFailed, "\(source) is of another history: its event \(extent.events) is not that of this register.")
    }
    let seconds = (ContinuousClock.now - start).components.seconds
    let text = "\(source): \(extent.dossiers) dossiers, \(extent.events) events, restored and checked in \(seconds) s"
    try Report.print(
      try office.record(ActRequest("prove_copy", values: ["text": [.text(text)]])), json: options.json)
  }
}

/// `ipdesk journal`: what the register has lost, and going on without it.
struct JournalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal", abstract: "Goes on without what the register or its journal has lost.",
    subcommands: [Accept.self, Begin.self])

  struct Accept: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Goes on without the lost events; two persons sign.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var signer: SecondOptions
    @Option(help: "Why nothing better than this register is to be had.")
    var reason: String
    @Option(
      help:
        "As many more numbers of each series are given to nobody, because they may have been given and no journal knows them."
    )
    var passOver: Int?

    func run() throws { try JournalCommand.goOn(options, signer, passOver, because: reason) }
  }

  struct Begin: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Begins a new journal where the old one was lost; two persons sign.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var signer: SecondOptions
    @Option(help: "What became of the old one.")
    var reason: String
    @Option(
      help:
        "As many more numbers of each series are given to nobody, because they may have been given and no journal knows them."
    )
    var passOver: Int?

    func run() throws { try JournalCommand.goOn(options, signer, passOver, because: reason) }
  }

  private static func goOn(
    _ options: RegisterOptions, _ signer: SecondOptions, _ passOver: Int?, because reason: String
  )
    throws
  {
    var values: Values = ["reason": [.text(reason)]]
    if let passOver { values["passed_over"] = [.number(passOver)] }
    let request = ActRequest("accept_loss", values: values, second: try signer.credential())
    try Report.print(try options.open().record(request), json: options.json)
  }
}
