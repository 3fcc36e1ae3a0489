import COpenSSL
import FoundationEssentials
import Glibc

/// Bytes for libcrypto, and from it.
enum CryptoBytes {
  static func reading<Made>(_ bytes: Data, _ body: (OpaquePointer) throws -> Made) throws -> Made {
    try bytes.withUnsafeBytes { buffer in
      guard let bio = BIO_new_mem_buf(buffer.baseAddress, Int32(clamping: buffer.count)) else {
        throw SigningFault.machine("there is no memory for it")
      }
      defer { BIO_free(bio) }
      return try body(bio)
    }
  }

  /// Where these bytes stand first, from that place on.
  static func place(of sought: String, in bytes: Data, from start: Int) -> Range<Int>? {
    let sought = Array(sought.utf8)
    return bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return nil }
      var place = start
      while place + sought.count <= buffer.count,
        let found = memchr(base + place, Int32(sought[0]), buffer.count - sought.count + 1 - place)
      {
        place = UnsafeRawPointer(found) - base
        if memcmp(found, sought, sought.count) == 0 { return place..<(place + sought.count) }
        place += 1
      }
      return nil
    }
  }

  /// What was written; nil when the writer failed.
  static func written(_ body: (OpaquePointer) -> Int32) -> Data? {
    guard let bio = BIO_new(BIO_s_mem()) else { return nil }
    defer { BIO_free(bio) }
    guard body(bio) >= 0 else { return nil }
    var start: UnsafeMutablePointer<CChar>?
    let count = ipdesk_bio_bytes(bio, &start)
    return start.map { Data(bytes: $0, count: count) }
  }
}
