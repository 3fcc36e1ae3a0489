/// What a listing holds.
public struct ListingTally: Sendable, Equatable, Codable {
  /// As the file names it: `V1_3`; empty when it does not.
  public var edition = ""
  /// Skipped ones included.
  public var sequences = 0
  public var skipped = 0
  /// `DNA`, `RNA`, `AA` → number of sequences.
  public var kinds: [String: Int] = [:]
  public var residues = 0
  public var features = 0

  /// `11 sequences (4 AA, 5 DNA, 1 RNA, 1 skipped), 921 residues, 23 features`
  public var words: String {
    var parts = kinds.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    if skipped > 0 { parts.append("\(skipped) skipped") }
    let detail = parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
    return "\(sequences) sequences\(detail), \(residues) residues, \(features) features"
  }

  mutating func add(_ sequence: SequenceFacts) {
    if sequence.isSkipped {
      skipped += 1
    } else {
      residues += sequence.residues
      if let molecule = sequence.molecule { kinds[molecule.rawValue, default: 0] += 1 }
    }
  }
}
