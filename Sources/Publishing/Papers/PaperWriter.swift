import Filing
import FoundationEssentials
import Standards

/// Makes the papers of the office: receipts, letters and certificates.
public struct PaperWriter: Sendable {
  public let source: PaperSource
  let fonts: FontSet

  /// Refuses when a font family is not installed.
  public init(_ source: PaperSource) throws {
    self.source = source
    fonts = try .noto()
  }

  /// The paper as PDF; the same entry gives the same bytes. A missing glyph or picture stops it.
  public func pdf(_ paper: Paper) throws -> Data {
    switch paper.kind {
    case .certificate: try certificate(paper).pdf()
    case .receipt, .letter, .notice: try letter(paper).pdf()
    }
  }

  /// The wording as plain text, for reading in the terminal.
  public func text(_ paper: Paper) throws -> String {
    var parts = ["\(paper.label.first)  \(source.number)", try source.wording(paper, second: false) ?? ""]
    if let second = try source.wording(paper, second: true) { parts.append(second) }
    if paper.kind == .certificate {
      parts.append(certificateData.map { "\($0.inid.isEmpty ? "" : "(\($0.inid)) ")\($0.label.first): \($0.lines.joined(separator: "; "))" }.joined(separator: "\n"))
      parts.append("Verification code \(source.verificationCode)")
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func letter(_ paper: Paper) throws -> PageDocument {
    let head = TextStyle(.serif, size: 13, bold: true, ink: .blue)
    let office = source.office
    var blocks: [Block] = [
      .text(office.name.first, head), .text(office.name.text(second: true), TextStyle(.serif, size: 10, ink: .blue)),
      .text(office.addressLines.joined(separator: ", "), TextStyle(size: 8, ink: .grey)), .space(6), .rule(0.8, .blue), .space(22),
    ]
    let addressee = source.dossier.values.parties("representative").first ?? source.dossier.owners.first
    blocks.append(
      .row([
        Cell(300, (addressee?.lines(on: source.event.recorded.date) ?? []).map { .text($0) }),
        Cell(nil, [
          .text(source.event.recorded.date.description, TextStyle(align: .end)),
          .text(source.event.numbers["letter"] ?? source.event.numbers["receipt"] ?? "", TextStyle(size: 9, ink: .grey, align: .end)),
        ]),
      ]))
    blocks += [.space(26), .heading(Heading(paper.label.first, level: 1, style: TextStyle(.serif, size: 16, bold: true)))]
    if !paper.label.second.isEmpty { blocks.append(.text(paper.label.second, TextStyle(.serif, size: 12, italic: true, ink: .grey))) }
    blocks += [.space(10)] + subject() + [.space(12)]
    for second in [false, true] {
      guard let wording = try source.wording(paper, second: second) else { continue }
      if second { blocks += [.space(8), .hairline, .space(8)] }
      let style = TextStyle(.serif, size: second ? 9.5 : 11, italic: second, leading: 1.15)
      for paragraph in wording.split(separator: "\n", omittingEmptySubsequences: true) {
        blocks += [.text(String(paragraph), style), .space(6)]
      }
    }
    if paper.kind == .receipt { blocks += feeTable() }
    blocks += [.space(26), .keep([.text(source.signatory, TextStyle(.serif, size: 11)), .text(office.name.first, TextStyle(size: 8, ink: .grey))])]
    blocks += [.space(16), .keep([.row([Cell(80, [.code(codeText, side: 70, .start)]), Cell(nil, [.space(18), .text(sealLine, TextStyle(size: 7, ink: .grey))])])])]
    return PageDocument(
      PaperMetadata(title: "\(paper.label.first) \(source.number)", author: office.name.first, created: source.created),
      fonts: fonts, blocks: blocks)
  }

  private func subject() -> [Block] {
    [
      .datum(inid("application_number"), "Application", source.number),
      .datum("", source.dossier.right.label.first, source.dossier.title.isEmpty ? "—" : source.dossier.title),
    ]
  }

  func inid(_ name: String) -> String { source.dossier.right.settings["inid_\(name)"].map { "(\($0))" } ?? "" }

  private func feeTable() -> [Block] {
    let fees = source.dossier.fees.filter { $0.event == source.event.ordinal }
    guard !fees.isEmpty else { return [] }
    let rows = fees.map { ["\($0.code)  \($0.label.first)", $0.explanation, crowns($0.amount)] }
    let total = ["Total \(source.office.currency)", "", crowns(fees.map(\.amount).reduce(0, +))]
    return [
      .space(8), .table(Table([.init("Fee", width: 150), .init("How it is made up"), .init("Amount", width: 70, align: .end)], rows: rows + [total], style: TextStyle(size: 9))),
    ]
  }

  var codeText: String { "ipdesk:\(source.office.code):\(source.dossier.applicationNumber):\(source.event.sequence):\(source.seal.prefix(16)):\(source.verificationCode)" }
  var sealLine: String { "Event \(source.event.sequence), seal \(source.seal)\nVerification code \(source.verificationCode)" }
}
