import FoundationEssentials

/// Stands for the digest of swift-crypto, which is no part of the targets: what is read is asked for, not its seal.
struct SHA256Digest: Sequence {
  let bytes: [UInt8]
  func makeIterator() -> IndexingIterator<[UInt8]> { bytes.makeIterator() }
}

struct SHA256 {
  private var count = 0
  mutating func update(data: Data) { count &+= data.count }
  func finalize() -> SHA256Digest { Self.digest(count) }

  static func hash(data: Data) -> SHA256Digest {
    digest(data.count)
  }

  private static func digest(_ count: Int) -> SHA256Digest {
    SHA256Digest(bytes: (1...32).map { UInt8(truncatingIfNeeded: count &* $0) })
  }
}

extension [Unicode.Scalar] {
  /// Stands for the property of the page engine, which is no part of the targets.
  var codes: [String] { map { "U+" + String($0.value, radix: 16, uppercase: true) } }
}

/// Stands for the child process that unpacks pictures.
enum PictureWorkshop {
  static func prove(_ picture: Picture) throws {}

  static func master(_ picture: Picture, most: (width: Int, height: Int)) throws -> PrintMaster {
    PrintMaster(form: .flat, width: 1, height: 1, weight: 4, bytes: [0, 0, 0, 0])
  }
}
