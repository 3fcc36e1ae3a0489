import Filing
import Foundation
import Glibc
import Standards

/// Held by the one keeper of a socket; only its holder removes a socket that was left behind.
final class SocketLock: Sendable {
  private let file: Socket

  /// Another keeper answers at the path.
  struct Served: Error {}

  /// Waits for a keeper that is just leaving.
  ///
  /// - Throws: `Served` when another keeper answers, a `Refusal` when it neither answers nor leaves.
  init(_ path: String, patience: Duration = .seconds(10)) throws {
    let folder = path.parentPath
    // Only the folder that a hashed name needs is made, and it must belong to this account.
    if folder == Keeper.runtimeFolder { try SocketLock.own(folder) }
    let descriptor = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw Refusal(
        .keeperUnstarted,
        "The keeper cannot put its socket at “\(path)”: \(SocketFault(code: errno).words). Give this account the right to write the folder, or set IPDESK_SOCKET."
      )
    }
    file = Socket(taking: descriptor)
    let deadline = ContinuousClock.now + patience
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if (try? Socket(path: path)) != nil { throw Served() }
      guard ContinuousClock.now < deadline else {
        throw Refusal(.keeperUnstarted, "Another keeper holds “\(path)” but does not answer. End it, then repeat.")
      }
      usleep(20_000)
    }
  }

  static func own(_ folder: String) throws {
    mkdir(folder, 0o700)
    var found = stat()
    guard lstat(folder, &found) == 0, found.st_mode & S_IFMT == S_IFDIR, found.st_uid == getuid(),
      found.st_mode & 0o022 == 0
    else {
      throw Refusal(
        .keeperUnstarted,
        "The folder “\(folder)” does not belong to this account alone. Remove it, or set IPDESK_SOCKET.")
    }
  }
}
