import Filing
import Standards

/// One dossier while it is written, with what surrounds it.
struct ST96Context: Sendable {
  let dossier: Dossier
  let office: OfficeProfile
  let issue: GazetteIssue?
  let date: CalendarDate
  /// The single design that is being written; nil outside designs.
  var design: DesignItem?

  init(_ dossier: Dossier, _ submission: Submission) {
    self.dossier = dossier
    office = submission.office
    issue = submission.issue
    date = submission.date
  }

  /// The values of the form items that name the element.
  func entries(_ element: String) -> [Entry] {
    dossier.right.form.filter { $0.names(element) }.flatMap { dossier.values[$0.item] }
  }

  /// The values in words.
  func texts(_ element: String) -> [String] {
    entries(element).compactMap { entry in
      switch entry {
      case .text(let text): text
      case .number(let number): String(number)
      case .date(let date): date.description
      default: nil
      }
    }.filter { !$0.isEmpty }
  }

  func plain(_ element: String) -> String? { texts(element).first }
  func flag(_ element: String) -> Bool { entries(element).contains(.flag(true)) }
  func parties(_ element: String) -> [Party] { entries(element).compactMap { if case .party(let party) = $0 { party } else { nil } } }
  func attachments(_ element: String) -> [Attachment] {
    entries(element).compactMap { if case .attachment(let file) = $0 { file } else { nil } }
  }
  func symbols(_ element: String) -> [ClassSymbol] {
    entries(element).compactMap { if case .symbol(let symbol) = $0 { symbol } else { nil } }
  }

  /// Each text as an element with the language of the office.
  func localized(_ element: String) -> [XMLNode] {
    texts(element).map { XMLNode(element, ["com:languageCode": office.language], text: $0) }
  }

  /// The date that an act has marked.
  func marked(_ name: String) -> String? { dossier.date(name)?.description }

  /// The filing date, else the day of receipt.
  var filed: CalendarDate? { dossier.date("filing") ?? dossier.date("received") }

  /// The application number: fifteen digits when it follows ST.13, else as it is.
  ///
  /// - Source: WIPO Standard ST.96 V6_0, `com:ApplicationNumberType`.
  var applicationNumber: XMLNode? { Self.number(dossier.applicationNumber, office: office.code) }

  static func number(_ text: String, office: String) -> XMLNode? {
    guard !text.isEmpty else { return nil }
    let number = ApplicationNumber(text).map { XMLNode("com:ST13ApplicationNumber", text: $0.digits) }
    return XMLNode(
      "com:ApplicationNumber", [:],
      [XMLNode("com:IPOfficeCode", text: office), number ?? XMLNode("com:ApplicationNumberText", text: text)])
  }

  /// The day until which the registration holds; nil before registration.
  var expiry: CalendarDate? {
    guard dossier.dates["registered"] != nil else { return nil }
    return dossier.expiryDate
  }
}

extension Dossier {
  /// The end of protection: the term of `right.tsv` (`term_years`) from the filing date, else the next renewal.
  var expiryDate: CalendarDate? {
    if let years = right.settings["term_years"].flatMap({ Int($0) }), let filing = date("filing") {
      return filing.adding(months: 12 * years)
    }
    return limits.last { $0.rule.recurrence != nil && $0.isRunning }?.due
  }
}
