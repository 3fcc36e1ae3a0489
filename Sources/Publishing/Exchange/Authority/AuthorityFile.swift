import Filing
import FoundationEssentials
import Standards

/// The authority file of an office: every publication number it has assigned to patents and the like.
///
/// - Source: WIPO Standard ST.37 v1.1: fields and exception codes as the standard's copies at hand say; the names of
///   the XML elements follow an office's public file, because the official schema was not to be had.
public struct AuthorityFile: Sendable {
  /// Which part of the numbers it holds.
  public enum Coverage: Equatable, Sendable {
    case full
    /// What was published on or after the day.
    case update(since: CalendarDate)
  }

  /// A publication number.
  public struct Entry: Equatable, Sendable {
    public let number: String
    /// Kind of document (WIPO Standard ST.16).
    public let kind: String
    /// Day of publication; nil for a number without a document.
    public let date: CalendarDate?
    /// Why there is no document as usual, or no more; nil when there is.
    public let exception: String?
    let application: String
    let filed: CalendarDate?
    let priorities: [PriorityClaim]
    /// Where it stands in the file.
    let order: [String]
  }

  /// Exception codes that the office uses and what it means by them.
  static let exceptions = [
    "D": "Published, and the grant annulled afterwards.",
    "N": "Number without a document: the grant is recorded and not published, or it was annulled before it was.",
    "W": "Application withdrawn, refused or lapsed before publication; no document was published.",
  ]

  public let office: OfficeProfile
  public let date: CalendarDate
  public let coverage: Coverage
  public let entries: [Entry]
  /// Assigned numbers that are not listed, and why; with the entries of a full file every number of the series.
  public let gaps: [NumberGap]

  /// Reads every number from the dossiers; a right has them when its `right.tsv` names `kind_code_grant`.
  public init(_ submission: Submission, coverage: Coverage) throws {
    (office, date, self.coverage) = (submission.office, submission.date, coverage)
    var entries: [Entry] = []
    var missing: [NumberGap.Missing] = []
    try submission.dossiers.forEach { dossier in
      guard let grant = dossier.right.settings["kind_code_grant"] else { return }
      if let kind = dossier.right.settings["kind_code_application"] {
        let application = Self.application(dossier, kind)
        if let reason = application.missing {
          missing.append(.init(kind: kind, order: application.entry.order, reason: reason))
        } else {
          entries.append(application.entry)
        }
      }
      entries += Self.grants(dossier, grant)
    }
    gaps = NumberGap.ranges(missing, beside: entries)
    if case .update(let since) = coverage { entries.removeAll { entry in entry.date.map { $0 < since } ?? true } }
    self.entries = entries.sorted { $0.order.lexicographicallyPrecedes($1.order) }
  }

  /// The day on which the application was published; a grant is published later.
  private static func application(_ dossier: Dossier, _ kind: String) -> (entry: Entry, missing: NumberGap.Reason?) {
    let granted = dossier.dates["registered"]?.event ?? Int.max
    let published = dossier.publications.filter { $0.event < granted }.map(\.date).min()
    let entry = entry(dossier, dossier.applicationNumber, kind, published, published == nil ? "W" : nil)
    guard published == nil else { return (entry, nil) }
    if dossier.registrationNumber != nil { return (entry, .grantOnly) }
    return (entry, dossier.stage < .terminated || dossier.runs(interval: "secrecy") ? .pending : nil)
  }

  /// The number under which it was granted, and every one that an annulled grant had.
  private static func grants(_ dossier: Dossier, _ kind: String) -> [Entry] {
    dossier.events.compactMap { event in
      guard let number = event.numbers["registration"] else { return nil }
      guard dossier.annulled[event.ordinal] == nil else {
        let printed = dossier.publications.filter { $0.event == event.ordinal }.map(\.date).min()
        return entry(dossier, number, kind, printed, printed == nil ? "N" : "D")
      }
      let day = granted(dossier)
      return entry(dossier, number, kind, day, day == nil ? "N" : nil)
    }
  }

  private static func granted(_ dossier: Dossier) -> CalendarDate? {
    guard let granted = dossier.dates["registered"]?.event else { return nil }
    return dossier.publications.filter { $0.event >= granted }.map(\.date).min()
  }

  private static func entry(
    _ dossier: Dossier, _ number: String, _ kind: String, _ date: CalendarDate?, _ exception: String?
  ) -> Entry {
    let digits = number.filter(\.isNumber)
    return Entry(
      number: number.filter { $0.isLetter || $0.isNumber }, kind: kind, date: date,
      exception: exception, application: dossier.applicationNumber,
      filed: dossier.date("filing") ?? dossier.date("received"), priorities: dossier.values.priorities,
      order: [kind, String(repeating: "0", count: max(0, 20 - digits.count)) + digits, number])
  }

  /// `XX_AF_20261230`
  public var name: String { "\(office.code)_AF_\(Self.compact(date))" }

  static func compact(_ date: CalendarDate) -> String { date.description.filter { $0 != "-" } }

  /// Kinds of document in order.
  var kinds: [String] { Set(entries.map(\.kind)).sorted() }

  /// The text form: authority, number, kind, date and exception code, separated by commas, one record a line.
  public var text: Data {
    Data(
      entries.map { entry in
        [office.code, entry.number, entry.kind, entry.date.map(Self.compact) ?? "", entry.exception ?? ""]
          .joined(separator: ",") + "\r\n"
      }.joined().utf8)
  }

  /// The definition file of the text form.
  public var definition: Data {
    var lines = [
      "Authority file of \(office.name.first) (\(office.code)), WIPO Standard ST.37", "Date of production: \(date)",
      "Category: \(category)", "Content: Complete", "Total number of documents: \(entries.count)",
    ]
    if let last = entries.filter({ $0.date != nil }).max(by: { ($0.date ?? date) < ($1.date ?? date) }) {
      lines.append("Most recent document: \(last.number) \(last.kind) of \(last.date?.description ?? "")")
    }
    for kind in kinds {
      let own = entries.filter { $0.kind == kind }
      lines.append("Kind \(kind): \(own.count) numbers, \(own.first?.number ?? "") to \(own.last?.number ?? "")")
      lines += gaps.filter { $0.kind == kind }.map { "  " + $0.words }
    }
    for kind in Set(gaps.map(\.kind)).subtracting(kinds).sorted() {
      lines.append("Kind \(kind): no number")
      lines += gaps.filter { $0.kind == kind }.map { "  " + $0.words }
    }
    for (code, meaning) in Self.exceptions.sorted(by: { $0.key < $1.key }) {
      lines.append("Exception \(code): \(entries.count { $0.exception == code }) numbers. \(meaning)")
    }
    return Data((lines.joined(separator: "\r\n") + "\r\n").utf8)
  }

  var category: String { coverage == .full ? "Full" : "Incremental" }
}
