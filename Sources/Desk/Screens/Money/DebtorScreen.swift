import Filing
import Office
import Standards
import Terminal

/// Files that owe fees, in the order in which they were opened.
struct DebtorScreen: SheetScreen {
  typealias Row = DebtorLine

  let title = "Debtors"
  let sheetName = "debtors"
  var sheet: SheetView<DebtorLine>
  var side = Side()
  private var next: Int?
  private let currency: Currency

  init(at office: DeskContext) throws {
    let currency = try office.office.facts().currency
    self.currency = currency
    sheet = SheetView(
      [
        Column("Number", width: 21) { display($0.number) }, Column("Title") { $0.title },
        Column("Since", width: 10) { $0.since.description },
        Column("Open", width: 10, align: .trailing, number: \.open) { currency.text($0.open) },
        Column("Fees", width: 16) { $0.fees.map(\.code).joined(separator: " ") },
        Column("Right", width: 10, isUsual: false) { $0.right },
      ]) { "\($0.right) \($0.number)" }
    try open(at: office)
  }

  var verbs: [Offer] {
    let none = sheet.selectedRow == nil ? nothing : nil
    let isOne = sheet.marked.isEmpty
    return [
      Offer(.open, "Dossier", unless: none), Offer(.act, isOne ? "Take payment" : "One payment", unless: none),
    ]
  }
  var hint: String {
    guard let line = sheet.selectedRow else { return nothing }
    guard sheet.marked.isEmpty else {
      let sum = currency.named(sheet.marked.reduce(0) { $0 + $1.open })
      return say(
        "a takes one payment of %1 for %2, with one receipt.", sum, counted(sheet.marked.count, "file", "files"))
    }
    return line.fees.map { fee in
      "\(fee.label.said) \(currency.text(fee.open))\(fee.debtor.map { " (\($0))" } ?? "")"
    }.joined(separator: ", ")
  }
  let nothing = "Nobody owes anything."
  let hasSide = true
  let takesMarks = true

  func dossier(of row: DebtorLine) -> String? { DossierName.of(row.number, row.right) }
  func side(at office: DeskContext) throws -> [[Span]] { try sideOfFile(at: office) }

  mutating func verb(_ command: Command, at office: DeskContext) throws -> Step {
    guard let line = sheet.selectedRow else { return .ignored }
    let name = DossierName.of(line.number, line.right)
    switch command {
    case .open: return .open(try DossierScreen(name, at: office))
    case .act where sheet.marked.isEmpty: return .open(try ActFormScreen(name, act: "pay_fee", at: office))
    case .act:
      let sum = currency.text(sheet.marked.reduce(0) { $0 + $1.open })
      let lines = sheet.marked.map { DossierName.of($0.number, $0.right) }.joined(separator: "\n")
      return .open(
        try ActFormScreen(officeAct: "take_payments", texts: ["payments": lines, "amount": sum], at: office))
    default: return .ignored
    }
  }

  mutating func fetch(first isFirst: Bool, limit: Int, at office: DeskContext) throws -> Fetched<DebtorLine> {
    let answer = try office.office.ask(ListDebtors(limit: limit, after: isFirst ? 0 : next ?? 0))
    next = answer.next
    return Fetched(rows: answer.lines, hasMore: answer.next != nil)
  }
}
