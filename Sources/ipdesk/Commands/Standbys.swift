import ArgumentParser
import Filing
import FoundationEssentials
import Glibc
import Office
import Publishing
import Services
import Standards

/// `ipdesk follow`: a register on a second machine that takes what the first one ships.
struct Follow: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Follows another register by its bundles: a full register that answers questions and records nothing.",
    discussion: """
      A register that is not there yet is begun, with the key of the office that it follows. An interrupted run goes on where \
      it was.
      """)
  @OptionGroup var options: RegisterOptions
  @Argument(help: "Folder in which the bundles appear; - for the standard input.") var source: String
  @Option(name: .customLong("pub"), help: "Public key of the office that is followed; to begin a register.")
  var publicKey: String?
  @Flag(help: "End when everything that is there was taken.") var once = false

  func run() throws {
    var stream = BundleStream(0)
    if Files.isMissing(options.path) { try begin(&stream) }
    if once, options.officer == nil, environment("IPDESK_OFFICER") == nil { return }
    let office = try options.open()
    Interruption.listen()
    let began = try office.ask(ReadStandby())
    guard began.isStandby else { return try refuse(office) }
    if !once { try tell(began) }
    source == "-" ? try take(&stream, office) : try take(BundleFolder(source), office)
  }

  /// Whatever would be folded is refused in words; there may be nothing to fold.
  private func refuse(_ office: Office) throws {
    throw Refusal(
      .noStandby,
      "The register at “\(options.path)” leads itself and follows no other. Give a path that is not there yet, with --register."
    )
  }

  private func begin(_ stream: inout BundleStream) throws {
    guard let publicKey else {
      throw Refusal(
        .optionMissing,
        "There is no register at “\(options.path)”. To begin one that follows another, give that one's public key: --pub FILE."
      )
    }
    let key = try Keys.trusted(publicKey).line
    let first: [Data]
    if source == "-" {
      first = [stream.next()].compactMap { $0 }
      if let fault = stream.fault { throw fault }
    } else {
      first = try BundleFolder(source).files(behind: 0, said: nil).prefix(1).map { try Files.read($0) }
    }
    guard !first.isEmpty else {
      throw Refusal(
        .fileMissing, "There is no bundle in “\(source)”. Make one there: `ipdesk bundle make --to FOLDER`.")
    }
    try Files.makeFolder(options.path.parentPath)
    try Office.beginStandby(options.path, following: key, with: first, codes: try Places.codes())
    if !options.json { Output.line("The register \(options.path) is begun; it follows the office that signed.") }
  }

  private func take(_ stream: inout BundleStream, _ office: Office) throws {
    while !Interruption.isAsked, let bundle = stream.next() {
      if try !office.fold(bundle).isEmpty { try tell(office.ask(ReadStandby())) }
    }
    if let fault = stream.fault { throw fault }
  }

  private func take(_ folder: BundleFolder, _ office: Office) throws {
    var heard = Data()
    while !Interruption.isAsked {
      let state = try office.ask(ReadStandby())
      for file in try folder.files(behind: state.events, said: state.said) {
        _ = try office.fold(Files.read(file))
      }
      if let word = try folder.word.map({ try Files.read($0) }), word != heard {
        try take(word: word, folder, office)
        heard = word
      }
      let now = try office.ask(ReadStandby())
      if now.events != state.events || now.behind != state.behind || once { try tell(now) }
      if once { return }
      _ = Glibc.poll(nil, 0, 50)
    }
  }

  /// The last word may be of a bundle that appeared a moment ago.
  private func take(word: Data, _ folder: BundleFolder, _ office: Office) throws {
    do { _ = try office.fold(word) } catch let refusal as Refusal where refusal.code == .bundleGap {
      let state = try office.ask(ReadStandby())
      guard try folder.files(behind: state.events, said: state.said).isEmpty else { return }
      throw refusal
    }
  }

  private func tell(_ state: StandbyState) throws { try state.tell(json: options.json) }
}

extension StandbyState {
  func tell(json: Bool) throws {
    if json { return try Output.json(self) }
    guard isStandby else {
      return Output.line("The register leads itself: event \(events), epoch \(epoch), seal \(seal).")
    }
    let lag = behind == 0 ? "nothing behind" : "\(behind) events behind"
    Output.line(
      "Event \(events), epoch \(epoch): \(lag) what the register said at \(said ?? "–"), \(seconds ?? 0) s ago.")
  }
}

/// `ipdesk promote`: two officers make a standby the register that leads.
struct Promote: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Makes a standby the register that leads; two officers sign, and say what of the lost one did not arrive."
  )
  @OptionGroup var options: RegisterOptions
  @OptionGroup var signer: SecondOptions
  @Option(help: "Why the register that was followed does not lead any more.") var reason: String
  @Option(
    help: "The journal of the register that was lost: which acknowledged events did not arrive is told and recorded.")
  var journal: String?
  @Flag(help: "No journal of the register that was lost is at hand.") var noJournal = false

  @Option(
    help:
      "As many numbers of each series are given to nobody, because they may have been given; of what the journal tells the very numbers."
  )
  var passOver: Int?

  func run() throws {
    guard (journal == nil) == noJournal else {
      throw Refusal(
        .optionMissing,
        "What did not arrive? Give --journal FILE, the journal of the register that was lost, or say with --no-journal that there is none."
      )
    }
    let office = try options.open()
    let lost = try office.lost(journal: journal)
    let recorded = try office.record(
      ActRequest(
        "promote_standby",
        values: [
          "reason": [.text(reason)], "text": [.text(lost.text)], "lost_numbers": lost.numbers.map { .text($0) },
          "passed_over": [.number(passOver ?? lost.events)],
        ],
        second: try signer.credential()))
    if options.json { return try Output.json(Promoted(lost: lost, recorded: recorded)) }
    Output.line(lost.text)
    if lost.numbers.count > LostEvents.most { lost.numbers.dropFirst(LostEvents.most).forEach(Output.line) }
    try Report.print(recorded, json: false)
  }

  private struct Promoted: Encodable {
    let lost: LostEvents
    let recorded: Recorded
  }
}
