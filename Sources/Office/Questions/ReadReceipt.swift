import Filing
import GRDB
import Standards

/// Asks what a receipt of the office confirms: money that named several files or none when it came, or went to an account.
public struct ReadReceipt: Question {
  public let number: String

  /// - Parameter number: of the receipt.
  public init(_ number: String) { self.number = number }

  public func answer(in context: ReadingContext) throws -> OfficeReceipt {
    let db = context.db
    let sight = try context.sight()
    guard let row = try EventRow.ofReceipt(number, db) else { throw Refusal.notFound(what: "receipt", name: number) }
    let event = try row.event()
    if let id = row.dossier {
      guard try sight.names(id, db) else { throw Refusal.notFound(what: "receipt", name: number) }
      let dossier = try context.dossiers.dossier(id, today: context.today)
      var receipt = OfficeReceipt(event, file: dossier.applicationNumber, ordinal: event.ordinal)
      receipt.isVoid = dossier.payments.contains { $0.receipt == receipt.number && $0.isVoid }
      if !sight.reads(dossier) { receipt.payer = "" }
      return receipt
    }
    guard sight.isWhole || sight.reach == .fees else { throw Refusal.notFound(what: "receipt", name: number) }
    var receipt = OfficeReceipt(event, file: nil, ordinal: nil)
    receipt.isVoid = try EventRow.annulled(db).contains(row.sequence)
    let parts = try UnmatchedPayments(db: db).assignments(receipt.number)
    receipt.returned = parts.filter { $0.credit == nil && !$0.isVoid }.compactMap { $0.values.number(.amount) }
      .reduce(0, +)
    receipt.lines = try parts.filter { $0.credit != nil }.map { assignment in
      let file = assignment.values.text(.dossier) ?? ""
      let dossier = try context.dossiers.dossier(context.dossiers.id(file), today: context.today)
      let then = dossier.after(event: assignment.ordinal, today: event.recorded.date)
      return OfficeReceipt.Line(
        number: dossier.applicationNumber, title: sight.reads(dossier) ? then.title : "",
        fee: ReadReceipt.codes(assignment, then), amount: assignment.values.number(.amount) ?? 0,
        receipt: assignment.credit ?? "", isVoid: assignment.isVoid, isLater: assignment.request != row.request)
    }
    return receipt
  }

  /// The fees that were paid, each once; the one that was named while none is due.
  private static func codes(_ assignment: UnmatchedPayments.Assignment, _ dossier: Dossier) -> String {
    let parts = dossier.payments.first { $0.receipt == assignment.credit }?.parts.map(\.code) ?? []
    let codes = parts.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let named = assignment.values.text(.fee).flatMap { $0 == "*" ? nil : $0 } ?? ""
    return codes.isEmpty ? named : codes.joined(separator: ", ")
  }
}

/// What a receipt confirms.
public struct OfficeReceipt: Codable, Equatable, Sendable {
  /// Its number.
  public var number: String
  /// Id of the act that gave it.
  public var act: String
  /// Application number of the one file in which it was given; nil when it belongs to the office.
  public var file: String?
  /// The place of the act in that file.
  public var ordinal: Int?
  /// In minor units of the currency.
  public var amount: Int
  public var payer: String
  /// Method of payment, as the law names it.
  public var method: String
  /// The day from which it counts.
  public var date: CalendarDate
  /// When it was given, and by which officer.
  public var recorded: Moment
  public var officer: String
  /// The law under which it was given.
  public var law: String
  /// Its place in the register.
  public var sequence: Int
  /// Whether it was annulled.
  public var isVoid = false
  /// Whether the money lies on the deposit account of the payer.
  public var isOnAccount = false
  /// What went back to the payer, in minor units of the currency.
  public var returned = 0
  /// Where the money went.
  public var lines: [Line] = []

  /// What of it was credited to a file.
  public struct Line: Codable, Equatable, Sendable {
    /// Application number.
    public var number: String
    /// Empty for whoever may not read it.
    public var title: String
    /// Codes of the fees that it paid there.
    public var fee: String
    /// In minor units of the currency.
    public var amount: Int
    /// Receipt of the credit in the file.
    public var receipt: String
    /// Whether the credit was voided.
    public var isVoid: Bool
    /// Whether it was credited after the receipt had been given.
    public var isLater: Bool
  }

  init(_ event: Event, file: String?, ordinal: Int?) {
    number = event.numbers["receipt"] ?? ""
    (act, self.file, self.ordinal) = (event.act, file, ordinal)
    amount = event.values.number(.amount) ?? 0
    payer = event.values.text(.payer) ?? ""
    method = event.values.text("method") ?? ""
    isOnAccount = Accounts.move(event)?.kind == "in"
    (date, recorded, officer) = (event.effective, event.recorded, event.officer)
    (law, sequence) = (event.law, event.sequence)
  }

  /// What waits for a file.
  public var left: Int {
    isOnAccount || file != nil ? 0 : amount - returned - lines.filter { !$0.isVoid }.map(\.amount).reduce(0, +)
  }
}
