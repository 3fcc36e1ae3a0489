import Filing
import Standards

/// One dossier while it is written, with what surrounds it.
struct ST96Context: Sendable {
  let dossier: Dossier
  let office: OfficeProfile
  let issue: GazetteIssue?
  let date: CalendarDate
  /// Labels of the gazette's sections by id.
  let sections: [String: String]
  /// The single design that is being written; nil outside designs.
  var design: DesignItem?
  /// Whether the application is written as it was filed, with what is not published.
  let isFiling: Bool
  private let named: [String: [Entry]]

  init(_ dossier: Dossier, _ submission: Submission, isFiling: Bool = false) {
    self.isFiling = isFiling
    self.dossier = dossier
    named = dossier.entriesByName
    office = submission.office
    issue = submission.issue
    date = submission.date
    sections = submission.sections
  }

  /// The values of the form items that are that datum.
  func entries(_ name: String) -> [Entry] { named[name] ?? [] }

  /// The values in words.
  func texts(_ name: String) -> [String] {
    entries(name).compactMap { entry in
      switch entry {
      case .text(let text): text
      case .number(let number): String(number)
      case .date(let date): date.description
      default: nil
      }
    }.filter { !$0.isEmpty }
  }

  func plain(_ name: String) -> String? { texts(name).first }
  func parties(_ name: String) -> [Party] {
    entries(name).compactMap { if case .party(let party) = $0 { party } else { nil } }
  }
  func attachments(_ name: String) -> [Attachment] {
    entries(name).compactMap { if case .attachment(let file) = $0 { file } else { nil } }
  }
  func symbols(_ name: String) -> [ClassSymbol] {
    entries(name).compactMap { if case .symbol(let symbol) = $0 { symbol } else { nil } }
  }

  /// A text with the language of the office.
  func localized(_ element: String, _ text: String) -> XMLNode {
    XMLNode(element, ["com:languageCode": office.language], text: text)
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
  var expiry: CalendarDate? { dossier.expiryDate }
}

extension Dossier {
  /// The end of protection as it stands: the very day on which the limit ends that `right.tsv` names under `expiry_limit`.
  var expiryDate: CalendarDate? {
    guard dates["registered"] != nil, let limit = right.settings["expiry_limit"] else { return nil }
    return limits.last { $0.rule.id == limit }?.day
  }

  /// The opposition period: the limit that `right.tsv` names under `opposition_limit`, once it has run.
  var oppositionPeriod: (start: CalendarDate, end: CalendarDate)? {
    guard let id = right.settings["opposition_limit"], let limit = limits.last(where: { $0.rule.id == id }) else {
      return nil
    }
    return (limit.base, limit.last)
  }
}
