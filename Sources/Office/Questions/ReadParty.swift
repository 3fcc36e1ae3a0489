import Filing

/// Asks for a party of the party register; one that was merged is answered by the one it was merged into.
///
/// Refused with `Refusal.notFound` when there is none of that number.
public struct ReadParty: Question {
  let id: Int

  /// - Parameter id: number of the party.
  public init(_ id: Int) { self.id = id }

  public func answer(in context: ReadingContext) throws -> PartyRecord {
    guard let party = try Parties(db: context.db).party(id) else {
      throw Refusal.notFound(what: "party", name: String(id))
    }
    return try PartyRecord(party, context.db)
  }
}
