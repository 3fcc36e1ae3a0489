import Foundation
import Standards
import Testing

@testable import Publishing

/// Signatures of X.509 on papers, judged by a reader of others.
@Suite("Papers signed by X.509", .enabled(if: TimeStamp.openssl.path != nil, "openssl is missing"))
struct PDFSignatureTests {
  private let scratch: Scratch
  private let paper: Data
  private static let moment = Moment("2026-03-02T09:00:00")!

  init() throws {
    (scratch, paper) = (try Scratch(), try certificate().pdf())
  }

  /// A key and its certificate, from the second of March 2026 on for a year.
  private func make(
    _ name: String, _ algorithm: [String] = ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"], usage: String
  )
    throws
  {
    let settings = """
      [req]
      distinguished_name = name
      prompt = no
      [name]
      CN = \(name) of a test
      [ca]
      default_ca = own
      [own]
      database = \(scratch.path)/\(name).index
      new_certs_dir = \(scratch.path)
      rand_serial = yes
      default_md = sha256
      policy = any
      x509_extensions = use
      [any]
      commonName = supplied
      [use]
      keyUsage = critical,\(usage)
      """
    let stem = scratch.path + "/" + name
    try Data(settings.utf8).write(to: URL(filePath: stem + ".cnf"))
    try Data().write(to: URL(filePath: stem + ".index"))
    try TimeStamp.openssl.run(
      ["req", "-new", "-newkey"] + algorithm + [
        "-passout", "pass:open", "-config", stem + ".cnf", "-keyout", stem + ".key", "-out", stem + ".csr",
      ])
    try TimeStamp.openssl.run([
      "ca", "-batch", "-selfsign", "-config", stem + ".cnf", "-keyfile", stem + ".key", "-passin", "pass:open", "-in",
      stem + ".csr", "-startdate", "20260302000000Z", "-enddate", "20270302000000Z", "-notext", "-out", stem + ".pem",
    ])
  }

  private func signer(_ name: String, key: String? = nil, on day: String = "2026-03-02", password: String = "open")
    throws
    -> SigningCertificate
  {
    func read(_ file: String) throws -> Data { try Data(contentsOf: URL(filePath: scratch.path + "/" + file)) }
    return try SigningCertificate(
      pem: read(name + ".pem"), key: String(decoding: read((key ?? name) + ".key"), as: UTF8.self),
      on: CalendarDate(day)!, password: { password })
  }

  private func judged(_ pdf: Data) throws -> String {
    let path = scratch.path + "/judged.pdf"
    try pdf.write(to: URL(filePath: path))
    #expect(try run("qpdf", ["--check", path]).contains("No syntax or stream encoding errors found"))
    return try run("pdfsig", ["-nocert", path])
  }

  @Test("stay what they were up to the signature, and another reader finds it valid, one after the other")
  func signs() throws {
    try make("Seal", usage: "nonRepudiation")
    try make("Second", ["rsa:2048"], usage: "digitalSignature")
    let signed = try PDFSignature.sign(paper, by: signer("Seal"), reason: "Issued (by) العلامة", moment: Self.moment)
    let twice = try PDFSignature.sign(signed, by: signer("Second"), reason: "", moment: Self.moment)

    #expect(signed.starts(with: paper) && twice.starts(with: signed))
    let told = try judged(twice)
    for part in [
      "Signer Certificate Common Name: Seal of a test", "Signer Certificate Common Name: Second of a test",
      "ETSI.CAdES.detached", "Total document signed",
    ] { #expect(told.contains(part), "\(part)") }
    #expect(told.components(separatedBy: "Signature Validation: Signature is Valid.").count == 3)
    #expect(try textLines(twice) == textLines(paper))
    #expect(
      try PDFSigner.all(in: twice).map { [$0?.subject, $0.map { String($0.added) }] } == [
        ["CN=Seal of a test", String(twice.count - signed.count)], ["CN=Second of a test", "0"],
      ])
    #expect(CertificateClaim(file: twice) == CertificateClaim(file: paper))
  }

  @Test("An altered file, or a signature of another file, is not said to be signed")
  func altered() throws {
    try make("Seal", usage: "digitalSignature")
    let signed = try PDFSignature.sign(paper, by: signer("Seal"), reason: "", moment: Self.moment)
    var places = Array(stride(from: 20, to: paper.count, by: paper.count / 40))
    places += [paper.count + 60, signed.count - 20]
    for place in places {
      var altered = signed
      altered[place] ^= 1
      #expect(try PDFSigner.all(in: altered) == [nil], "byte \(place)")
    }
    #expect(try PDFSigner.all(in: paper).isEmpty)
    #expect(try PDFSigner.all(in: Data("/ByteRange [0 9 9 99999999999999999999]".utf8)) == [nil])
    #expect(try PDFSigner.all(in: Data("/ByteRange [0 1 2 3]<30>".utf8)) == [nil])
  }

  @Test("A key of another certificate, a wrong day, another purpose, no PDF: each is refused in words")
  func refusals() throws {
    try make("Seal", usage: "digitalSignature")
    try make("Box", usage: "keyEncipherment")
    func refusal(_ body: () throws -> SigningCertificate) -> String {
      do { return try body().subject } catch {
        return "\((error as? any Explained)?.explanation.message ?? "another error")"
      }
    }
    let words = [
      refusal { try signer("Seal", key: "Box") }, refusal { try signer("Seal", password: "wrong") },
      refusal { try signer("Seal", on: "2026-03-01") }, refusal { try signer("Seal", on: "2027-03-02") },
      refusal { try signer("Box") },
    ]
    #expect(
      words == [
        "The key cannot be used: the key is not that of the certificate of “CN=Seal of a test”. Name the right file and password.",
        "The key cannot be used: the password is wrong, or the file holds no key. Name the right file and password.",
        "The key cannot be used: the certificate of “CN=Seal of a test” is not valid yet on 2026-03-01. Name the right file and password.",
        "The key cannot be used: the certificate of “CN=Seal of a test” is no longer valid on 2027-03-02; ask “CN=Seal of a test” for a new one. Name the right file and password.",
        "The key cannot be used: the certificate of “CN=Box of a test” is not meant for signatures. Name the right file and password.",
      ])
    for bytes in [Data(), Data("%PDF-1.7\n".utf8), paper.prefix(paper.count / 2), Data(count: 4_000)] {
      #expect(throws: PaperFault.document(name: "PDF", reason: "it is damaged or no PDF, and cannot be signed")) {
        try PDFSignature.sign(bytes, by: signer("Seal"), reason: "", moment: Self.moment)
      }
    }
  }
}
