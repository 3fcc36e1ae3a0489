/// One sequence while its elements go by: what was said of it and what it is.
struct SequenceFacts {
  let number: Int
  let line: Int
  var length: Int?
  var lengthLine = 0
  var molecule: Molecule?
  var namesMolecule = false
  var division = ""
  var hasFeatures = false
  var sources = 0

  private(set) var residues = 0
  private var defined = 0
  private var first: [UInt8] = []
  private var wrong: (position: Int, byte: UInt8)?

  init(number: Int, line: Int) { (self.number, self.line) = (number, line) }

  /// Whether the number was left out on purpose.
  var isSkipped: Bool { residues == 3 && first == Array("000".utf8) }

  /// Counts a further piece of the residues.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    if first.count < 3 { first += bytes.prefix(3 - first.count) }
    defer { residues += bytes.count }
    guard let symbols = molecule?.symbols else { return }
    let before = defined
    let found = symbols.withUnsafeBufferPointer { table in
      var defining = 0
      var isWrong = false
      for byte in bytes {
        let kind = table[Int(byte)]
        defining &+= Int(kind >> 1)
        isWrong = isWrong || kind == 0
      }
      return (defining, isWrong)
    }
    defined = before + found.0
    guard found.1, wrong == nil, let at = bytes.firstIndex(where: { symbols[Int($0)] == 0 }) else { return }
    wrong = (residues + at + 1, bytes[at])
  }

  /// What the residues themselves show, once they have ended.
  func findings(at end: Int) -> [(ListingRule, Int, String)] {
    isSkipped ? skippedFindings(end) : presentFindings(end)
  }

  private func skippedFindings(_ end: Int) -> [(ListingRule, Int, String)] {
    let said = [
      namesMolecule ? "a type" : nil, lengthLine > 0 ? "a length" : nil, division.isEmpty ? nil : "a division",
      hasFeatures ? "features" : nil,
    ].compactMap { $0 }
    return said.isEmpty ? [] : [(.skipped, end, "the skipped sequence \(number) has \(said.joined(separator: ", "))")]
  }

  private func presentFindings(_ end: Int) -> [(ListingRule, Int, String)] {
    var found: [(ListingRule, Int, String)] = []
    if !namesMolecule { found.append((.value, line, "sequence \(number) does not say whether it is DNA, RNA or AA")) }
    if division.isEmpty { found.append((.value, line, "sequence \(number) has no division; it is PAT")) }
    if let length, length != residues {
      found.append((.length, lengthLine, "sequence \(number) is said to have \(length) residues and has \(residues)"))
    } else if length == nil, lengthLine == 0 {
      found.append((.length, line, "sequence \(number) does not say its length, which is \(residues)"))
    }
    if sources != 1 {
      let many = sources == 0 ? "no feature “source”" : "\(sources) features “source”"
      found.append((.source, line, "sequence \(number) has \(many)"))
    }
    guard let molecule else { return found }
    if let wrong {
      let symbol =
        (0x21...0x7E).contains(wrong.byte) ? "“\(Unicode.Scalar(wrong.byte))”" : "a blank or foreign character"
      found.append(
        (
          .symbol, end,
          "residue \(wrong.position) of sequence \(number) is \(symbol), no symbol of \(molecule.rawValue)"
        ))
    } else if defined < molecule.least {
      found.append(
        (
          .threshold, end,
          "sequence \(number) has \(defined) specifically defined residues, fewer than \(molecule.least)"
        ))
    }
    return found
  }
}
