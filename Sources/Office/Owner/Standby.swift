import Filing
import Foundation
import GRDB
import Glibc
import Standards

extension Office {
  /// Takes a bundle of the register that this one follows.
  ///
  /// - Returns: what was taken, in words; nothing when the register has all of it.
  /// - Throws: a `Refusal` when the officer may not, or the bundle does not follow from what the register has.
  public func fold(_ bundle: Data) throws -> [String] { try door.record(.fold(bundle), as: officer.name).summary }

  /// Begins a register that follows another one, with its first bundle; it appears whole or not at all.
  ///
  /// - Parameters:
  ///   - path: where it is created; an existing file is refused.
  ///   - key: line of the public key of the register that is followed.
  ///   - today: rehearsed date; demonstrations only.
  ///   - work: what else is done before it appears, in the process that owns it.
  /// - Throws: a `Refusal` for the place, and for a bundle that is none of its first ones.
  public static func beginStandby(
    _ path: String, following key: String, with bundles: some Sequence<Data>, codes: CodeLists? = nil,
    today: CalendarDate? = nil, now: @escaping @Sendable () -> Moment = Clock.system,
    work: (Office) throws -> Void = { _ in }
  ) throws {
    guard access(path, F_OK) != 0 else {
      throw Refusal(.fileExists, "“\(path)” exists already. Choose another name for the register.")
    }
    let draft = path + ".following"
    discard(draft)
    do {
      let register = try Register(path: draft, mode: .alone, creating: true)
      let clock = today.map { Clock.rehearsed($0, now) } ?? now
      let door = RegisterDoor(register: register, codes: codes, now: clock)
      defer { try? door.close() }
      try register.database.write { try Following(key: key).write($0) }
      for bundle in bundles { _ = try door.fold(bundle, as: Officer.program.name) }
      if today != nil, try !register.database.read(Settings.isDemonstration) {
        throw Refusal(
          .rehearsedDay, "The date can be rehearsed only in a demonstration register. Leave out --today.")
      }
      try work(Office(door: door, officer: Officer.program))
      try door.checkpoint()
    } catch {
      discard(draft)
      throw error
    }
    try RegisterDoor.flush(draft)
    guard rename(draft, path) == 0 else {
      throw Refusal(.backupFailed, "The register could not be given the name “\(path)”. Check who owns the folder.")
    }
    discard(draft)
    try RegisterDoor.flush(path.parentPath)
  }

  /// What a bundle says of itself, when its rows are whole.
  ///
  /// - Parameter key: line of the public key that must have signed it; nil judges no signature.
  /// - Throws: a `Refusal` for what is no bundle, was altered, or is not signed.
  public static func judge(bundle: Data, key: String?) throws -> BundleHead {
    let bundle = try Bundle(bundle)
    if let key { try bundle.judge(key) }
    return bundle.head
  }

  /// What the journal of a lost register knows beyond this standby of it, for the act that promotes it.
  ///
  /// - Parameter journal: the file; nil when none is at hand, which two officers say.
  /// - Throws: a `Refusal` when the journal is of another history, or ends before this register does.
  public func lost(journal: String?) throws -> LostEvents {
    let state = try ask(ReadStandby())
    guard let journal else { return LostEvents(state: state) }
    let lines = CommitJournal.lines(journal)
    guard let last = lines.max(by: { $0.sequence < $1.sequence }) else {
      throw Refusal(
        .fileMissing, "“\(journal)” is no journal of a register, or has no whole line. Name the right file.")
    }
    let isOther = lines.contains { $0.sequence == state.events && $0.seal != state.seal }
    guard !isOther, last.sequence >= state.events else {
      throw Refusal(
        .bundleFork,
        "The journal “\(journal)” is not that of the register that was followed up to its end: \(isOther ? "its event \(state.events) is another one" : "it ends with event \(last.sequence), this register has \(state.events)"). Name the right file."
      )
    }
    let missing = lines.filter { $0.sequence > state.events }
    return LostEvents(
      state: state, journal: journal, last: last.sequence, moment: last.moment,
      numbers: missing.flatMap(\.numbers))
  }
}

/// What of a lost register did not reach its standby.
public struct LostEvents: Codable, Equatable, Sendable {
  /// The last event that arrived.
  public let arrived: Int
  /// The last event that is known to have been acknowledged; nil when no journal is at hand.
  public let acknowledged: Int?
  /// The numbers given in what did not arrive.
  public let numbers: [String]
  /// As many events are known to be missing of which nobody knows the numbers; each may have given one of every series.
  public let events: Int
  /// All of it in words, as it is recorded.
  public let text: String

  /// So many numbers stand in the text.
  public static let most = 200

  init(state: StandbyState) {
    (arrived, acknowledged, numbers, events) = (state.events, nil, [], state.behind)
    text =
      "Event \(state.events) is the last that arrived. No journal of the register that was lost is at hand; at \(state.said ?? "–") it said that it had \(state.events + state.behind) events."
  }

  init(state: StandbyState, journal: String, last: Int, moment: String, numbers: [String]) {
    (arrived, acknowledged, self.numbers, events) = (state.events, last, numbers, 0)
    let missing = last == state.events + 1 ? "event \(last)" : "events \(state.events + 1) to \(last)"
    // An act holds no text without end; what it leaves out is told when the journal is read.
    let named = numbers.prefix(Self.most).joined(separator: ", ")
    let more = numbers.count > Self.most ? " and \(numbers.count - Self.most) more" : ""
    let given = numbers.isEmpty ? "" : " Numbers given in them: \(named)\(more)."
    text =
      last == state.events
      ? "Event \(last) is the last that arrived, and the last that the journal of the lost register knows: nothing is missing."
      : "Event \(state.events) is the last that arrived. The journal of the lost register knows event \(last) of \(moment): the acknowledged \(missing) did not arrive.\(given)"
  }
}
