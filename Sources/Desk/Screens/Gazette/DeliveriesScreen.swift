import Office
import Standards
import Terminal

/// What was delivered to recipients, the last delivery of each first.
struct DeliveriesScreen: SheetScreen {
  /// A delivery and to whom it went.
  struct Row: Sendable {
    let recipient: String
    let record: DeliveryRecord
  }

  let title = "Deliveries"
  let sheetName = "deliveries"
  var sheet = SheetView<Row>(
    [
      Column("Recipient", width: 14, grows: true) { $0.recipient },
      Column("Number", width: 6, align: .trailing, number: { $0.record.number }) { grouped($0.record.number) },
      Column("Day", width: 10) { $0.record.date }, Column("Kind", width: 10) { $0.record.kind },
      Column("Files", width: 9, align: .trailing, number: { $0.record.dossiers }) { grouped($0.record.dossiers) },
      Column("Officer", width: 10) { $0.record.officer },
      Column("Up to event", id: "upto", width: 11, align: .trailing, isUsual: false, number: { $0.record.upTo }) {
        grouped($0.record.upTo)
      },
      Column("Manifest", width: 16, grows: true, isUsual: false) { $0.record.manifest },
    ]) { "\($0.recipient) \($0.record.number)" }
  var side = Side()

  init(at office: DeskContext) throws { try open(at: office) }

  var verbs: [Offer] { [Offer(.why, "Read all", unless: sheet.selectedRow == nil ? nothing : nil)] }
  var hint: String { sheet.selectedRow.map { "SHA-256 \($0.record.manifest)" } ?? nothing }
  let nothing = "Nothing was delivered to anybody."

  func side(at office: DeskContext) throws -> [[Span]] { [] }

  mutating func verb(_ command: Command, at office: DeskContext) throws -> Step {
    guard command == .why, let row = sheet.selectedRow else { return .ignored }
    let record = row.record
    let lines = [
      "\(row.recipient) \(record.number)", "\(record.date)  \(record.kind)  \(record.officer)",
      say("%1 files, up to event %2", grouped(record.dossiers), grouped(record.upTo)), "SHA-256 \(record.manifest)",
    ]
    return .open(ReaderScreen(title, lines.joined(separator: "\n"), isOverlay: true))
  }

  mutating func fetch(first isFirst: Bool, limit: Int, at office: DeskContext) throws -> Fetched<Row> {
    guard isFirst else { return Fetched(rows: []) }
    let rows = try office.office.ask(ListRecipients()).flatMap { recipient in
      try office.office.ask(ListDeliveries(to: recipient.name)).reversed().map {
        Row(recipient: recipient.name, record: $0)
      }
    }
    return Fetched(rows: rows)
  }
}
