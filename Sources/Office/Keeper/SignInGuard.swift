import Dispatch
import Filing
import Standards
import Synchronization

/// Slows down whoever guesses passwords; nobody is locked out for ever.
///
/// After five failures of a uid with a name every further try must wait 1, 2, 4 … 60 seconds.
final class SignInGuard: Sendable {
  private struct Failures {
    var count = 0
    var until: ContinuousClock.Instant
  }

  private let failures = Mutex<[String: Failures]>([:])
  private let now: @Sendable () -> ContinuousClock.Instant
  /// Argon2 takes 19 MiB a try: two at a time bound what strangers can make the keeper hold.
  private let places = DispatchSemaphore(value: 2)

  init(now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) { self.now = now }

  /// Does the check unless the uid has to wait; counts its failure.
  ///
  /// - Parameters:
  ///   - refusals: those that an answer holds instead of throwing them.
  ///   - proves: whether the answer shows that the password was right; an act that needs none proves nothing.
  func check<Result>(
    _ name: String, uid: UInt32, refusals: (Result) -> [Refusal] = { _ in [] },
    proves: (Result) -> Bool = { _ in true }, _ work: () throws -> Result
  ) throws -> Result {
    let key = "\(uid) \(name)"
    if let until = failures.withLock({ $0[key]?.until }), until > now() {
      let seconds = (until - now()).components.seconds + 1
      throw Refusal(.tooManyTries, "Too many wrong passwords for this name. Wait \(seconds) seconds, then try again.")
    }
    places.wait()
    defer { places.signal() }
    do {
      let result = try work()
      let held = refusals(result)
      if held.contains(where: Self.isGuess) {
        count(key)
      } else if held.isEmpty, proves(result) {
        failures.withLock { $0[key] = nil }
      }
      return result
    } catch let refusal as Refusal {
      if Self.isGuess(refusal) { count(key) }
      throw refusal
    }
  }

  private static func isGuess(_ refusal: Refusal) -> Bool {
    [.wrongPassword, .unknownOfficer, .secondPassword].contains(refusal.code)
  }

  private func count(_ key: String) {
    failures.withLock { failures in
      // A list that strangers can lengthen stays short.
      if failures.count > 1000 { failures = failures.filter { $0.value.until > now() } }
      let count = (failures[key]?.count ?? 0) + 1
      let seconds = count < 5 ? 0 : min(60, 1 << min(6, count - 5))
      failures[key] = Failures(count: count, until: now() + .seconds(seconds))
    }
  }
}
