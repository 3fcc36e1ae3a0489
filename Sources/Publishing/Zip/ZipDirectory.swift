/// One line of the directory of a ZIP file.
struct ZipLine: Equatable {
  var name: [UInt8]
  var madeBy: UInt16
  var flags: UInt16
  var method: UInt16
  var check: UInt32
  var compressed: Int
  var size: Int
  var external: UInt32
  /// Where its local header stands.
  var offset: Int
}

/// Little-endian numbers of a portion of a ZIP file; nil behind its end.
struct ZipNumbers {
  let bytes: [UInt8]

  func two(_ at: Int) -> UInt16? {
    at >= 0 && at + 2 <= bytes.count ? UInt16(bytes[at]) | UInt16(bytes[at + 1]) << 8 : nil
  }

  func four(_ at: Int) -> UInt32? {
    guard let low = two(at), let high = two(at + 2) else { return nil }
    return UInt32(low) | UInt32(high) << 16
  }

  func count(_ at: Int) -> Int? { four(at).map(Int.init) }
}

/// Reads the end record and the directory of a ZIP file.
///
/// Strict where the format leaves room for two readings: one end record, at the end; the directory directly before it;
/// one disk; no Zip64.
/// - Source: PKWARE APPNOTE.TXT 6.3.9, 4.3.12 and 4.3.16.
struct ZipDirectory {
  let lines: [ZipLine]
  /// Where the directory begins: the end of the contents.
  let start: Int

  private static let endLength = 22
  private static let lineLength = 46

  init(_ file: ZipFile, _ limits: ZipLimits) throws {
    func refuse(_ code: ZipRefusal, _ reason: String) -> ZipFault { .refused(code, entry: "", reason: reason) }
    let tail = min(file.size, Self.endLength + 65_535)
    let last = ZipNumbers(bytes: try file.bytes(at: file.size - tail, count: tail))
    let ends = (0...max(0, tail - 4)).filter { last.four($0) == 0x0605_4B50 }
    guard let end = ends.last else { throw refuse(.structure, "it is no ZIP file, or its end is missing") }
    let closing = ends.filter { at in last.two(at + 20).map { at + Self.endLength + Int($0) == tail } ?? false }
    guard closing.contains(end) else { throw refuse(.structure, "bytes follow its end, or its end is cut short") }
    guard closing.count == 1 else { throw refuse(.structure, "it has more than one end record") }
    guard let here = last.two(end + 8), let all = last.two(end + 10), let length = last.count(end + 12),
      let start = last.count(end + 16)
    else { throw refuse(.structure, "its end is cut short") }
    let position = file.size - tail + end
    guard all != 0xFFFF, length != 0xFFFF_FFFF, start != 0xFFFF_FFFF, last.four(end - 20) != 0x0706_4B50 else {
      throw refuse(.size, "it is a Zip64 file, which no package of this office needs to be")
    }
    guard last.two(end + 4) == 0, last.two(end + 6) == 0, here == all else {
      throw refuse(.structure, "it is spread over several disks")
    }
    guard Int(all) <= limits.entries else {
      throw refuse(.size, "it has \(all) entries; at most \(limits.entries) are taken")
    }
    guard start + length == position else {
      throw refuse(.structure, "its directory does not stand directly before its end")
    }
    let most = Int(all) * (Self.lineLength + 3 * 65_535)
    guard length <= min(most, 16_000_000) else { throw refuse(.size, "its directory has \(length) bytes") }
    self.start = start
    lines = try Self.lines(ZipNumbers(bytes: try file.bytes(at: start, count: length)), Int(all))
  }

  private static func lines(_ directory: ZipNumbers, _ count: Int) throws -> [ZipLine] {
    func cut() -> ZipFault { .refused(.structure, entry: "", reason: "its directory is cut short or has other lines") }
    var lines: [ZipLine] = []
    var at = 0
    for _ in 0..<count {
      guard directory.four(at) == 0x0201_4B50, let madeBy = directory.two(at + 4), let flags = directory.two(at + 8),
        let method = directory.two(at + 10), let check = directory.four(at + 16),
        let compressed = directory.count(at + 20), let size = directory.count(at + 24),
        let name = directory.two(at + 28), let extra = directory.two(at + 30), let comment = directory.two(at + 32),
        let external = directory.four(at + 38), let offset = directory.count(at + 42)
      else { throw cut() }
      let from = at + lineLength
      let next = from + Int(name) + Int(extra) + Int(comment)
      guard next <= directory.bytes.count else { throw cut() }
      lines.append(
        ZipLine(
          name: Array(directory.bytes[from..<(from + Int(name))]), madeBy: madeBy, flags: flags, method: method,
          check: check, compressed: compressed, size: size, external: external, offset: offset))
      at = next
    }
    guard at == directory.bytes.count else { throw cut() }
    return lines
  }
}
