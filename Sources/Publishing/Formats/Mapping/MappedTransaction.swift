import Filing

/// A transaction of ST.66 or ST.86: the table by which its records are written and read, and what is around them.
struct MappedTransaction: Sendable {
  /// `ST.66`
  let standard: String
  let namespace: String
  /// Name of the body and of what holds the records.
  let body: String
  let list: String
  /// What the transaction is about, in the words of the standard.
  let code: String
  /// Name of a record.
  let record: String
  let mapping: Mapping
  /// What a record is in the standard onto which it is mapped.
  let pivot: PivotDocument
}

extension FormatPart {
  /// One transaction with all dossiers of the submission.
  static func mapped(_ shape: MappedTransaction) -> FormatPart {
    let name = shape.standard.filter { $0 != "." }
    return FormatPart(
      document: "Transaction", takes: shape.pivot.takes,
      shape: .together { submission in
        FormatFile(name: "\(name)-Transaction.xml", judge: .nothing) { stream in
          try stream.open("Transaction", namespaces: ["": shape.namespace])
          try stream.write(submission.header, by: shape.mapping.row("TransactionHeader"))
          try stream.open(shape.body)
          try stream.open("TransactionContentDetails")
          try stream.write(XMLNode("TransactionIdentifier", text: submission.identifier))
          try stream.write(XMLNode("TransactionCode", text: shape.code))
          try stream.open("TransactionData")
          try stream.open(shape.list)
          try submission.dossiers.forEach { dossier in
            guard let node = shape.pivot.write(dossier, submission) else { return }
            try stream.write(node, by: shape.mapping.row(shape.record))
          }
        }
      })
  }
}

extension IntakeFormat {
  /// The same transaction as it comes in; editions share the namespace and are read by the names they share.
  static func mapped(_ shape: MappedTransaction) -> IntakeFormat {
    let content = shape.body + "/TransactionContentDetails/"
    return IntakeFormat(
      standard: shape.standard,
      recognise: { root, namespace, _ in
        guard namespace.hasPrefix(shape.namespace) else { return nil }
        return Identification(standard: shape.standard, edition: "", root: root)
      },
      records: [shape.record: Kind(shape.pivot, by: shape.mapping.row(shape.record))],
      envelope: ["TransactionHeader"]
        + ["TransactionIdentifier", "TransactionCode", "TransactionSubCode"].map { content + $0 })
  }
}

extension XMLStream {
  /// Writes a node of the pivot as the row says; nothing when nothing of it is known.
  fileprivate func write(_ node: XMLNode, by row: MappingRow?) throws {
    if let mapped = row?.inside(node) { try write(mapped) }
  }
}
