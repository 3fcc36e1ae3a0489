import Filing
import Office
import Services
import Standards

/// A mirror that is brought to where its register stands, transaction by transaction.
///
/// Each transaction writes rows and moves the mark; whoever ends the work at any moment loses at most the one that was
/// under way. The register is only read.
public struct Syncing {
  /// Events of one transaction.
  static let events = 500

  private var source: MirrorSource
  private let store: MirrorStore
  private let isAnew: Bool
  private let progress: ProgressHandler
  private var isBegun = false
  /// Files of one page.
  var pageSize = 100

  /// - Parameters:
  ///   - isWhole: whether it is to hold what the public may not see; a mirror is the one or the other.
  ///   - isAnew: whether it is built from nothing, whatever is there.
  ///   - progress: a step is an event of the register that is in the mirror.
  /// - Throws: a `Refusal` when the officer may not read so much, when another process keeps the mirror, or when it is no mirror.
  public init(
    _ office: Office, to place: MirrorPlace, isWhole: Bool, isAnew: Bool, progress: ProgressHandler = .none
  ) throws {
    source = try MirrorSource(office, isWhole: isWhole)
    store = try MirrorStore(place)
    try store.lock()
    (self.isAnew, self.progress) = (isAnew, progress)
  }

  /// What a run has done.
  public struct Summary: Encodable, Equatable, Sendable {
    /// Dossiers whose rows were written.
    public var dossiers = 0
    /// Whether it was built from nothing, or a building went on.
    public var isBuilt = false
    /// The event up to which the mirror stands, and its seal.
    public var sequence = 0
    public var seal = ""
  }

  /// Brings the mirror to where the register stands now.
  public mutating func run() throws -> Summary {
    let head = try RegisterHead(source.office)
    var summary = Summary()
    var mark = try begun(head)
    try mark.judge(head, source.office)
    guard mark.isWhole == source.isWhole else {
      throw Refusal(
        .mirrorUnusable,
        "The mirror holds \(mark.isWhole ? "everything" : "what is public"). Keep it so \(mark.isWhole ? "with" : "without") --all, or build it anew with --anew."
      )
    }
    if mark.building != nil {
      try build(&mark, &summary)
      summary.isBuilt = true
    }
    if mark.sequence < head.sequence { progress.begin(head.sequence - mark.sequence) }
    while mark.sequence < head.sequence { try step(&mark, head, &summary) }
    (summary.sequence, summary.seal) = (mark.sequence, mark.seal)
    return summary
  }

  /// The mark of the mirror, which is made when there is none.
  private mutating func begun(_ head: RegisterHead) throws -> MirrorMark {
    let isFirst = !isBegun
    isBegun = true
    if isFirst, isAnew { try store.begin(head, isWhole: source.isWhole) }
    if let mark = try store.mark() { return mark }
    try store.begin(head, isWhole: source.isWhole)
    return MirrorMark(isWhole: source.isWhole, sequence: head.sequence, seal: head.seal, building: 0)
  }

  /// Fills the mirror file by file, as they stood at its mark.
  private mutating func build(_ mark: inout MirrorMark, _ summary: inout Summary) throws {
    progress.begin(mark.sequence)
    while let after = mark.building {
      let page = try source.page(since: 0, upTo: mark.sequence, after: after, limit: pageSize)
      try store.postgres.transaction {
        try store.add(page.dossiers)
        if let next = page.next {
          try store.note(building: next)
        } else {
          try store.add(source.issues(since: 0, upTo: mark.sequence))
          try store.finish()
        }
      }
      mark.building = page.next
      summary.dossiers += page.dossiers.count
      try progress.advance(page.dossiers.reduce(0) { $0 + $1.dossier.events.count })
    }
  }

  /// Replaces the dossiers of the next events.
  private mutating func step(_ mark: inout MirrorMark, _ head: RegisterHead, _ summary: inout Summary) throws {
    let upTo = min(head.sequence, mark.sequence + Self.events)
    let seal = upTo == head.sequence ? head.seal : try RegisterHead.seal(of: upTo, source.office)
    try store.postgres.transaction {
      var after: Int? = 0
      while let place = after {
        let page = try source.page(since: mark.sequence, upTo: upTo, after: place, limit: pageSize)
        try store.remove(page.ids)
        try store.add(page.dossiers)
        summary.dossiers += page.dossiers.count
        after = page.next
      }
      try store.add(source.issues(since: mark.sequence, upTo: upTo))
      try store.move(to: upTo, seal)
    }
    let count = upTo - mark.sequence
    mark = MirrorMark(isWhole: mark.isWhole, sequence: upTo, seal: seal)
    try progress.advance(count)
  }
}
