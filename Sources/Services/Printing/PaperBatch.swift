import Filing
import FoundationEssentials
import Office
import Publishing
import Standards

/// Papers for the printer, one or a batch, each with how the office wants its kind printed.
public enum PaperBatch {
  /// A paper that was issued, found but not made yet.
  public struct Found: Sendable {
    public let dossier: String
    public let issued: IssuedPaper
    public let paper: Paper
    public let title: String
  }

  /// The papers of the acts that were recorded on a day, in the order of the acts; those of secret files to whom they are shown.
  ///
  /// - Parameter officer: only what that officer recorded; nil for the whole office.
  public static func ofDay(_ day: CalendarDate, officer: String?, _ reading: inout Reading) throws -> [Found] {
    var wanted: [String: Set<Int>] = [:]
    var order: [String] = []
    let last = try reading.office.ask(ReadExtent()).events
    var upTo = last
    // Newest first: the day that is asked for is nearly always this one.
    while upTo > 0 {
      let from = max(1, upTo - 999)
      let page = try reading.office.ask(ListEvents(from: from, limit: upTo - from + 1))
      for line in page.reversed() where line.event.recorded.date == day && !line.number.isEmpty {
        guard officer == nil || line.event.officer == officer else { continue }
        if wanted[line.number] == nil { order.insert(line.number, at: 0) }
        wanted[line.number, default: []].insert(line.event.ordinal)
      }
      if let first = page.first, first.event.recorded.date < day { break }
      upTo = from - 1
    }
    return try order.flatMap { number in
      try papers(of: number, &reading).filter { wanted[number]?.contains($0.issued.event) == true }
    }
  }

  /// The certificates of what stands in an issue of the gazette, in the order of its entries.
  public static func ofIssue(_ id: String, _ reading: inout Reading) throws -> [Found] {
    var seen: Set<String> = []
    return try reading.office.ask(ReadIssue(id)).entries.filter { seen.insert($0.name).inserted }.flatMap { entry in
      let found = try papers(of: entry.name, &reading).filter {
        $0.paper.kind == .certificate && $0.paper.package == nil
      }
      return found.suffix(1)
    }
  }

  /// Every paper that a dossier has issued.
  public static func papers(of number: String, _ reading: inout Reading) throws -> [Found] {
    let (dossier, file) = try reading.dossier(number)
    let law = try reading.law(file.law)
    return dossier.papers.compactMap { issued in
      guard let paper = law.paper(issued.paper) else { return nil }
      let name = ApplicationNumber(dossier.applicationNumber)?.display ?? dossier.name
      return Found(
        dossier: dossier.name, issued: issued, paper: paper,
        title: "\(paper.label.first) \(issued.number ?? "\(name), event \(issued.event)")")
    }
  }

  /// Makes the paper as a printer takes it.
  ///
  /// - Parameter key: signs the content of a certificate that is made for the first time; nil leaves it unsigned.
  public static func made(
    _ found: Found, as form: PrintWish.Form, signedBy key: OfficeKey? = nil, _ reading: inout Reading
  ) throws -> PaperToPrint {
    let (dossier, file) = try reading.dossier(found.dossier)
    let printed = try reading.printed(found.issued, found.paper, dossier, file, signedBy: key)
    let bytes =
      try form == .pdf ? reading.file(printed, found.issued, found.paper, file) : Self.lines(printed.text())
    return PaperToPrint(title: found.title, dossier: found.dossier, event: found.issued.event, bytes: bytes)
  }

  /// Lines as a line printer takes them: ended by return and feed, the last sheet thrown out.
  public static func lines(_ text: String) -> Data {
    Data(
      (Papers.readable(text).split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
        + "\r\n\u{0C}").utf8)
  }
}
