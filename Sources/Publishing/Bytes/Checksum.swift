import Crypto
import FoundationEssentials
import Standards

/// SHA-256 in hexadecimal digits, as manifests, documents and signed statements name it.
public enum Checksum {
  /// That of bytes.
  public static func of(_ bytes: Data) -> String { SHA256.hash(data: bytes).hexadecimal }

  /// That of a file read piece by piece, and its size in bytes; refuses with ``FileFault`` what cannot be read.
  static func measure(_ path: String) throws -> (size: Int, sha256: String) {
    let input = try InputStream(path)
    var hash = SHA256()
    var size = 0
    while let piece = try input.next() {
      hash.update(data: piece)
      size += piece.count
    }
    return (size, hash.finalize().hexadecimal)
  }
}

extension SHA256Digest {
  var hexadecimal: String {
    let digits = Array("0123456789abcdef")
    return String(flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
