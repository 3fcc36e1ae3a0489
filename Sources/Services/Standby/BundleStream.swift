import Filing
import Foundation
import Glibc
import Office
import Standards

/// Bundles as they come one behind the other through a pipe, such as that of ssh.
public struct BundleStream: Sequence, IteratorProtocol {
  private let descriptor: Int32
  private var waiting = Data()
  private var isOver = false
  /// Why the last one could not be taken.
  public private(set) var fault: (any Error)?

  /// - Parameter descriptor: from which they are read.
  public init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// The next bundle; nil at the end, and when the stream broke off within one.
  public mutating func next() -> Data? {
    do { return try read() } catch {
      fault = error
      return nil
    }
  }

  private mutating func read() throws -> Data? {
    let border = Data("\n\n".utf8)
    while true {
      if let first = waiting.range(of: border),
        let second = waiting.range(of: border, in: first.upperBound..<waiting.endIndex)
      {
        let size = try waiting.distance(from: waiting.startIndex, to: second.upperBound) + BundleHead(of: waiting).bytes
        if waiting.count >= size {
          let bundle = Data(waiting.prefix(size))
          waiting = Data(waiting.dropFirst(size))
          return bundle
        }
      } else if waiting.count > 1 << 16 {
        throw Refusal(
          .bundleBroken, "What comes is no bundle. Look at the program that sends: `ipdesk bundle make --to -`.")
      }
      guard try more() else { break }
    }
    guard waiting.isEmpty else {
      throw Refusal(.bundleBroken, "The stream broke off within a bundle, which is not taken. Begin it again.")
    }
    return nil
  }

  private mutating func more() throws -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = Glibc.read(descriptor, &buffer, buffer.count)
    if count < 0, errno == EINTR { return true }
    guard count >= 0 else { throw FileFault("the standard input", .read, errno: errno) }
    waiting += buffer.prefix(count)
    return count > 0
  }
}
