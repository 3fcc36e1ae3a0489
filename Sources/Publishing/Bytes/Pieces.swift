import FoundationEssentials

/// A file or an entry of a package, handed out piece by piece.
public final class Pieces {
  /// Bytes in all.
  public let size: Int
  /// Bytes that have been handed out.
  public private(set) var offset = 0
  private let take: () throws -> [UInt8]

  /// Bytes of a piece.
  static let most = 1 << 18

  init(size: Int, _ take: @escaping () throws -> [UInt8]) { (self.size, self.take) = (size, take) }

  /// Bytes at hand.
  public convenience init(_ bytes: Data) {
    var rest = bytes
    self.init(size: bytes.count) {
      defer { rest = rest.dropFirst(Pieces.most) }
      return [UInt8](rest.prefix(Pieces.most))
    }
  }

  /// An ordinary file; refuses with ``FileFault`` what cannot be read.
  public convenience init(path: String) throws {
    let file = try ZipFile(path: path)
    var at = 0
    self.init(size: file.size) {
      let bytes = try file.bytes(at: at, count: min(Pieces.most, file.size - at))
      at += bytes.count
      return bytes
    }
  }

  /// The next bytes; none at the end.
  public func next() throws -> [UInt8] {
    let bytes = try take()
    offset += bytes.count
    return bytes
  }
}
