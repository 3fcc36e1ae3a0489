import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Publishing
import Services
import Standards

/// `ipdesk seal`: what others keep of the register, so that nobody alters it unseen.
struct SealCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seal", abstract: "Seals the register, and proves to others what stood under a seal.",
    subcommands: [Make.self, Compare.self, Prove.self, Growth.self, Verify.self, Witness.self, Stamp.self])

  struct Make: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Seals every event: a signed note, kept beside the register and to be kept elsewhere too.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var key: KeyOptions
    @Option(help: "Name of the office in its signature, without spaces.")
    var name: String
    @Option(help: "Another file to write it to, such as one on a stick.")
    var out: String?

    func run() throws {
      try judge(name: name)
      let office = try options.open()
      let note = try SealFiles.make(office, key: key.open(), name: name)
      let size = SealedHead(note)?.size ?? 0
      let file = "\(options.path).seals/\(size).seal"
      try Files.makeFolder(file.parentPath)
      for file in [file] + (out.map { [$0] } ?? []) { try AtomicFile.write(Data(note.words.utf8), to: file) }
      if options.json, let head = SealedHead(note) {
        return try Output.json(Sealed(register: head.origin, events: head.size, file: file))
      }
      Output.line("\(size) events are sealed: \(file)\(out.map { " and \($0)" } ?? "")")
    }
  }

  struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Compares the register with seals that lie elsewhere.")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "Files of seals.")
    var seals: [String]

    func run() throws {
      let office = try options.open()
      for file in seals {
        if let difference = try SealFiles.difference(note(file), office) {
          throw Refusal(.sealDiffers, "\(file): \(difference) Restore the newest sound backup and compare.")
        }
        Output.line("\(file): the register has all of it.")
      }
    }
  }

  struct Prove: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Proves that events stand under a seal; certificates and receipts rest on them.")
    @OptionGroup var options: RegisterOptions
    @Option(help: "Number of a dossier: a proof of each of its events.")
    var number: String?
    @Option(help: "Place of one event in the register, as `ipdesk events` shows it.")
    var event: Int?
    @Option(help: "File of the seal; the newest one beside the register when none is named.")
    var seal: String?
    @Option(help: "Folder for the proofs.")
    var out: String

    func run() throws {
      let office = try options.open()
      let file = try seal ?? newest()
      let note = try ipdesk.note(file)
      let size = SealedHead(note)?.size ?? 0
      var events = event.map { [$0] } ?? []
      if let number { events += try office.ask(ReadDossier(number)).events.map(\.sequence).filter { $0 <= size } }
      guard !events.isEmpty else {
        throw Refusal(.optionMissing, "No event under the seal is named. Give --number NUMBER or --event PLACE.")
      }
      try Files.makeFolder(out)
      for event in events {
        let proof = try SealFiles.proof(of: event, under: note, office)
        try AtomicFile.write(Data(proof.utf8), to: "\(out)/event-\(event).proof")
      }
      Output.line("\(events.count) proofs under \(file) lie in \(out).")
    }

    private func newest() throws -> String {
      let folder = options.path + ".seals"
      let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter {
        $0.hasSuffix(".seal")
      }
      guard let last = names.compactMap({ Int($0.dropLast(5)) }).max() else {
        throw Refusal(.fileMissing, "The register was never sealed. Seal it with `ipdesk seal make`.")
      }
      return "\(folder)/\(last).seal"
    }
  }

  struct Growth: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Proves that a seal goes on from an earlier one.")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "The earlier seal.") var earlier: String
    @Argument(help: "The later seal.") var later: String
    @Option(help: "File for the proof.") var out: String

    func run() throws {
      let words = try SealFiles.growth(note(earlier), note(later), options.open())
      try AtomicFile.write(Data(words.utf8), to: out)
      Output.line("\(later) goes on from \(earlier): \(out)")
    }
  }

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Verifies a proof or a seal; needs no register.")
    @Argument(help: "A proof, or a seal.") var file: String
    @Flag(help: "Print JSON.") var json = false
    @Option(name: .customLong("pub"), help: "Public key of the office.") var publicKey: String?
    @Option(help: "File of certificates whose time stamps are trusted.") var authority: String?

    func run() throws {
      let words = String(decoding: try Places.read(file), as: UTF8.self)
      let key = try publicKey.map(Keys.trusted)
      guard words.hasPrefix("c2sp.org/tlog-proof") else {
        let note = try SignedNote(reading: words)
        guard let head = SealedHead(note), key.map({ note.signer($0) != nil }) ?? true else {
          throw SigningFault.signature("it is no seal, or the key has not signed it")
        }
        let stamp = try SealStamp.words(file, note, trusting: authority)
        if json { return try Output.json(Sealed(register: head.origin, events: head.size, stamp: stamp)) }
        return Output.line("\(head.origin): \(head.size) events are sealed\(stamp.map { "; \($0)" } ?? "").")
      }
      let (event, note) = try SealFiles.verified(proof: words, key: key)
      if json, let head = SealedHead(note) {
        return try Output.json(Sealed(register: head.origin, events: head.size, event: event))
      }
      Output.line(note.text.split(separator: "\n").prefix(2).joined(separator: ", ") + " events. The event:")
      for field in event { Output.line("  \(field ?? "–")") }
    }
  }

  struct Witness: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Countersigns the seal of another office when it goes on from the one signed before; needs no register."
    )
    @OptionGroup var key: KeyOptions
    @Argument(help: "The seal; the signature is added to the file.") var seal: String
    @Option(help: "Name of the witness, without spaces.") var name: String
    @Option(help: "The seal that was signed before.") var earlier: String?
    @Option(help: "The proof that the seal goes on from it.") var growth: String?
    @Option(name: .customLong("pub"), help: "Public key of the office.") var publicKey: String
    @Flag(help: "Print JSON.") var json = false

    func run() throws {
      try judge(name: name)
      var note = try ipdesk.note(seal)
      guard try note.signer(Keys.trusted(publicKey)) != nil else {
        throw Refusal(.sealDiffers, "\(seal) is not signed by the office. Ask it for the seal again.")
      }
      if let earlier {
        let proof = growth == nil ? "" : String(decoding: try Places.read(growth ?? ""), as: UTF8.self)
        guard try SealFiles.holds(growth: proof, ipdesk.note(earlier), note) else {
          throw Refusal(
            .sealDiffers,
            "\(seal) does not go on from \(earlier), or the proof is missing: do not sign it, ask the office why.")
        }
      }
      note.sign(try key.open(), as: name)
      try AtomicFile.write(Data(note.words.utf8), to: seal)
      if json, let head = SealedHead(note) {
        return try Output.json(Sealed(register: head.origin, events: head.size, file: seal))
      }
      Output.line("\(name) has signed \(seal).")
    }
  }

  /// What a seal says, as JSON.
  struct Sealed: Encodable {
    let register: String
    let events: Int
    var file: String?
    /// The fields of a proved event.
    var event: [String?]?
    /// What is told of its time stamp.
    var stamp: String?
  }
}

private func note(_ file: String) throws -> SignedNote {
  try SignedNote(reading: String(decoding: try Places.read(file), as: UTF8.self))
}
