import ArgumentParser
import Filing
import FoundationEssentials
import Publishing
import Standards

extension SealCommand {
  struct Stamp: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Asks for a time stamp of a seal (RFC 3161), and keeps the answer beside it; needs no register and no network.",
      discussion: """
        Without --answer it writes SEAL.tsq, which a time stamping service answers: \
        curl -H "Content-Type: application/timestamp-query" --data-binary @SEAL.tsq https://… -o SEAL.answer
        """)
    @Argument(help: "The seal.") var seal: String
    @Option(help: "The answer of the service; when it stamps this seal it is kept as SEAL.tsr.") var answer: String?
    @Flag(help: "Print JSON.") var json = false

    func run() throws {
      let note = try SealStamp.note(seal)
      let request = seal + ".tsq"
      guard let answer else {
        let nonce = Data((0..<8).map { _ in UInt8.random(in: 0...255) })
        try AtomicFile.write(TimeStamp.request(for: note, nonce: nonce), to: request)
        return try tell(["request": request], "\(request) is to be sent to a time stamping service.")
      }
      let bytes = try Places.read(answer)
      let stamp = try TimeStamp(answer: bytes)
      if let fault = stamp.fault(for: note, request: Files.exists(request) ? try Places.read(request) : nil) {
        throw Refusal(.sealDiffers, "\(answer) is not the stamp of \(seal): \(fault). Ask the service again.")
      }
      try AtomicFile.write(bytes, to: seal + ".tsr")
      try tell(
        ["stamp": seal + ".tsr", "moment": stamp.moment], "\(seal) was stamped at \(stamp.moment): \(seal).tsr")
    }

    private func tell(_ told: [String: String], _ words: String) throws {
      if json { try Output.json(told) } else { Output.line(words) }
    }
  }
}

/// The stamp that lies beside a seal.
enum SealStamp {
  static func note(_ file: String) throws -> SignedNote {
    try SignedNote(reading: String(decoding: try Places.read(file), as: UTF8.self))
  }

  /// What is told of it; nil when the seal has none.
  ///
  /// - Parameter authority: certificates of those who are trusted.
  /// - Throws: when it stamps another seal, or its signature does not hold.
  static func words(_ seal: String, _ note: SignedNote, trusting authority: String?) throws -> String? {
    let file = seal + ".tsr"
    guard Files.exists(file) else { return nil }
    let stamp = try TimeStamp(answer: try Places.read(file))
    if let fault = stamp.fault(for: note) {
      throw Refusal(.sealDiffers, "\(file) is not the stamp of \(seal): \(fault). Ask who put it there.")
    }
    guard let authority, TimeStamp.openssl.path != nil else {
      return "stamped at \(stamp.moment); the token is kept, its signature was not proved"
        + (authority == nil
          ? " (name the certificates that are trusted with --authority)" : " (openssl is not installed)")
    }
    try stamp.prove(file, trusting: authority)
    return "stamped at \(stamp.moment), signature proved"
  }
}
