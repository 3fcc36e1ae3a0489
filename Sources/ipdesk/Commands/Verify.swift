import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Publishing
import Standards

/// `ipdesk verify`: whether a certificate is genuine, for anyone.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Verifies a certificate from the office's key and its issues; needs no register and no network.",
    discussion: "It says what it proved and what not. Exit code 0: genuine; 1: altered, forged, or nothing proves it.")
  @Argument(help: "The PDF of the certificate, the text of its QR code, or its code of twelve characters.")
  var paper: String
  @Option(
    help: "Folder of an issue of the gazette, or its certificates.tsv; may be given more than once, later issues too.")
  var issue: [String] = []
  @Option(help: "File of the office's public key.")
  var key: String?
  @Option(help: "The day for which protection is asked, YYYY-MM-DD; today when nothing is said.")
  var on: CalendarDate?
  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let key = try key.map { try Keys.trusted($0) }
    let issues = try issue.map { path in
      guard Files.isFolder(path) else {
        return IssueEvidence(try IssueCertificates(text: String(decoding: Places.read(path), as: UTF8.self)))
      }
      return try IssueEvidence { name in
        Files.exists("\(path)/\(name)") ? try Places.read("\(path)/\(name)") : nil
      }
    }
    let judge = CertificateJudge(key: key, issues: issues, day: on ?? Clock.system().date)
    var verdict = judge.judge(try claim())
    if Files.exists(paper) {
      for signer in try PDFSigner.all(in: Places.read(paper)) {
        if let signer {
          verdict.told.append(said(of: signer))
        } else {
          verdict.faults.append("A signature of X.509 in it does not fit: the file was altered since.")
        }
      }
    }
    if json { try Output.json(verdict) } else { tell(verdict) }
    guard verdict.faults.isEmpty else {
      throw Refusal(.sealDiffers, "The certificate is not genuine. \(verdict.faults.joined(separator: " "))")
    }
    guard verdict.isGenuine else {
      throw Refusal(.sealDiffers, "Nothing proves the certificate. \(verdict.unproved.joined(separator: " "))")
    }
  }

  /// What a signature of X.509 proves by itself.
  private func said(of signer: PDFSigner) -> String {
    let since = signer.added == 0 ? "" : "; \(signer.added) bytes were added after it"
    return "a signature of X.509 by “\(signer.subject)”, for whom “\(signer.issuer)” vouches, fits the file\(since); "
      + "whether to trust that certificate is not judged here"
  }

  private func claim() throws -> CertificateClaim {
    if Files.exists(paper) {
      guard let claim = CertificateClaim(file: try Places.read(paper)) else {
        throw Refusal(
          .signatureUnreadable,
          "“\(paper)” carries no content of a certificate: scanned or printed again by another program. Give the text of its QR code."
        )
      }
      return claim
    }
    guard let claim = CertificateClaim(typed: paper) else {
      throw Refusal(
        .signatureUnreadable, "“\(paper)” is no file, no code of twelve characters and no text of a QR code.")
    }
    return claim
  }

  private func tell(_ verdict: CertificateJudge.Verdict) {
    if !verdict.says.isEmpty { Output.line("The paper must say:") }
    for line in verdict.says { Output.line("  \(line)") }
    for line in verdict.told { Output.line("Told: \(line)") }
    for line in verdict.proved { Output.line("Proved: \(line)") }
    for line in verdict.unproved { Output.line("Not proved: \(line)") }
  }
}
