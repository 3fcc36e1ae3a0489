import Filing
import Office
import Publishing
import Standards

/// The list of what leaves the office on a day: to whom, how, and when it is presumed to have arrived.
public struct DispatchList: Encodable, Sendable {
  /// One paper that leaves.
  public struct Line: Encodable, Sendable {
    public let number: String
    public let paper: String
    public let dossier: String
    public let addressee: String
    /// `post`, `counter` or `portal`.
    public let way: String
    public let sent: CalendarDate
    /// The day on which it is presumed received.
    public let received: CalendarDate
    /// `10 days after dispatch`; empty where it is handed over.
    public let rule: String
  }

  public let day: CalendarDate
  public let lines: [Line]

  /// Of the papers of a day.
  public init(_ day: CalendarDate, _ found: [PaperBatch.Found], _ reading: inout Reading) throws {
    self.day = day
    lines = try found.flatMap { found in
      let (dossier, file) = try reading.dossier(found.dossier)
      let then = dossier.after(event: found.issued.event, today: day)
      let addressees = then.addressees(of: found.paper, by: found.issued.event, try reading.law(file.law))
      let period = reading.calendar.receipt(found.paper.receivedBy, on: day)
      let received = period?.end(from: day, calendar: reading.calendar) ?? day
      return addressees.map { addressee in
        Line(
          number: found.issued.number ?? "", paper: found.paper.label.first, dossier: found.dossier,
          addressee: addressee.oneLine(on: day), way: found.paper.receivedBy, sent: day, received: received,
          rule: period.map { "\($0.words) after dispatch" } ?? "")
      }
    }
  }

  /// The list as pages, with room for the stamp of the post.
  public func document(_ office: OfficeProfile) throws -> PageDocument {
    let table = PageTable(
      [
        .init("No.", width: 24), .init("Letter", width: 70), .init("To"), .init("By", width: 44),
        .init("Presumed received", width: 92),
      ],
      rows: lines.enumerated().map { index, line in
        [
          String(index + 1), line.number.isEmpty ? line.paper : line.number,
          "\(line.addressee)\n\(line.paper), \(line.dossier)", line.way,
          line.rule.isEmpty ? "handed over" : "\(line.received)\n\(line.rule)",
        ]
      })
    let title = "Dispatch list of \(day)"
    return PageDocument(
      PaperMetadata(title: title, author: office.name.first, created: "\(day)T00:00:00Z"),
      fonts: try .noto(), footer: { page, pages in Running(start: title, end: "\(page) / \(pages)", ruled: true) },
      watermark: office.watermark,
      blocks: [
        .text(office.name.first, TextStyle(.serif, size: 11)), .space(6), .heading(Heading(title)), .space(8),
        .table(table), .space(24), .text("\(lines.count) papers. Handed over by, taken over by, stamp:", .body),
        .space(60),
      ])
  }
}

extension Addressee {
  /// Name and address for a list.
  fileprivate func oneLine(on day: CalendarDate) -> String {
    let parts =
      switch self {
      case .service(let lines): lines
      case .party(let party): [party.name, party.address(on: day)?.oneLine ?? ""]
      }
    return parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
