import CKeeper
import Filing
import Foundation
import Glibc
import Standards

/// One end of a connection: an open descriptor, closed when the last holder has gone.
final class Socket: Sendable {
  let descriptor: Int32

  init(taking descriptor: Int32) { self.descriptor = descriptor }

  /// Connects to the socket at the path; an `errno` when nobody answers.
  init(path: String) throws(SocketFault) {
    let made = ckeeper_socket()
    guard made >= 0 else { throw SocketFault(code: errno) }
    descriptor = made
    guard ckeeper_connect(made, path) == 0 else { throw SocketFault(code: errno) }
  }

  deinit { close(descriptor) }

  /// Ends both directions: whoever waits on this end wakes up.
  func shut() { _ = shutdown(descriptor, Int32(SHUT_RDWR)) }

  /// Uid and process of the other end, as the kernel says.
  func peer() throws(SocketFault) -> ckeeper_peer {
    var peer = ckeeper_peer()
    guard ckeeper_peer_of(descriptor, &peer) == 0 else { throw SocketFault(code: errno) }
    return peer
  }

  /// Waits until there is something to read; false when the time is over. Nil waits for ever.
  func waits(until deadline: ContinuousClock.Instant?) throws(SocketFault) -> Bool {
    try wait(for: Int16(POLLIN), until: deadline)
  }

  /// Exactly `count` bytes; nil when the other end closed before the first.
  func read(_ count: Int, until deadline: ContinuousClock.Instant?) throws(SocketFault) -> Data? {
    var data = Data(count: count)
    var filled = 0
    while filled < count {
      guard try waits(until: deadline) else { throw SocketFault.late }
      let got = data.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress?.advanced(by: filled), count - filled)
      }
      if got < 0, errno == EINTR || errno == EAGAIN { continue }
      guard got >= 0 else { throw SocketFault(code: errno) }
      if got == 0, filled == 0 { return nil }
      guard got > 0 else { throw SocketFault(code: EPIPE) }
      filled += got
    }
    return data
  }

  /// Writes all bytes; a peer that takes none until the deadline is given up.
  func write(_ data: Data, until deadline: ContinuousClock.Instant?) throws(SocketFault) {
    var sent = 0
    while sent < data.count {
      guard try wait(for: Int16(POLLOUT), until: deadline) else { throw SocketFault.late }
      // Small portions: a send that the buffer of the socket takes does not block past the deadline.
      let portion = min(data.count - sent, 1 << 14)
      let count = data.withUnsafeBytes { ckeeper_send(descriptor, $0.baseAddress?.advanced(by: sent), portion) }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count >= 0 else { throw SocketFault(code: errno) }
      sent += count
    }
  }

  private func wait(for events: Int16, until deadline: ContinuousClock.Instant?) throws(SocketFault) -> Bool {
    while true {
      var polled = pollfd(fd: descriptor, events: events, revents: 0)
      let found = poll(&polled, 1, milliseconds(until: deadline))
      if found > 0 { return true }
      if found < 0, errno != EINTR { throw SocketFault(code: errno) }
      if found == 0, let deadline, deadline <= .now { return false }
    }
  }
}

/// What `poll` is told: -1 for ever, else at least 0 and at most a minute.
func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
  guard let deadline else { return -1 }
  let left = (deadline - .now).components
  return Int32(max(0, min(60_000, left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000 + 1)))
}

/// The connection broke; nothing is known about the request that was under way.
struct SocketFault: Explained, Equatable {
  let code: Int32

  /// The frame was not finished in its time.
  static let late = SocketFault(code: ETIMEDOUT)

  var words: String { String(cString: strerror(code)) }

  var explanation: Explanation {
    Explanation(
      .connectionBroken, "The connection to the keeper broke: \(words). Repeat: nothing is recorded twice.")
  }
}
