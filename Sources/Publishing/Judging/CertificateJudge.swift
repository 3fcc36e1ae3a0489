import Filing
import FoundationEssentials
import Standards

/// Judges certificates without a register and without a network, from the office's public key and its issues.
public struct CertificateJudge: Sendable {
  let key: PublicKey?
  let issues: [IssueEvidence]
  let day: CalendarDate

  /// - Parameter day: on which protection is asked for.
  public init(key: PublicKey?, issues: [IssueEvidence], day: CalendarDate) {
    self.key = key
    self.issues = issues.sorted { $0.certificates.issue < $1.certificates.issue }
    self.day = day
  }

  private var lists: [IssueCertificates] { issues.map(\.certificates) }

  /// What was found: why it is not genuine, what was proved, what was not.
  public struct Verdict: Equatable, Sendable, Codable {
    public var faults: [String] = []
    public var proved: [String] = []
    public var unproved: [String] = []
    /// What the issues that were given tell beside: how they are signed, and what became of the right since.
    public var told: [String] = []
    /// What the paper must say, where its data were given.
    public var says: [String] = []
    /// Nothing speaks against it, and a signature or an issue speaks for it.
    public var isGenuine: Bool { faults.isEmpty && !proved.isEmpty }
  }

  /// Judges what somebody holds in his hand.
  public func judge(_ claim: CertificateClaim) -> Verdict {
    var verdict = Verdict()
    for issue in issues {
      let found = issue.judged(by: key, office: claim.office)
      verdict.told.append(found.told)
      verdict.faults += found.faults
    }
    switch claim {
    case .paper(let content, let token):
      let digest = Checksum.of(Data(content.canonical.utf8))
      verdict.says = content.rows.map { ($0.inid.isEmpty ? "\($0.item): " : "(\($0.inid)) ") + $0.text }
      if let token {
        if token.digest != digest || token.number != content.number || token.office != content.office {
          verdict.faults.append("What the paper says of \(content.number) is not what its code covers: it was altered.")
        }
        sign(token, &verdict)
      } else {
        verdict.unproved.append("Who issued it: the paper was given without its QR code.")
      }
      enter(digest, content, &verdict)
      protect(content, &verdict)
    case .token(let token):
      sign(token, &verdict)
      enter(token.digest, number: token.number, &verdict)
      verdict.unproved.append("What the paper says beside its number: give the file, or compare it with the issue.")
    case .code(let code):
      look(up: code, &verdict)
    }
    return verdict
  }

  private func sign(_ token: CertificateToken, _ verdict: inout Verdict) {
    guard let signature = token.signature else {
      return verdict.unproved.append("The office’s signature: the certificate was made without the key of the office.")
    }
    guard let key else {
      return verdict.unproved.append("The office’s signature: no key was given; --key names its file.")
    }
    guard signature.key == key.name else {
      return verdict.faults.append("It was signed with the key \(signature.key), not with \(key.name).")
    }
    let signed = CertificateToken.signed(office: token.office, number: token.number, digest: token.digest)
    guard key.verifies(signature.bytes, of: signed) else {
      return verdict.faults.append("The signature does not belong to \(token.number) with that content.")
    }
    verdict.proved.append("Office \(token.office) signed this content for \(token.number) with the key \(key.name).")
  }

  private func enter(_ digest: String, _ content: CertificateContent, _ verdict: inout Verdict) {
    let leaf = lists.flatMap(\.leaves).first {
      $0.number == content.number && $0.event == content.event && $0.paper == content.paper
    }
    if let leaf, leaf.digest != digest {
      return verdict.faults.append("The gazette lists \(content.number), event \(content.event), with another content.")
    }
    enter(digest, number: content.number, &verdict)
  }

  private func enter(_ digest: String, number: String, _ verdict: inout Verdict) {
    guard !lists.isEmpty else {
      return verdict.unproved.append("That the gazette lists it: no issue was given; --issue names its folder.")
    }
    for issue in lists {
      guard let leaf = issue.leaves.first(where: { $0.digest == digest }) else { continue }
      guard leaf.number == number else {
        return verdict.faults.append("The gazette lists this content for \(leaf.number), not for \(number).")
      }
      return verdict.proved.append("Issue \(issue.issue) lists it for \(number) under the root \(issue.root).")
    }
    if lists.contains(where: { $0.leaves.contains { $0.number == number } }) {
      verdict.faults.append("The issues that were given list \(number), but not with this content.")
    } else {
      verdict.unproved.append("That the gazette lists it: it is in none of the issues that were given.")
    }
  }

  private func look(up code: String, _ verdict: inout Verdict) {
    let typed = VerificationCode.grouped(code)
    guard !lists.isEmpty else {
      return verdict.unproved.append("A code alone is proved by the issue that lists it; --issue names its folder.")
    }
    for issue in lists {
      guard let leaf = issue.leaves.first(where: { VerificationCode.of(digest: $0.digest) == code }) else { continue }
      verdict.proved.append(
        "Issue \(issue.issue) lists the code \(typed) for \(leaf.number) under the root \(issue.root).")
      return verdict.unproved.append("What the paper says: give the file, or compare it with the issue.")
    }
    verdict.faults.append("No issue that was given lists the code \(typed).")
  }

  /// Whether the right is in force on the day, as far as paper and issues know.
  private func protect(_ content: CertificateContent, _ verdict: inout Verdict) {
    let later = issues.flatMap { issue in
      (issue.entries?.rows ?? []).filter { $0.number == content.number && $0.event > content.event }
        .map { (issue: issue.certificates.issue, row: $0) }
    }.sorted { $0.row.event < $1.row.event }
    verdict.told += later.map { "Issue \($0.issue), \($0.row.day): \($0.row.act)." }
    let known = later.last { $0.row.day <= day }
    if let known, known.row.state != .active {
      return verdict.unproved.append(
        "That it is in force: by issue \(known.issue) it ended on \(known.row.day), \(known.row.act).")
    }
    let term = content.rows.first { $0.item == "term" }.flatMap { CalendarDate($0.text) }
    guard let end = known?.row.until ?? term else { return }
    let source = known.map { "issue \($0.issue)" } ?? "this paper"
    verdict.unproved.append(
      end < day
        ? "Protection ended on \(end) by \(source) unless it was renewed; the register or a later issue tells."
        : "Protection runs until \(end) by \(source); whether it ended earlier the register or a later issue tells.")
  }
}
