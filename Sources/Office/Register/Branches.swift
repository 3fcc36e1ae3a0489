import Filing
import Foundation
import GRDB
import Standards

/// A branch office with a register of its own, as far as what it recorded was taken in here.
public struct BranchState: Codable, Equatable, Sendable {
  /// Its short name.
  public let name: String
  /// The line of its public key.
  public let key: String
  /// The block in which its numbers lie, 1 to 99.
  public let block: Int
  /// Seal of the first event of its register; empty until something was taken in.
  public var register = ""
  /// Its last event that was taken in, the seal of that one, and the epoch.
  public var events = 0
  public var seal = hexadecimal(Seal.origin)
  public var epoch = 1
  /// When its register spoke last.
  public var said = ""
}

/// The branches as they were enrolled, and what was taken in of each: bundles, kept as documents of the acts that took them.
struct Branches {
  let db: Database

  /// In the order of their names.
  func all() throws -> [BranchState] {
    var states: [String: BranchState] = [:]
    for event in try EventRow.ofOffice("enrol_branch", db).map({ try $0.event() }) {
      let name = event.values.text(.name) ?? ""
      let block = event.values.number(.block) ?? 0
      states[name] = BranchState(name: name, key: event.values.text(.text) ?? "", block: block)
    }
    for event in try EventRow.ofOffice("take_branch", db).map({ try $0.event() }) {
      guard let head = event.values.text(.text).flatMap({ BundleHead(text: $0) }) else { continue }
      states[event.values.text(.name) ?? ""]?.take(head)
    }
    return states.values.sorted { $0.name < $1.name }
  }

  /// The branch of that name.
  ///
  /// - Throws: `Refusal.notFound`.
  func branch(_ name: String) throws -> BranchState {
    guard let state = try all().first(where: { $0.name == name }) else {
      throw Refusal.notFound(what: "branch office", name: name)
    }
    return state
  }

  /// What was brought into files here of what the branch recorded, act after act of taking in.
  func merged(of name: String) throws -> [BranchMerged] {
    try EventRow.ofOffice("take_branch", db).map { try $0.event().values }.filter { $0.text(.name) == name }
      .map(BranchMerged.init)
  }

  /// The rows of every bundle that was taken in of the branch, in their order.
  func lines(of name: String) throws -> [BundleLine] {
    let events = try EventRow.ofOffice("take_branch", db).map { try $0.event() }
    return try events.filter { $0.values.text(.name) == name }.flatMap { event in
      try event.values.attachments.flatMap { file in
        let sql = "SELECT bytes FROM document WHERE sha256 = ?"
        guard let bytes = try Data.fetchOne(db, sql: sql, arguments: [file.sha256]) else {
          throw Refusal.notFound(what: "document", name: file.sha256)
        }
        return try BundleRows.lines(Bundle(bytes).rows)
      }
    }
  }
}

/// What one act of taking in brought into the files of the head office.
struct BranchMerged {
  /// A file that the act opened here.
  struct File {
    /// Its number in the register of the branch.
    let there: Int
    let right: String
    /// Application number.
    let number: String

    var name: String { DossierName.of(number, right) }
    var text: String { "\(there) \(right) \(number)" }
  }

  /// An event that was not brought in, and each later one of its file.
  struct Left {
    let event: Int
    /// Number of the file in the register of the branch.
    let there: Int
    /// Application number.
    let number: String
    let reason: String

    var text: String { "\(event) \(there) \(number) \(reason)" }
  }

  var files: [File] = []
  var left: [Left] = []

  init() {}

  /// As the event says it.
  init(_ values: Values) {
    files = values.texts(.branchFiles).compactMap { line in
      let words = line.split(separator: " ", maxSplits: 2).map(String.init)
      return words.count == 3 ? Int(words[0]).map { File(there: $0, right: words[1], number: words[2]) } : nil
    }
    left = values.texts(.branchLeft).compactMap { line in
      let words = line.split(separator: " ", maxSplits: 3).map(String.init)
      guard words.count == 4, let event = Int(words[0]), let there = Int(words[1]) else { return nil }
      return Left(event: event, there: there, number: words[2], reason: words[3])
    }
  }
}

extension BranchState {
  mutating func take(_ head: BundleHead) {
    (register, events, seal, epoch, said) = (head.register, head.to, head.after, head.epoch, head.said)
  }

  /// Refuses a bundle that does not follow from what was taken in, and one whose events are not what was sealed.
  func judge(_ bundle: Bundle) throws {
    let head = bundle.head
    guard register.isEmpty || head.register == register else {
      throw Bundle.strange("it is of another register than what was taken in of “\(name)” before")
    }
    guard head.from <= events + 1 else {
      throw Refusal(
        .bundleGap,
        "The bundle goes on behind event \(head.from - 1) of “\(name)”, of which \(events) events were taken in. Take the bundles between first."
      )
    }
    guard head.to > events else {
      throw Refusal(
        .nothingChanged, "Everything that the bundle has of “\(name)”, up to event \(head.to), was taken in already.")
    }
    guard head.from == events + 1, head.before == seal, head.epoch >= epoch else {
      throw Refusal(
        .bundleFork,
        "The bundle does not go on from event \(events) of “\(name)” as it was taken in: its register was restored, altered or led on by others. Ask the branch what happened before anything of it is taken in."
      )
    }
    var (sequence, chain) = (events, Data(hexadecimal: head.before))
    for line in try BundleRows.lines(bundle.rows) {
      guard line.table != "officer" || line.text("secret") == nil else {
        throw Bundle.broken("it bears digests of passwords; the branch makes it with --without-passwords")
      }
      guard line.table == "event" else { continue }
      let event = try EventRow(line)
      chain = Seal.chain(chain, Seal.leaf(event))
      sequence += 1
      guard event.sequence == sequence, event.seal == chain else {
        throw Bundle.broken("event \(event.sequence) is not what was sealed")
      }
    }
    guard sequence == head.to, hexadecimal(chain) == head.after else {
      throw Bundle.broken("its events do not lead where its head says")
    }
  }
}

extension Data {
  /// Bytes out of two digits each; what is no digit counts as 0.
  init(hexadecimal text: String) {
    let digits = text.utf8.map { UInt8(Character(UnicodeScalar($0)).hexDigitValue ?? 0) }
    self.init(stride(from: 0, to: digits.count - digits.count % 2, by: 2).map { digits[$0] << 4 | digits[$0 + 1] })
  }
}
