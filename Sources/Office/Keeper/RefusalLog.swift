import Filing
import Foundation
import GRDB
import Glibc
import Standards
import Synchronization

/// What the keeper refused, one line each: when, to whom, which act on which dossiers, and the code of the refusal.
///
/// Nothing that a client may write freely stands in it, so neither personal data nor secrets: officers and acts are
/// those that the register knows, dossiers look like numbers; anything else is a hyphen. Each line bears the end of the chain
/// over all before it, and no account can write so many that others are lost among them.
/// - Source: OWASP ASVS 5.0, 16.2 and 16.3.
final class RefusalLog: Sendable {
  private struct State {
    /// 16 digits over every line so far.
    var chain: String
    /// Lines of each account in this minute, and how many of them were too many.
    var lines: [UInt32: Int] = [:]
    var minute = ""
  }

  /// The file; -1 when refusals are not written down.
  private let descriptor: Int32
  private let now: @Sendable () -> Moment
  private let door: RegisterDoor?
  private let state: Mutex<State>

  /// Refusals are given but not written down.
  static let none = RefusalLog(descriptor: -1, door: nil, chain: "", now: Clock.system)

  private init(descriptor: Int32, door: RegisterDoor?, chain: String, now: @escaping @Sendable () -> Moment) {
    self.descriptor = descriptor
    self.door = door
    self.now = now
    state = Mutex(State(chain: chain))
  }

  /// Lines of one account in a minute.
  private static let most = 100

  /// Appends to the file, which its owner alone may read.
  ///
  /// - Parameter door: knows the officers and the acts.
  /// - Throws: a `Refusal` when the file cannot be written.
  convenience init(path: String, door: RegisterDoor, now: @escaping @Sendable () -> Moment = Clock.system) throws {
    let chain = RefusalChain.end(of: path)
    RefusalChain.turn(path)
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw Refusal(
        .registerRights,
        "The log of refusals “\(path)” cannot be written: \(SocketFault(code: errno).words). Check who owns it.")
    }
    self.init(descriptor: descriptor, door: door, chain: chain, now: now)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Writes one line; a full disk does not keep the refusal from its client.
  ///
  /// - Parameters:
  ///   - code: which refusal it is, never its words: they repeat what was sent.
  ///   - officer: who has signed in, or tries to.
  func note(
    _ code: RefusalCode, _ call: String, officer: String? = nil, uid: UInt32, act: String? = nil,
    dossiers: [String] = []
  ) {
    guard descriptor >= 0, let door, hasRoom(for: uid) else { return }
    let officer = officer.flatMap { door.knows(officer: $0) ? $0 : nil }
    let act = act.flatMap { door.knows(act: $0) ? $0 : nil }
    let numbers = dossiers.prefix(20).map { RefusalLog.isNumber($0) ? $0 : "-" }
    append([
      now().description, "uid=\(uid)", "officer=\(officer ?? "-")", "call=\(call)", "act=\(act ?? "-")",
      "dossiers=\(numbers.isEmpty ? "-" : numbers.joined(separator: ","))", "refused=\(code.rawValue)",
    ])
  }

  /// Counts the line; what was too much in the minute before is told in one line of its own.
  private func hasRoom(for uid: UInt32) -> Bool {
    let moment = now().description
    let (hasRoom, left) = state.withLock { state -> (Bool, [(UInt32, Int)]) in
      var left: [(UInt32, Int)] = []
      if state.minute != moment.prefix(16) {
        left = state.lines.filter { $0.value > RefusalLog.most }.map { ($0, $1 - RefusalLog.most) }
        (state.minute, state.lines) = (String(moment.prefix(16)), [:])
      }
      state.lines[uid, default: 0] += 1
      return (state.lines[uid, default: 0] <= RefusalLog.most, left)
    }
    for (uid, count) in left { append([moment, "uid=\(uid)", "further=\(count)"]) }
    return hasRoom
  }

  private func append(_ fields: [String]) {
    state.withLock { state in
      let words = fields.joined(separator: " ")
      state.chain = RefusalChain.next(state.chain, words)
      let line = Array("\(words) chain=\(state.chain)\n".utf8)
      _ = line.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    }
  }

  func note(_ code: RefusalCode, _ call: Call, officer: String? = nil, uid: UInt32) {
    switch call {
    case .signIn(let credential): note(code, "sign-in", officer: officer ?? credential.name, uid: uid)
    case .ask(let asked):
      let dossier = asked.question as? ReadDossier
      note(
        code, asked.question == nil ? "ask" : "ask-\(asked.name)", officer: officer, uid: uid,
        dossiers: dossier.map { [$0.number] } ?? [])
    case .record(.act(let request)), .record(.lay(let request)):
      note(code, "record", officer: officer, uid: uid, act: request.act, dossiers: request.dossiers)
    case .rehearse(let request):
      note(code, "rehearse", officer: officer, uid: uid, act: request.act, dossiers: request.dossiers)
    case .recordAll: note(code, "record-all", officer: officer, uid: uid)
    case .record(let request): note(code, RefusalLog.name(of: request), officer: officer, uid: uid)
    }
  }

  /// The case of a value without what it carries.
  static func name(of value: some Any) -> String { Mirror(reflecting: value).children.first?.label ?? "\(value)" }

  private static func isNumber(_ text: String) -> Bool {
    let digits = text.drop { $0.isASCII && $0.isUppercase }
    return text.count - digits.count <= 2 && (1...20).contains(digits.count)
      && digits.allSatisfy { $0.isASCII && ($0.isNumber || "/-".contains($0)) }
  }
}

extension RegisterDoor {
  /// Whether an officer of that name is or was appointed.
  func knows(officer name: String) -> Bool {
    let found = try? register.database.read {
      try Int.fetchOne($0, sql: "SELECT 1 FROM officer WHERE name = ?", arguments: [name])
    }
    return found != nil
  }

  /// Whether the law in force has the act.
  func knows(act id: String) -> Bool {
    let day = now().date
    let law = try? register.database.read { try lawbook.law(on: day, lawbook.facts($0, day: day), $0) }
    guard let law else { return false }
    return law.officeAct(id) != nil || law.rights.contains { $0.act(id) != nil }
  }
}
