import Filing

/// Dossiers that are fetched one after the other: only their number and right are known beforehand.
///
/// However many they are, one is in memory at a time; of each of the others some twenty bytes.
public struct DossierList: Sendable {
  /// The rights that may occur, and how many dossiers each has.
  private let rights: [Right]
  private var counts: [Int]
  /// Which of the rights are wanted.
  private var wanted: [Bool]
  /// In the order of writing: place of the right, number, line feed; a block is never enlarged beyond its room.
  private var blocks: [[UInt8]] = []
  private let load: @Sendable (String) throws -> Dossier

  private static let room = 1 << 16

  /// An empty list to which numbers are added; dossiers are loaded by number when their turn comes.
  public init(rights: [Right], load: @escaping @Sendable (String) throws -> Dossier) {
    (self.rights, self.load) = (rights, load)
    counts = rights.map { _ in 0 }
    wanted = rights.map { _ in true }
  }

  /// Dossiers at hand.
  public init(_ dossiers: [Dossier]) {
    let rights = dossiers.reduce(into: [Right]()) { rights, dossier in
      if !rights.contains(where: { $0.id == dossier.right.id }) { rights.append(dossier.right) }
    }
    self.init(rights: rights) { place in dossiers[Int(place) ?? 0] }
    for (place, dossier) in dossiers.enumerated() { add(String(place), dossier.right.id) }
  }

  /// Adds a dossier by the name by which it is loaded and the id of its right; one of another right than the list's is left out.
  public mutating func add(_ number: String, _ right: String) {
    guard let place = rights.firstIndex(where: { $0.id == right }) else { return }
    let entry = [UInt8(place)] + Array(number.utf8) + [0x0A]
    if blocks.last.map({ $0.count + entry.count > Self.room }) ?? true {
      blocks.append([])
      blocks[blocks.count - 1].reserveCapacity(Self.room)
    }
    blocks[blocks.count - 1] += entry
    counts[place] += 1
  }

  public var count: Int { zip(counts, wanted).reduce(0) { $1.1 ? $0 + $1.0 : $0 } }
  public var isEmpty: Bool { count == 0 }

  /// Only the dossiers of some rights.
  public func limited(to isWanted: (Right) -> Bool) -> DossierList {
    var list = self
    for (place, right) in rights.enumerated() where !isWanted(right) { list.wanted[place] = false }
    return list
  }

  /// Calls `body` for each dossier in order; what loading throws ends the walk.
  public func forEach(_ body: (Dossier) throws -> Void) throws {
    for block in blocks {
      var rest = block[...]
      while let place = rest.popFirst() {
        let number = rest.prefix { $0 != 0x0A }
        rest = rest[number.endIndex...].dropFirst()
        if wanted[Int(place)] { try body(load(String(decoding: number, as: UTF8.self))) }
      }
    }
  }
}
