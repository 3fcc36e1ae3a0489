import Filing

/// Asks for a party of the party register; one that was merged is answered by the one it was merged into.
///
/// Refused with `Refusal.notFound` when there is none of that number in a file that the officer may read.
public struct ReadParty: Question {
  let id: Int

  /// - Parameter id: number of the party.
  public init(_ id: Int) { self.id = id }

  public func answer(in context: ReadingContext) throws -> PartyRecord {
    let sight = try context.sight()
    guard let party = try context.party(id, sight) else {
      throw Refusal.notFound(what: "party", name: String(id))
    }
    return try PartyRecord(party, sight, context.db)
  }
}
