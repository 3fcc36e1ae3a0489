import Filing
import Glibc
import Standards

/// Who owns the register: the file itself is locked, whatever its name; a file beside it tells by whom.
///
/// - Source: flock(2): the lock belongs to the open file, not to its name, and is no lock of SQLite.
final class OwnerLock: Sendable {
  private let file: Int32
  private let descriptor: Int32

  /// - Parameters:
  ///   - patience: how long it waits for an owner that is just leaving.
  ///   - creating: whether the file is made.
  init(path: String, creating: Bool, patience: Duration) throws {
    let name = path + ".lock"
    descriptor = open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw Refusal(
        .registerRights, "The lock file “\(name)” cannot be opened, or is a link. Check who owns the folder.")
    }
    let deadline = ContinuousClock.now + patience
    guard OwnerLock.take(descriptor, until: deadline) else {
      let refusal = OwnerLock.owned(path, by: descriptor)
      Glibc.close(descriptor)
      throw refusal
    }
    // Opened only by who holds the other lock: closing it would take away the locks of SQLite in this process.
    let opened = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | (creating ? O_CREAT | O_EXCL : 0), 0o600)
    file = opened
    guard opened >= 0 else {
      throw Refusal(.registerRights, "“\(path)” cannot be opened. Give this account the right to write the register.")
    }
    guard OwnerLock.take(opened, until: deadline) else { throw OwnerLock.owned(path, by: descriptor) }
    sign()
  }

  /// Leaves the number of this process in the lock file, for who finds it locked.
  private func sign() {
    ftruncate(descriptor, 0)
    let words = Array("\(getpid())".utf8)
    pwrite(descriptor, words, words.count, 0)
  }

  private static func take(_ file: Int32, until deadline: ContinuousClock.Instant) -> Bool {
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      guard ContinuousClock.now < deadline else { return false }
      usleep(10_000)
    }
    return true
  }

  private static func owned(_ path: String, by descriptor: Int32) -> Refusal {
    Refusal(
      .registerOwned,
      "The register “\(path)” is in the hands of \(owner(descriptor)). End it, or work through the keeper that owns it."
    )
  }

  private static func owner(_ descriptor: Int32) -> String {
    var words = [UInt8](repeating: 0, count: 16)
    let count = max(pread(descriptor, &words, words.count, 0), 0)
    guard let number = Int32(String(decoding: words[..<count], as: UTF8.self)) else {
      return "another process"
    }
    return "process \(number)"
  }

  /// Keeps other processes from working in the file by SQLite: whoever wants to read it first takes this byte.
  ///
  /// To be called when this process has opened the file by SQLite, whose own locks it does not touch.
  /// - Returns: whether others are kept out.
  /// - Source: SQLite, “File Locking And Concurrency”, 3: the pending byte stands at 1 GiB.
  func bar() -> Bool {
    var byte = Glibc.flock()
    byte.l_type = Int16(F_WRLCK)
    byte.l_whence = Int16(SEEK_SET)
    byte.l_start = 0x4000_0000
    byte.l_len = 1
    return fcntl(file, F_SETLK, &byte) == 0
  }

  /// Lets go of the locks themselves: closing alone would leave them to a child that is just being started.
  func release() {
    flock(file, LOCK_UN)
    flock(descriptor, LOCK_UN)
  }

  deinit {
    release()
    Glibc.close(descriptor)
    if file >= 0 { Glibc.close(file) }
  }
}
