import Filing
import Standards

/// The section of seals: every certificate of the period with its digest, where the register stood after each day, and
/// by what the issues hold together.
struct IssueSeals {
  let content: IssueContent

  init(_ content: IssueContent) { self.content = content }

  var blocks: [Block] { days + certificates + previous }

  private var days: [Block] {
    guard !content.issue.seals.isEmpty else { return [] }
    let columns = [
      PageTable.Column("Day", width: 60), PageTable.Column("Last event", width: 60, align: .end),
      PageTable.Column("Seal of the register (SHA-256)"),
    ]
    let rows = content.issue.seals.map { [$0.date.description, String($0.sequence), $0.seal] }
    return [.table(PageTable(columns, rows: rows, style: TextStyle(size: 7.5, direction: .leftToRight)))]
  }

  private var certificates: [Block] {
    let list = IssueCertificates(content)
    guard !list.leaves.isEmpty else { return [] }
    let columns = [
      PageTable.Column("Number", width: 92), PageTable.Column("Event", width: 30, align: .end),
      PageTable.Column("Code", width: 78), PageTable.Column("Digest of the certificate (SHA-256)"),
    ]
    let rows = list.leaves.map { leaf in
      [
        leaf.number, String(leaf.event),
        VerificationCode.grouped(VerificationCode.of(digest: leaf.digest)), leaf.digest,
      ]
    }
    let style = TextStyle(size: 7, direction: .leftToRight)
    return [
      .space(8), .text("Certificates issued since the previous issue", TextStyle(size: 9, bold: true)), .space(3),
      .table(PageTable(columns, rows: rows, style: style)), .space(4),
      .keep([
        .text("Root over these certificates (RFC 9162):", TextStyle(size: 9)),
        .text(list.root, TextStyle(size: 8, direction: .leftToRight)),
      ]),
    ]
  }

  private var previous: [Block] {
    guard !content.issue.previousHash.isEmpty else { return [] }
    return [
      .space(8),
      .keep([
        .text("SHA-256 of the previous issue’s list of entries:", TextStyle(size: 9)),
        .text(content.issue.previousHash, TextStyle(size: 8, direction: .leftToRight)),
      ]),
    ]
  }
}
