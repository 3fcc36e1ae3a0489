/// A PDF seen from outside: its objects are never read, so no tree, loop or compressed stream of it can do harm here.
///
/// What stands in compressed object streams is not seen, and that is said.
/// - Source: ISO 32000-1, 7.5 (file structure), 7.6 (encryption), 12.6.4 (actions).
struct PDFOutside {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Why it is not taken; nil when it is.
  var fault: String? {
    let tail = Array(bytes.suffix(1024))
    guard let end = last("%%EOF", in: tail) else { return "its end is missing; it was cut short" }
    let after = tail[(end + 5)...].drop { $0 <= 0x20 }
    if isPackageToo { return "it is a ZIP package too" }
    guard after.isEmpty else { return "\(after.count) bytes follow its end" }
    return has("/Encrypt") ? "it is encrypted; have it sent without a password" : nil
  }

  private static let active: [(String, String)] = [
    ("/JavaScript", "JavaScript"), ("/JS", "JavaScript"), ("/Launch", "an action that starts a program"),
    ("/EmbeddedFile", "files within it"), ("/EmbeddedFiles", "files within it"), ("/XFA", "an XFA form"),
    ("/URI", "links to the network"), ("/RichMedia", "films or models"),
  ]

  /// Lists in lists that no program writes and many cannot read.
  private static let deepest = 512

  /// What it holds that acts by itself when somebody opens it, or cannot be looked into or read whole.
  var remarks: [String] {
    let found = Self.active.reduce(into: [String]()) { found, word in
      if !found.contains(word.1), has(word.0) { found.append(word.1) }
    }
    let skeleton = PDFSkeleton(bytes)
    return found + (has("/ObjStm") ? ["compressed objects, which were not looked into for scripts and links"] : [])
      + (skeleton.depth > Self.deepest ? ["lists nested \(skeleton.depth) deep, which programs may fail to read"] : [])
      + (skeleton.isCircular ? ["pages that refer to each other in a circle, so that it cannot be read whole"] : [])
  }

  // PKWARE APPNOTE 4.3.16: readers look for the end record from the end of the file.
  private var isPackageToo: Bool {
    let tail = Array(bytes.suffix(22 + 65_535))
    return tail.indices.dropLast(21).contains { at in
      tail[at] == 0x50 && tail[at + 1] == 0x4B && tail[at + 2] == 5 && tail[at + 3] == 6
        && at + 22 + Int(tail[at + 20]) + Int(tail[at + 21]) << 8 <= tail.count
    }
  }

  /// Whether the name stands in the file, not as the beginning of a longer one.
  private func has(_ name: String) -> Bool {
    let wanted = Array(name.utf8)
    return bytes.withUnsafeBufferPointer { all in
      guard all.count >= wanted.count else { return false }
      var at = 0
      while at <= all.count - wanted.count {
        guard all[at] == 0x2F, (1..<wanted.count).allSatisfy({ all[at + $0] == wanted[$0] }) else {
          at += 1
          continue
        }
        let next = at + wanted.count < all.count ? all[at + wanted.count] : 0x20
        if !isLetter(next) { return true }
        at += 1
      }
      return false
    }
  }

  private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) }

  private func last(_ word: String, in bytes: [UInt8]) -> Int? {
    let wanted = Array(word.utf8)
    guard bytes.count >= wanted.count else { return nil }
    return (0...(bytes.count - wanted.count)).last { bytes[$0..<($0 + wanted.count)].elementsEqual(wanted) }
  }
}
