import FoundationEssentials

/// How the records of a standard are found and read.
struct IntakeFormat: Sendable {
  /// `ST.96`
  let standard: String
  /// Whether a file with this outermost element is of the standard, and in which edition.
  let recognise: @Sendable (_ root: String, _ namespace: String, _ attributes: [XMLAttribute]) -> Identification?
  /// Local name of the element of a record → how it is read.
  let records: [String: Kind]
  /// Paths from the outermost element that say nothing of a dossier: sender, transaction, counts.
  let envelope: [String]

  /// A kind of record.
  struct Kind: Sendable {
    /// Value of `st96_root` of the rights it may become.
    let root: String
    /// Where the data stand in ST.96.
    let rows: [IntakeRow]
    /// How the record becomes ST.96; nil when it is.
    let mapping: MappingRow?

    init(_ root: String, _ rows: [IntakeRow], by mapping: MappingRow? = nil) {
      (self.root, self.rows, self.mapping) = (root, rows, mapping)
    }

    /// A record that becomes a document of the pivot.
    init(_ pivot: PivotDocument, by mapping: MappingRow?) { self.init(pivot.root, pivot.reading, by: mapping) }

    /// Reads a record; what no table takes is told in the order of the file.
    func read(_ node: IntakeNode) -> IntakeRecord {
      guard let mapping else { return rows.read(node, root: root) }
      let (mapped, unknown) = mapping.read(node)
      var record = rows.read(mapped, root: root)
      record.unknown = (unknown + record.unknown).sorted { $0.line < $1.line }
      return record
    }
  }

  /// Every standard that is read.
  static let all: [IntakeFormat] = [.st96, .st66, .st86, .st36]
}
