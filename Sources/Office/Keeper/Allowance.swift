import Filing
import Foundation
import Standards
import Synchronization

/// How much of something clients may hold at once, together and each by himself; whoever asks for more waits.
///
/// What is small passes: a keeper under siege still takes the forms and answers of clerks.
final class Allowance: Sendable {
  private let total: Int
  private let each: Int
  private let free: Int
  private let lock = NSCondition()
  private nonisolated(unsafe) var held: [String: Int] = [:]

  /// - Parameters:
  ///   - total: of all clients together.
  ///   - each: of one client.
  ///   - free: up to so much is not counted.
  init(total: Int, each: Int, free: Int = 0) { (self.total, self.each, self.free) = (total, each, free) }

  /// Does the work while so much is held for the client.
  ///
  /// - Throws: a `Refusal` when there was no room before the deadline.
  func hold<Result>(_ amount: Int, for client: String, until deadline: Date, _ work: () throws -> Result) throws
    -> Result
  {
    guard amount > free else { return try work() }
    let amount = min(amount, each)
    try take(amount, for: client, until: deadline)
    defer { give(amount, of: client) }
    return try work()
  }

  func take(_ amount: Int, for client: String, until deadline: Date) throws {
    lock.lock()
    defer { lock.unlock() }
    while held.values.reduce(0, +) + amount > total || held[client, default: 0] + amount > each {
      guard lock.wait(until: deadline) else {
        throw Refusal(.keeperBusy, "The keeper has too much to do for this account at once. Repeat in a minute.")
      }
    }
    held[client, default: 0] += amount
  }

  func give(_ amount: Int, of client: String) {
    lock.lock()
    held[client, default: 0] -= amount
    if held[client] == 0 { held[client] = nil }
    lock.broadcast()
    lock.unlock()
  }
}

/// What one call holds of an allowance, from its announcement to its answer.
final class Room: Sendable {
  private let allowance: Allowance
  private let client: String
  private let deadline: @Sendable () -> Date
  private let held = Mutex(0)

  init(_ allowance: Allowance, of client: String, until deadline: @escaping @Sendable () -> Date) {
    (self.allowance, self.client, self.deadline) = (allowance, client, deadline)
  }

  @Sendable func take(_ amount: Int) throws {
    try allowance.take(amount, for: client, until: deadline())
    held.withLock { $0 += amount }
  }

  func give() {
    let amount = held.withLock { held in
      defer { held = 0 }
      return held
    }
    if amount > 0 { allowance.give(amount, of: client) }
  }

  deinit { give() }
}

extension Duration {
  /// In seconds.
  var timeInterval: TimeInterval { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
