import Foundation
import Publishing
import Standards
import TestSupport
import Testing

@Suite("Time stamps of seals", .enabled(if: TimeStamp.openssl.path != nil, "openssl is missing"))
struct StampTests {
  private let folder = NSTemporaryDirectory() + "ipdesk-stamp-\(UUID().uuidString)"

  /// A seal as a note.
  private func note(_ size: Int) throws -> SignedNote {
    var note = SignedNote(text: "ipdesk XX\n\(size)\n\(Data(count: 32).base64EncodedString())\n")
    note.sign(try OfficeKey.make(), as: "office")
    return note
  }

  /// A service that stamps, made by openssl: its certificate, and what it answers.
  private func service() throws -> (authority: String, answer: (Data) throws -> Data) {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let settings = """
      [req]
      distinguished_name = name
      prompt = no
      x509_extensions = stamps
      [name]
      CN = Stamps of a test
      [stamps]
      extendedKeyUsage = critical,timeStamping
      [tsa]
      default_tsa = own
      [own]
      serial = \(folder)/serial
      signer_cert = \(folder)/own.pem
      signer_key = \(folder)/own.key
      signer_digest = sha256
      default_policy = 1.2.3.4.1
      digests = sha256
      """
    try Data(settings.utf8).write(to: URL(filePath: folder + "/own.cnf"))
    try Data("01\n".utf8).write(to: URL(filePath: folder + "/serial"))
    try TimeStamp.openssl.run([
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-config",
      folder + "/own.cnf", "-keyout", folder + "/own.key", "-out", folder + "/own.pem",
    ])
    return (
      folder + "/own.pem",
      { request in
        try request.write(to: URL(filePath: folder + "/asked"))
        try TimeStamp.openssl.run([
          "ts", "-reply", "-config", folder + "/own.cnf", "-queryfile", folder + "/asked", "-out", folder + "/answer",
        ])
        return try Data(contentsOf: URL(filePath: folder + "/answer"))
      }
    )
  }

  @Test("The answer of a service stamps the seal that was sent, and no other; its signature is proved by openssl")
  func stamps() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (authority, answer) = try service()
    let (seal, other) = (try note(7), try note(8))
    let request = TimeStamp.request(for: seal, nonce: Data([0, 0x9A, 2, 3]))

    let bytes = try answer(request)
    let stamp = try TimeStamp(answer: bytes)

    #expect(stamp.moment.hasSuffix("Z") && stamp.moment.count == 15)
    #expect(stamp.fault(for: seal, request: request) == nil)
    #expect(stamp.fault(for: other) == "it stamps another seal")
    let second = TimeStamp.request(for: seal, nonce: Data([9]))
    #expect(stamp.fault(for: seal, request: second) == "it answers another request")
    try stamp.prove(folder + "/answer", trusting: authority)
    // A witness adds his name to the seal, not to what is stamped.
    var witnessed = seal
    witnessed.sign(try OfficeKey.make(), as: "witness")
    #expect(stamp.fault(for: witnessed) == nil)
    var forged = bytes
    forged[forged.count - 9] ^= 1
    try forged.write(to: URL(filePath: folder + "/answer"))
    #expect(throws: FileFault.self) { try TimeStamp(answer: forged).prove(folder + "/answer", trusting: authority) }
  }

  @Test("What is no answer is refused, however it is cut or altered")
  func hostile() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (_, answer) = try service()
    let bytes = try answer(TimeStamp.request(for: try note(7), nonce: Data([1])))
    for length in 0..<min(bytes.count, 400) {
      #expect(throws: SigningFault.self) { try TimeStamp(answer: bytes.prefix(length)) }
    }
    var chance = Seeded(3)
    for _ in 0..<2_000 {
      var mutant = bytes
      mutant[Int.random(in: 0..<mutant.count, using: &chance)] = UInt8.random(in: 0...255, using: &chance)
      _ = try? TimeStamp(answer: mutant)
    }
  }
}
