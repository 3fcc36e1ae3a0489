/// How the objects of a PDF lie in each other, as far as they stand open: read once from front to end, nothing followed.
///
/// - Source: ISO 32000-1, 7.2 (lexical conventions), 7.3.8 (streams), 7.7.3 (page tree).
struct PDFSkeleton {
  /// How deep lists lie in each other.
  private(set) var depth = 0
  /// Whether its pages refer to each other in a circle.
  var isCircular: Bool { circle() }
  /// The objects that each page tree node names.
  private var kids: [Int: [Int]] = [:]

  init(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { read($0) } }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var (at, open, object, isKids) = (0, 0, 0, false)
    var numbers = [0, 0]
    while at < bytes.count {
      switch bytes[at] {
      case 0x5B:
        open += 1
        depth = max(depth, open)
      case 0x5D: (open, isKids) = (max(0, open - 1), false)
      case 0x28: at = Self.endOfString(bytes, at)
      case 0x25: while at < bytes.count, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
      case let byte where byte > 0x20 && !Self.delimiters.contains(byte) || byte == 0x2F:
        let start = at
        at += 1
        while at < bytes.count, bytes[at] > 0x20, !Self.delimiters.contains(bytes[at]) { at += 1 }
        let word = String(decoding: bytes[start..<min(at, start + 16)], as: UTF8.self)
        if let number = Int(word) {
          numbers = [numbers[1], number]
        } else {
          switch word {
          case "obj": (object, open, isKids) = (numbers[0], 0, false)
          case "/Kids": isKids = true
          case "R" where isKids: kids[object, default: []].append(numbers[0])
          case "stream": at = Self.endOfStream(bytes, at)
          default: break
          }
        }
        continue
      default: break
      }
      at += 1
    }
  }

  /// `()<>[]{}/%`
  private static let delimiters: Set<UInt8> = [0x28, 0x29, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D, 0x2F, 0x25]

  private static func endOfString(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var (at, open) = (start + 1, 1)
    while at < bytes.count {
      switch bytes[at] {
      case 0x5C: at += 1
      case 0x28: open += 1
      case 0x29: open -= 1
      default: break
      }
      if open == 0 { return at }
      at += 1
    }
    return at
  }

  private static func endOfStream(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    let wanted = Array("endstream".utf8)
    var at = start
    while at + wanted.count <= bytes.count {
      if bytes[at] == wanted[0], wanted.indices.allSatisfy({ bytes[at + $0] == wanted[$0] }) {
        return at + wanted.count
      }
      at += 1
    }
    return bytes.count
  }

  /// What is left when nodes without kids that are left are taken away again and again lies in a circle.
  private func circle() -> Bool {
    var parents: [Int: [Int]] = [:]
    var open = kids.mapValues { $0.filter { kids[$0] != nil }.count }
    for (node, names) in kids { for name in names where kids[name] != nil { parents[name, default: []].append(node) } }
    var ready = open.filter { $0.value == 0 }.map(\.key)
    var done = 0
    while let node = ready.popLast() {
      done += 1
      for parent in parents[node] ?? [] {
        open[parent, default: 0] -= 1
        if open[parent] == 0 { ready.append(parent) }
      }
    }
    return done < kids.count
  }
}
