/// A file or an entry of a package, handed out piece by piece.
public struct Pieces {
  /// Bytes in all.
  public let size: Int
  /// The next bytes; none at the end.
  public let next: () throws -> [UInt8]

  /// Bytes of a piece.
  static let most = 1 << 18

  init(size: Int, next: @escaping () throws -> [UInt8]) { (self.size, self.next) = (size, next) }

  /// An ordinary file; refuses with ``FileFault`` what cannot be read.
  init(path: String) throws {
    let file = try ZipFile(path: path)
    var at = 0
    self.init(size: file.size) {
      let bytes = try file.bytes(at: at, count: min(Pieces.most, file.size - at))
      at += bytes.count
      return bytes
    }
  }
}
