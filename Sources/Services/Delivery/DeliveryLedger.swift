import Filing
import Office
import Publishing
import Standards

/// What a recipient believes of the register, dossier by dossier.
public struct DeliveryLedger: Encodable {
  /// An act that the recipient was not told.
  public struct RecordedAct: Encodable, Equatable, Sendable {
    /// Day of effect, `2026-03-02`.
    public let date: String
    /// The act, as lists name it.
    public let entry: String
  }

  /// A dossier of which the recipient was sent something.
  public struct Line: Encodable, Equatable, Sendable {
    /// Application number.
    public let number: String
    /// Id of the right.
    public let right: String
    /// Number of the delivery that told it last.
    public let delivery: Int
    /// `sent`, `accepted`, `rejected`.
    public let verdict: String
    /// Why it was rejected; empty otherwise.
    public let cause: String
    /// What the recipient holds, as a SHA-256.
    public let hash: String
    /// Ordinal of the last event that the recipient has.
    public let held: Int
    /// Stage and state as the recipient knows them; nil when it has nothing.
    public let believes: String?
    /// Stage and state as the register says them.
    public let stands: String
    /// What the recipient does not know.
    public let since: [RecordedAct]
  }

  /// Short name of the recipient.
  public let recipient: String
  /// What was delivered to it, in order.
  public let deliveries: [DeliveryRecord]
  /// Everything that it was sent.
  public private(set) var dossiers: [Line]
  /// Published dossiers of the recipient's rights that it was never sent.
  public let never: [String]

  /// Refuses an unknown recipient and a profile that cannot be read.
  public init(_ office: Office, _ recipient: String) throws {
    guard let record = try office.ask(ListRecipients()).first(where: { $0.name == recipient }) else {
      throw Refusal(.notFound, "There is no recipient “\(recipient)”. `ipdesk deliver profiles` lists them.")
    }
    let profile = try RecipientProfile(text: record.profile)
    var reading = try Reading(office)
    let law = try reading.law()
    var lines: [Line] = []
    var next: Int? = 0
    while let after = next {
      let answer = try office.ask(ListHoldings(of: recipient, after: after))
      lines += try answer.holdings.map { try Self.line($0, &reading) }
      next = answer.next
    }
    let known = Set(lines.map(\.number))
    var never: [String] = []
    try office.eachDue(FindPublished(for: recipient)) { dossiers in
      never += dossiers.filter { !known.contains($0.number) && law.right($0.right).map(profile.takes) == true }
        .map(\.number)
    }
    (self.recipient, dossiers, self.never) = (recipient, lines, never)
    deliveries = try office.ask(ListDeliveries(to: recipient))
  }

  /// Leaves out the dossiers of which the recipient has what the register says.
  public mutating func limitToDifferent() {
    dossiers.removeAll { $0.since.isEmpty && $0.verdict != "rejected" }
  }

  private static func line(_ holding: HoldingRecord, _ reading: inout Reading) throws -> Line {
    guard !holding.isSecret else {
      return Line(
        number: holding.number, right: holding.right, delivery: holding.delivery, verdict: holding.verdict,
        cause: holding.cause, hash: holding.hash, held: holding.held, believes: nil,
        stands: "not open to the public", since: [])
    }
    let (dossier, file) = try reading.dossier(holding.number)
    let known = file.events.filter { $0.ordinal <= holding.held }
    let believed = reading.fold(known, of: dossier.right, id: file.id)
    let since = file.events.filter { $0.ordinal > holding.held }.map {
      RecordedAct(date: $0.effective.description, entry: dossier.right.entry($0.act).first)
    }
    return Line(
      number: holding.number, right: holding.right, delivery: holding.delivery, verdict: holding.verdict,
      cause: holding.cause, hash: holding.hash, held: holding.held,
      believes: known.isEmpty ? nil : standing(believed), stands: standing(dossier), since: since)
  }

  private static func standing(_ dossier: Dossier) -> String { "\(dossier.stage.words), \(dossier.state.words)" }
}
