import Filing
import FoundationEssentials
import Office
import Publishing
import Standards

/// The journal of the ledger accounts for the treasury: as rows, comma-separated values and PDF.
public struct JournalBook {
  /// Day, month or year, by its first day.
  public enum Period: Sendable { case day(CalendarDate), month(CalendarDate), year(CalendarDate) }

  /// Some accounts under the name of their day or month, or of all.
  public struct Part {
    public var name: String
    public var rows: [[String]]
  }

  public let journal: Journal
  private let period: Period
  private let currency: Currency
  private let profile: OfficeProfile
  private let today: CalendarDate

  /// Asks for the journal; days that have not come are left out.
  public init(_ period: Period, at office: Office) throws {
    let facts = try office.facts()
    (self.period, currency, today) = (period, facts.currency, facts.today)
    profile = OfficeProfile(settings: facts.settings)
    let (first, last) = Self.ends(period)
    journal = try office.ask(ReadJournal(from: first, until: last))
  }

  private static func ends(_ period: Period) -> (CalendarDate, CalendarDate) {
    switch period {
    case .day(let day): (day, day)
    case .month(let day): (day, day.adding(months: 1).adding(days: -1))
    case .year(let day): (day, day.adding(months: 12).adding(days: -1))
    }
  }

  public static let heads = ["ledger account", "opening", "received", "paid", "closing"]

  /// What the period is called: `2026-11`.
  public var name: String {
    switch period {
    case .day(let day): day.description
    case .month(let day): String(day.description.prefix(7))
    case .year(let day): String(day.description.prefix(4))
    }
  }

  /// Day by day or month by month, then the whole time.
  public var parts: [Part] {
    let singles: [Part] =
      switch period {
      case .day: []
      case .month:
        journal.days.map { Part(name: "\($0.day)\($0.isClosed ? "" : " (open)")", rows: rows($0.accounts)) }
      case .year: journal.months.map { Part(name: $0.month, rows: rows($0.accounts)) }
      }
    return singles + [Part(name: "\(name), all of it", rows: rows(journal.accounts))]
  }

  private func rows(_ accounts: [AccountLine]) -> [[String]] {
    let sum = accounts.reduce(into: (0, 0, 0, 0)) { sum, line in
      sum = (sum.0 + line.opening, sum.1 + line.received, sum.2 + line.paid, sum.3 + line.closing)
    }
    func cells(_ amounts: (Int, Int, Int, Int)) -> [String] {
      [amounts.0, amounts.1, amounts.2, amounts.3].map(currency.text)
    }
    return accounts.map { [$0.account] + cells(($0.opening, $0.received, $0.paid, $0.closing)) } + [
      ["sum"] + cells(sum)
    ]
  }

  /// One line for each account of each day or month, with a point in amounts; the sums are left to the reader.
  public var csv: String {
    let singles: [(String, String, [AccountLine])] =
      switch period {
      case .day, .month: journal.days.map { ($0.day.description, $0.isClosed ? "closed" : "open", $0.accounts) }
      case .year: journal.months.map { ($0.month, "", $0.accounts) }
      }
    let head = "period,state,account,opening,received,paid,closing,currency\r\n"
    return singles.reduce(into: head) { text, single in
      for line in single.2 {
        let amounts = [line.opening, line.received, line.paid, line.closing].map(currency.text)
        let cells = [single.0, single.1, line.account] + amounts + [currency.code]
        text += cells.map(Self.cell).joined(separator: ",") + "\r\n"
      }
    }
  }

  /// A cell that no program of tables takes for a formula.
  private static func cell(_ text: String) -> String {
    let isNumber = text.allSatisfy { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
    let safe = !isNumber && "=+-@\t\r".contains(text.first ?? " ") ? "'" + text : text
    return safe.contains { ",\"\r\n".contains($0) } ? "\"\(safe.replacing("\"", with: "\"\""))\"" : safe
  }

  /// The journal on paper.
  public func document() throws -> PageDocument {
    let title = "Journal of the ledger accounts, \(name)"
    let numbers = Self.heads.dropFirst().map { PageTable.Column($0, width: 80, align: .end) }
    var blocks: [Block] = [
      .text(profile.name.first, TextStyle(.serif, size: 15, bold: true, ink: .blue)),
      .text(title, TextStyle(size: 12, bold: true)),
      .text("Amounts in \(currency.code)", TextStyle(size: 8, ink: .grey)),
    ]
    for part in parts {
      let table = PageTable([PageTable.Column(Self.heads[0])] + numbers, rows: part.rows)
      blocks += [
        .space(8), .heading(Heading(part.name, level: 2, style: TextStyle(size: 9, bold: true))), .table(table),
      ]
    }
    return PageDocument(
      PaperMetadata(title: title, author: profile.name.first, created: "\(today)T00:00:00Z"), fonts: try .noto(),
      footer: { page, pages in Running(start: title, end: "\(page) / \(pages)") }, watermark: profile.watermark,
      blocks: blocks)
  }
}
