import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Publishing
import Standards

/// `ipdesk sign`: signatures of X.509 on papers that are sent out as files.
struct SignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign",
    abstract: "Signs PDFs by a certificate of X.509 (PAdES), for readers who check such signatures.",
    discussion: """
      The file as it was printed stays the beginning of the signed one, so that the office's own proof still holds. \
      The key is a PEM file or a key in a token (pkcs11:…; package libengine-pkcs11-openssl).
      """)
  @Argument(help: "The PDFs.")
  var files: [String]
  @Option(help: "File of the certificate (PEM), followed by those that vouch for it.")
  var certificate: String
  @Option(help: "File of its key (PEM), or pkcs11:…; its password comes from IPDESK_KEY_PASSWORD or is asked for.")
  var key: String
  @Option(help: "Why it is signed, for readers of the PDF.")
  var reason = ""
  @Option(help: "File to write, - for standard output; FILE-signed.pdf when nothing is said.")
  var out: String?
  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    guard out == nil || files.count == 1 else {
      throw Refusal(.wrongUsage, "--out names one file, and \(files.count) are to be signed; leave it away.")
    }
    let now = Clock.system()
    let secret = key.hasPrefix("pkcs11:") ? key : String(decoding: try Places.read(key), as: UTF8.self)
    let signer = try SigningCertificate(
      pem: try Places.read(certificate), key: secret, on: now.date, password: Keys.password)
    // All are signed before the first is written.
    let signed = try files.map { path in
      do {
        return try PDFSignature.sign(try Places.read(path), by: signer, reason: reason, moment: now)
      } catch PaperFault.document(_, let reason) {
        throw PaperFault.document(name: path, reason: reason)
      }
    }
    for (path, bytes) in zip(files, signed) {
      let stem = path.hasSuffix(".pdf") ? String(path.dropLast(4)) : path
      try Outlet.put(bytes, to: out ?? "\(stem)-signed.pdf", json: json)
    }
  }
}
