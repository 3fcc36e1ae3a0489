import Filing

/// Dossiers that are fetched one after the other: only their number and right are known beforehand.
///
/// However many they are, one is in memory at a time.
public struct DossierList: Sendable {
  /// The rights that occur.
  private let rights: [Right]
  /// Application number and place of its right among `rights`, in the order of writing.
  private let references: [(number: String, right: Int)]
  private let load: @Sendable (String) throws -> Dossier

  /// Dossiers at hand.
  public init(_ dossiers: [Dossier]) {
    let first = dossiers.reduce(into: [Right]()) { rights, dossier in
      if !rights.contains(where: { $0.id == dossier.right.id }) { rights.append(dossier.right) }
    }
    rights = first
    references = dossiers.enumerated().map { place, dossier in
      (String(place), first.firstIndex { $0.id == dossier.right.id } ?? 0)
    }
    load = { place in dossiers[Int(place) ?? 0] }
  }

  /// Dossiers that are loaded by number when their turn comes.
  public init(
    numbers: [(number: String, right: String)], rights: [Right], load: @escaping @Sendable (String) throws -> Dossier
  ) {
    self.rights = rights
    references = numbers.compactMap { number, id in rights.firstIndex { $0.id == id }.map { (number, $0) } }
    self.load = load
  }

  private init(_ other: DossierList, _ references: [(number: String, right: Int)]) {
    (rights, load) = (other.rights, other.load)
    self.references = references
  }

  public var count: Int { references.count }
  public var isEmpty: Bool { references.isEmpty }

  /// Only the dossiers of some rights.
  public func limited(to isWanted: (Right) -> Bool) -> DossierList {
    let wanted = rights.map(isWanted)
    return DossierList(self, references.filter { wanted[$0.right] })
  }

  /// Calls `body` for each dossier in order; what loading throws ends the walk.
  public func forEach(_ body: (Dossier) throws -> Void) throws {
    for reference in references { try body(load(reference.number)) }
  }
}
