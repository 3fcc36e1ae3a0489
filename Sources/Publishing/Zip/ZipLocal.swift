/// The header in front of a content, held against the line of the directory.
struct ZipLocal {
  /// Where the next entry must begin.
  let end: Int

  private static let length = 30

  init(_ line: ZipLine, _ name: String, _ file: ZipFile) throws {
    func refuse(_ reason: String) -> ZipFault { .refused(.mismatch, entry: name, reason: reason) }
    let header = ZipNumbers(bytes: try file.bytes(at: line.offset, count: Self.length + line.name.count))
    guard header.four(0) == 0x0403_4B50, let extra = header.two(28) else { throw refuse("its header is missing") }
    guard header.two(26).map(Int.init) == line.name.count, Array(header.bytes.dropFirst(Self.length)) == line.name
    else {
      throw refuse("its name differs from that in the directory")
    }
    guard header.two(6) == line.flags, header.two(8) == line.method else {
      throw refuse("its method differs from that in the directory")
    }
    let told = [header.four(14), header.four(18), header.four(22)]
    let known = [line.check, UInt32(clamping: line.compressed), UInt32(clamping: line.size)]
    let hasDescriptor = line.flags & 0b1000 != 0
    guard told == known || hasDescriptor && zip(told, known).allSatisfy({ $0 == 0 || $0 == $1 }) else {
      throw refuse("its sizes or check sum differ from those in the directory")
    }
    let behind = line.offset + Self.length + line.name.count + Int(extra) + line.compressed
    end = hasDescriptor ? try Self.descriptor(at: behind, known, file, refuse) : behind
  }

  // Its signature is optional.
  private static func descriptor(
    at: Int, _ known: [UInt32], _ file: ZipFile, _ refuse: (String) -> ZipFault
  ) throws -> Int {
    let bytes = ZipNumbers(bytes: try file.bytes(at: at, count: min(16, max(0, file.size - at))))
    let signed = bytes.four(0) == 0x0807_4B50
    let start = signed ? 4 : 0
    guard [bytes.four(start), bytes.four(start + 4), bytes.four(start + 8)] == known else {
      throw refuse("what is told behind its content differs from the directory")
    }
    return at + start + 12
  }
}
