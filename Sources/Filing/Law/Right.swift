import Standards

/// A right: its name, terms, form and the procedure resolved for it.
///
/// A right is a folder of tables, not a type of the program.
public struct Right: Sendable {
  /// Name of its folder: `trademark`.
  public let id: String
  /// Letter by which table cells name it: `T`.
  public let letter: String
  public let label: Label
  /// Keys and values of `right.tsv`.
  public let settings: [String: String]
  public let form: [FormItem]
  /// Items that acts take beside those of the form.
  public let actItems: [FormItem]
  /// The item under which the dossier is known: `title_item` of right.tsv.
  public let titleItem: String
  /// The item of those who filed: `applicant_item` of right.tsv.
  public let applicantItem: String
  /// The item of those who own it once it is registered: `holder_item` of right.tsv.
  public let holderItem: String
  /// Acts in the order of the tables.
  public let acts: [Act]
  public let limits: [String: LimitRule]
  public let fees: [String: [FeeRule]]
  /// Who pays less, in the order of the tables.
  public let reductions: [ReductionRule]
  /// What of fees goes back, in the order of the tables.
  public let refunds: [RefundRule]
  /// Paragraphs for its letters, in the order of the tables.
  public let grounds: [LibraryGround]
  /// Items of the form whose text may have many lines, in its order.
  public let proseItems: [String]
  public let formalities: [Formality]
  /// Later laws that some time limits of its dossiers follow, in the order of their first days.
  public let successions: [Succession]
  /// In which its fees are counted.
  public let currency: Currency
  /// By what its marks are searched; empty for a right that has no marks to search.
  public let packs: PackShelf
  /// Two letters of the first language of its law.
  public let language: String
  /// How a paper is deemed received, by paper: `post`, `counter`, `portal`.
  let receivedBy: [String: String]

  /// Acts whose events some act can end: what they bring is in force until then.
  let endable: Set<String>

  private let actIndex: [String: Int]
  private let formIndex: [String: Int]
  private let actItemIndex: [String: Int]

  init(
    id: String, letter: String, label: Label, settings: [String: String], form: [FormItem], actItems: [FormItem],
    acts: [Act], limits: [LimitRule], fees: [FeeRule], refunds: [RefundRule] = [], reductions: [ReductionRule] = [],
    formalities: [Formality], receivedBy: [String: String] = [:],
    successions: [Succession] = [], currency: Currency = Currency(""), packs: PackShelf = PackShelf(),
    language: String = "", grounds: [LibraryGround] = []
  ) {
    self.id = id
    self.letter = letter
    self.label = label
    self.settings = settings
    titleItem = settings["title_item"] ?? "title"
    applicantItem = settings["applicant_item"] ?? "applicant"
    holderItem = settings["holder_item"] ?? "holder"
    self.form = form
    self.actItems = actItems
    self.acts = acts
    self.limits = Dictionary(limits.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.fees = Dictionary(grouping: fees, by: \.id)
    self.refunds = refunds
    self.grounds = grounds
    self.reductions = reductions
    proseItems = form.filter { $0.kind == .lines }.map(\.item)
    self.formalities = formalities
    self.receivedBy = receivedBy
    self.successions = successions
    self.currency = currency
    self.packs = packs
    self.language = language
    endable = Set(acts.flatMap { $0.concerns.filter(\.ends).map(\.act) })
    actIndex = Dictionary(acts.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    formIndex = Dictionary(form.enumerated().map { ($1.item, $0) }, uniquingKeysWith: { first, _ in first })
    actItemIndex = Dictionary(actItems.enumerated().map { ($1.item, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether its files may be seen from their filing on: `public_from` of right.tsv is `filing`, and not `publication`.
  public var isPublicFromFiling: Bool { settings["public_from"] == "filing" }

  /// Where the form says what the words of a mark mean; nil where it does not ask.
  /// - Source: ST.60, INID code 566.
  public var translationItem: String? { form.first { $0.inid == "566" }?.item }

  /// Where the form says how words of other scripts are written in Latin letters; nil where it does not ask.
  /// - Source: ST.60, INID code 561.
  public var transliterationItem: String? { form.first { $0.inid == "561" }?.item }

  /// Whether its titles are marks that are searched by look and sound: its form takes the words of a mark.
  public var isSearchedAsMark: Bool { form.contains { $0.element.hasSuffix("MarkVerbalElementText") } }

  public func act(_ id: String) -> Act? { actIndex[id].map { acts[$0] } }

  /// How an act is called once it stands in the dossier; the id itself for an act that the law does not know.
  public func entry(_ act: String) -> Label { self.act(act)?.entry ?? Label(act) }

  /// The item of the form, else of the acts.
  public func item(_ name: String) -> FormItem? {
    formIndex[name].map { form[$0] } ?? actItemIndex[name].map { actItems[$0] }
  }

  /// The items of the form that have values, in its order.
  public func items(in values: Values) -> [FormItem] {
    values.items.compactMap { $1.isEmpty ? nil : formIndex[$0] }.sorted().map { form[$0] }
  }

  public func isFormItem(_ name: String) -> Bool { formIndex[name] != nil }

  /// The price in force on the day.
  public func fee(_ id: String, on date: CalendarDate) -> FeeRule? { fees[id]?.first { $0.valid(on: date) } }

  /// Whether one request for several dossiers owes the fees of the act once, counted by registrations, and not each
  /// dossier for itself.
  public func sharesFees(of act: Act, on date: CalendarDate) -> Bool {
    let rules = act.fees.compactMap { fee($0, on: date) }
    return !rules.isEmpty && rules.allSatisfy(\.isShared)
  }

  /// A word of the law for this right, as `term_holder` of right.tsv; the key itself when it is missing.
  public func term(_ key: String) -> Label { Label(settings["term_\(key)"] ?? key, settings["term_\(key)_fr"] ?? "") }

  /// How the date marked with that name is called, as `term_filing_date` of right.tsv; empty when the law gives it no name.
  public func dateLabel(_ mark: String) -> Label {
    Label(settings["term_\(mark)_date"] ?? "", settings["term_\(mark)_date_fr"] ?? "")
  }
}
