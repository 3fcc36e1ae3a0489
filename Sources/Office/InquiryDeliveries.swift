import Filing

/// A recipient as it was last entered.
public struct RecipientRecord: Codable, Equatable, Sendable {
  public var name: String
  /// The row of its profile, one `column: value` a line.
  public var profile: String
  /// Sequence of the event that entered it.
  public var event: Int
}

/// A recorded delivery.
public struct DeliveryRecord: Codable, Equatable, Sendable {
  /// Counts from 1 for each recipient.
  public var number: Int
  /// `full`, `difference` or `test`.
  public var kind: String
  /// Sequence of the last event of the register that it reached.
  public var upTo: Int
  /// SHA-256 of the manifest.
  public var manifest: String
  public var date: String
  public var officer: String
  public var dossiers: Int
}

/// Which dossiers are asked for, and how many.
public struct DuePage: Codable, Sendable {
  public var recipient: String
  /// Where the page begins: `next` of the last answer, 0 for the first.
  public var after: Int
  /// Sequence of the last event that counts; only asked of what changed.
  public var upTo: Int
  public var limit: Int

  public init(_ recipient: String, after: Int = 0, upTo: Int = 0, limit: Int = 1000) {
    (self.recipient, self.after, self.upTo, self.limit) = (recipient, after, upTo, limit)
  }
}

/// A published dossier that may go to a recipient, or one that the recipient has and the public may see no more.
public struct DueDossier: Codable, Equatable, Sendable {
  public var id: Int
  public var number: String
  public var right: String
  /// Ordinal of the last event that the recipient has; 0 when it has none.
  public var held: Int
  /// Ordinal of the event that took it from the public after it was sent; nil while the public may see it.
  public var withdrawn: Int?
}

public struct DueAnswer: Codable, Equatable, Sendable {
  public var dossiers: [DueDossier]
  public var next: Int?
}

/// What a recipient has of one dossier.
public struct HoldingRecord: Codable, Equatable, Sendable {
  public var number: String
  public var right: String
  /// Number of the delivery that last carried it.
  public var delivery: Int
  /// Ordinal of the last event that this delivery carried.
  public var sent: Int
  /// Ordinal of the last event that the recipient has not rejected; 0 when it has none.
  public var held: Int
  /// SHA-256 of the volume in which it stood.
  public var hash: String
  /// `sent`, `accepted` or `rejected`.
  public var verdict: String
  public var cause: String
  /// Events that the dossier has now.
  public var events: Int
  /// Whether the public may see it no more.
  public var isSecret: Bool
}

public struct HoldingPage: Codable, Equatable, Sendable {
  public var holdings: [HoldingRecord]
  public var next: Int?
}

extension Office {
  public func recipients() throws -> [RecipientRecord] {
    guard case .recipients(let records) = try ask(.recipients) else { throw Office.strange }
    return records
  }

  /// The deliveries to the recipient, the first one first.
  public func deliveries(to recipient: String) throws -> [DeliveryRecord] {
    guard case .deliveries(let records) = try ask(.deliveries(recipient)) else { throw Office.strange }
    return records
  }

  /// Calls `body` for every page of dossiers that the inquiry gives, page by page.
  public func eachDue(
    _ page: DuePage, _ inquiry: (DuePage) -> Inquiry, _ body: ([DueDossier]) throws -> Void
  ) throws {
    var page = page
    while true {
      guard case .due(let answer) = try ask(inquiry(page)) else { throw Office.strange }
      try body(answer.dossiers)
      guard let next = answer.next else { return }
      page.after = next
    }
  }

  public func holdings(_ page: DuePage) throws -> HoldingPage {
    guard case .holdings(let answer) = try ask(.holdings(page)) else { throw Office.strange }
    return answer
  }
}
