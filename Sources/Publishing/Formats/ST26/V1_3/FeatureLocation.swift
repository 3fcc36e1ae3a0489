/// Where a feature lies in its sequence: `5`, `5..12`, `<1..>9`, `4^5`, `join(1..4,complement(9..12))`.
///
/// - Source: WIPO Standard ST.26, feature locations, as recalled.
struct FeatureLocation {
  private let text: [UInt8]
  private let length: Int
  private var at = 0

  /// What is wrong with a location in a sequence of `length` residues; nil when nothing is.
  static func fault(_ text: [UInt8], length: Int, isProtein: Bool) -> String? {
    var reading = FeatureLocation(text: text, length: length)
    do throws(Fault) {
      try reading.place(depth: 0, isProtein)
      guard reading.at == text.count else { throw Fault(reason: reading.unexpected) }
      return nil
    } catch {
      return error.reason
    }
  }

  private struct Fault: Error { let reason: String }

  private init(text: [UInt8], length: Int) { (self.text, self.length) = (text, length) }

  private mutating func place(depth: Int, _ isProtein: Bool) throws(Fault) {
    guard depth < 8 else { throw Fault(reason: "operators stand more than 8 deep") }
    for name in ["join(", "order(", "complement("] where text[at...].starts(with: name.utf8) {
      let isComplement = name == "complement("
      guard !(isComplement && isProtein) else { throw Fault(reason: "amino acids have no complement") }
      at += name.utf8.count
      try place(depth: depth + 1, isProtein)
      while !isComplement, take(",") { try place(depth: depth + 1, isProtein) }
      guard take(")") else { throw Fault(reason: unexpected) }
      return
    }
    try range()
  }

  private mutating func range() throws(Fault) {
    let isOpen = take("<") || take(">")
    let from = try residue()
    if !isOpen, take("^") {
      let to = try residue()
      guard to == from + 1 || from == length && to == 1 else {
        throw Fault(reason: "\(from)^\(to) are not neighbours")
      }
    } else if text[at...].starts(with: "..".utf8) {
      at += 2
      _ = take("<") || take(">")
      let to = try residue()
      guard from <= to else { throw Fault(reason: "\(from)..\(to) runs backwards") }
    }
  }

  private mutating func residue() throws(Fault) -> Int {
    let start = at
    var number = 0
    while at < text.count, (0x30...0x39).contains(text[at]), at - start < 12 {
      number = number * 10 + Int(text[at] & 0x0F)
      at += 1
    }
    guard at > start else { throw Fault(reason: unexpected) }
    guard (1...max(1, length)).contains(number) else {
      throw Fault(reason: "\(number) lies outside of the sequence, which ends at \(length)")
    }
    return number
  }

  private mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard at < text.count, text[at] == UInt8(ascii: byte) else { return false }
    at += 1
    return true
  }

  private var unexpected: String {
    at < text.count
      ? "“\(String(decoding: text[at...].prefix(20), as: UTF8.self))” is not understood" : "it ends too early"
  }
}
