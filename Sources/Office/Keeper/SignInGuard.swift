import Dispatch
import Filing
import Foundation
import Standards
import Synchronization

/// Slows down whoever guesses passwords; nobody is locked out for ever.
///
/// After five failures every further try must wait 1, 2, 4 … 60 seconds, whatever the signature was for and whichever keeper
/// counted them.
final class SignInGuard: Sendable {
  private struct Count {
    var line: Proofs.Line
    var until: ContinuousClock.Instant
  }

  private let counts = Mutex<[Proofs.Place: Count]>([:])
  private let memory: any ProofMemory
  private let now: @Sendable () -> ContinuousClock.Instant
  /// Seconds since 1970.
  private let wall: @Sendable () -> Int
  /// Argon2 takes 19 MiB a try: two at a time bound what strangers can make the keeper hold.
  private let places = DispatchSemaphore(value: 2)

  init(
    memory: any ProofMemory = ForgetfulMemory(), now: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
    wall: @escaping @Sendable () -> Int = { Int(Date().timeIntervalSince1970) }
  ) {
    (self.memory, self.now, self.wall) = (memory, now, wall)
  }

  /// Does the check unless who asks has to wait; counts its failure.
  ///
  /// - Parameters:
  ///   - proves: whether the answer shows that the password was right; an act that needs none proves nothing.
  func check<Result>(
    _ name: String, uid: UInt32, proves: (Result) -> Bool = { _ in true }, _ work: () throws -> Result
  ) throws -> Result {
    places.wait()
    defer { places.signal() }
    let place = memory.place(of: name, account: uid)
    let until = counts.withLock { known(place, &$0).until }
    if until > now() {
      let seconds = (until - now()).components.seconds + 1
      throw Refusal(.tooManyTries, "Too many wrong passwords for this name. Wait \(seconds) seconds, then try again.")
    }
    do {
      let result = try work()
      if proves(result) { forgive(place) }
      return result
    } catch let refusal as Refusal {
      if Self.isGuess(refusal) { count(place) }
      throw refusal
    }
  }

  /// Notes that the officer signed in, and tells when he did so before and how often somebody tried in vain since.
  func welcome(_ name: String, uid: UInt32, at moment: Moment) -> Officer.Seen {
    let own = Proofs.Place(officer: name, account: Int(uid))
    let before = memory.line(own)
    let others = memory.line(Proofs.Place(officer: name, account: Proofs.strangers))
    if before?.proved?.prefix(15) != moment.description.prefix(15) {
      memory.keep(Proofs.Line(at: wall(), proved: moment.description), at: own)
    }
    let isSince = others.map { $0.at >= before?.at ?? 0 } ?? false
    return Officer.Seen(before: before?.proved, failures: isSince ? others?.failures ?? 0 : 0)
  }

  private static func isGuess(_ refusal: Refusal) -> Bool {
    [.wrongPassword, .unknownOfficer].contains(refusal.code)
  }

  /// As this keeper counted, or as one before it did. A clock that was set back makes nobody wait longer than once.
  private func known(_ place: Proofs.Place, _ counts: inout [Proofs.Place: Count]) -> Count {
    if let count = counts[place] { return count }
    var line = memory.line(place) ?? Proofs.Line()
    let (today, delay) = (wall(), Self.delay(line.failures))
    if line.at > today {
      line.at = today
      memory.keep(line, at: place)
    }
    let count = Count(line: line, until: now() + .seconds(max(0, line.at + delay - today)))
    counts[place] = count
    return count
  }

  private func count(_ place: Proofs.Place) {
    let line = counts.withLock { counts in
      var line = known(place, &counts).line
      line.failures += 1
      line.at = wall()
      counts[place] = Count(line: line, until: now() + .seconds(Self.delay(line.failures)))
      return line
    }
    memory.keep(line, at: place)
  }

  private func forgive(_ place: Proofs.Place) {
    let line = counts.withLock { counts -> Proofs.Line? in
      var line = known(place, &counts).line
      guard line.failures > 0 else { return nil }
      line.failures = 0
      counts[place] = Count(line: line, until: now())
      return line
    }
    if let line { memory.keep(line, at: place) }
  }

  private static func delay(_ failures: Int) -> Int { failures < 5 ? 0 : min(60, 1 << min(6, failures - 5)) }
}

/// The memory of a keeper that has no register: it remembers nothing, the guard alone counts.
struct ForgetfulMemory: ProofMemory {
  func place(of name: String, account: UInt32) -> Proofs.Place { Proofs.Place(officer: name, account: Int(account)) }
  func line(_ place: Proofs.Place) -> Proofs.Line? { nil }
  func keep(_ line: Proofs.Line, at place: Proofs.Place) {}
}
