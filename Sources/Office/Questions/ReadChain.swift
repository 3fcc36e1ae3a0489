import Filing
import GRDB
import Standards

/// Asks for the files that wait for one another around a file: the one that stops them all above, those that wait below.
///
/// Refused with `Refusal.notFound`, and with the code `secret` while the file is secret to the officer. Of other files that he
/// may not read he is told only that one stands above; below they are left out.
public struct ReadChain: Question {
  let number: String

  /// - Parameter number: application or registration number, with or without separators and check characters.
  public init(_ number: String) { self.number = number }

  /// Files that are drawn at most; what is further below is left out.
  private static let most = 200
  /// Files that are drawn at most above the one that was asked about, and below one another; answers are read to some depth only.
  private static let (highest, deepest) = (60, 100)

  public func answer(in context: ReadingContext) throws -> WaitingChain {
    let sight = try context.sight()
    let own = try context.dossiers.id(number)
    guard try sight.reads(own, context.db) else { throw Refusal.secret(number) }
    var path = [own]
    while path.count <= Self.highest, let name = try context.dossiers.dossier(path[0], today: context.today).blockedBy,
      let next = try? context.dossiers.id(name), !path.contains(next)
    {
      path.insert(next, at: 0)
    }
    var left = Self.most
    let root = try node(path[0], path[...], own, &left, 1, context, sight)
    return WaitingChain(root: root, isCut: left < 0 || path.count > Self.highest)
  }

  /// - Parameter path: from the file to the one that was asked about; those on it are drawn whoever asks.
  private func node(
    _ id: Int, _ path: ArraySlice<Int>, _ own: Int, _ left: inout Int, _ depth: Int, _ context: ReadingContext,
    _ sight: Sight
  ) throws -> ChainNode {
    left -= 1
    let dossier = try context.dossiers.dossier(id, today: context.today)
    let sql = "SELECT dossier FROM blocked WHERE number = ? ORDER BY dossier LIMIT ?"
    let below = try Int.fetchAll(
      context.db.cachedStatement(sql: sql), arguments: [dossier.name, max(0, left) + 1])
    var waiting: [ChainNode] = []
    for next in below where try path.contains(next) || left > 0 && sight.reads(next, context.db) {
      guard depth < Self.deepest else {
        left = -1
        break
      }
      waiting.append(try node(next, path.dropFirst(), own, &left, depth + 1, context, sight))
    }
    if left <= 0, below.count > waiting.count { left = -1 }
    let isRead = try sight.reads(id, context.db)
    return ChainNode(
      number: isRead ? dossier.applicationNumber : "", right: isRead ? dossier.right.id : "",
      title: isRead ? dossier.title : "", owner: isRead ? dossier.ownerLine : "",
      stage: isRead ? dossier.stage : .none, until: isRead ? dossier.waitsUntil : nil, isAsked: id == own,
      waiting: waiting)
  }
}

/// Files that wait for one another, as a tree.
public struct WaitingChain: Codable, Equatable, Sendable {
  /// The file for which all others wait.
  public var root: ChainNode
  /// Whether there are more than are told.
  public var isCut: Bool

  /// Whether any file waits for another one.
  public var isEmpty: Bool { root.waiting.isEmpty }

  /// The tree, a file to a line.
  public var lines: [String] { root.lines(first: "", below: "") + (isCut ? ["..."] : []) }
}

/// A file and those that wait for it.
public struct ChainNode: Codable, Equatable, Sendable {
  /// Application number; empty for a file of which the officer may not be told.
  public var number: String
  /// Id of the right.
  public var right: String
  public var title: String
  /// Its owners in one line.
  public var owner: String
  public var stage: Stage
  /// The day on which its own waiting ends at the latest; nil where it waits for none.
  public var until: CalendarDate?
  /// Whether it is the file that was asked about.
  public var isAsked: Bool
  /// The files that wait for it.
  public var waiting: [ChainNode]

  fileprivate func lines(first: String, below: String) -> [String] {
    let last = waiting.count - 1
    return ["\(first)\(words)"]
      + waiting.enumerated().flatMap { place, node in
        node.lines(
          first: below + "+- ", below: below + (place == last ? "   " : "|  "))
      }
  }

  private var words: String {
    guard !number.isEmpty else { return "a file that has not been published" }
    let shown = ApplicationNumber(number)?.display ?? number
    let parts = [shown, title, owner, stage.words] + (until.map { ["waits until \($0)"] } ?? [])
    return (isAsked ? "» " : "") + parts.filter { !$0.isEmpty }.joined(separator: "  ")
  }
}
