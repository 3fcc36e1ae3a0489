import Filing
import Office
import Standards
import Terminal

/// When a desk that nobody touches locks, and how the officer comes back.
public struct Lock {
  /// How long without a key.
  public var after: Duration
  /// Checks name and password.
  var open: (Credential) throws -> Office

  public init(after: Duration, open: @escaping (Credential) throws -> Office) {
    self.after = after
    self.open = open
  }
}

extension Desk {
  /// How long until the desk locks; nil where it never does.
  var timeToLock: Duration? { lock.map { max(.zero, $0.after - (ContinuousClock.now - lastKey)) } }

  /// Keeps every draft, hides the screen, and goes on when the same officer signs in again.
  func lockUp() {
    guard let lock, timeToLock == .zero else { return }
    keepDrafts()
    let name = office.officer.name
    let back = SignInScreen.run(driver, officeName: say("Locked by %1. The draft is saved.", name)) { credential in
      guard credential.name == name else {
        throw Refusal(.deskLocked, "This desk belongs to \(name) until the session ends.")
      }
      return try lock.open(credential)
    }
    lastKey = .now
    driver.redraw()
    if back == nil { end() }
  }
}
