import Filing
import Standards

/// A transaction of ST.96: who sends it, what it is about, and the records one after the other.
struct ST96Transaction: Sendable {
  /// `TrademarkTransaction`
  let document: String
  /// Value of `st96_root` of the rights it is for.
  let root: String
  /// Last part of the namespace, and the prefix it is written with.
  let space: (name: String, prefix: String)
  /// A word of `com:TransactionCategoryType`.
  let category: String
  /// Name of a record; with `Bag` behind it, what holds them.
  let record: String
  /// Whether the schema has the edition on records and their bag.
  let isVersioned: Bool
  let rows: [ST96Row]
}

extension FormatPart {
  static func transaction(_ shape: ST96Transaction) -> FormatPart {
    let (prefix, edition) = (shape.space.prefix, shape.isVersioned ? [ST96.version] : [])
    return FormatPart(
      document: shape.document, takes: ST96.takes(shape.root),
      shape: .together { submission in
        ST96.file(shape.document) { stream in
          try ST96.open("\(prefix):\(shape.document)", shape.space.name, on: stream)
          try stream.write(submission.header)
          try stream.open("\(prefix):\(shape.document)Body", [ST96.version])
          try stream.open("\(prefix):TransactionContentBag", [ST96.version])
          for node in submission.transaction(shape.category) { try stream.write(node) }
          try stream.open("\(prefix):TransactionData", [ST96.version])
          try stream.open("\(prefix):\(shape.record)Bag", edition)
          try submission.dossiers.forEach { dossier in
            let rows = shape.rows.write(ST96Context(dossier, submission))
            try stream.write(
              XMLNode("\(prefix):\(shape.record)", attributes: edition, content: rows.map(XMLContent.element)))
          }
        }
      })
  }

  /// One transaction with all marks of the submission.
  static let trademarkTransaction = transaction(
    ST96Transaction(
      document: "TrademarkTransaction", root: "trademark", space: ("Trademark", "tmk"),
      category: "Trademark Information", record: "Trademark", isVersioned: false, rows: ST96Row.trademark))

  /// One transaction with all design applications of the submission.
  static let designTransaction = transaction(
    ST96Transaction(
      document: "DesignTransaction", root: "design", space: ("Design", "dgn"), category: "Design information",
      record: "DesignApplication", isVersioned: true, rows: ST96Row.designApplication))
}

extension ST96Context {
  /// What of the dossier stood in which issue.
  ///
  /// - Parameter category: the section in the words of the right's schema.
  func publications(_ prefix: String, _ category: (ST96Section) -> String?) -> [XMLNode] {
    appearances.map { appearance in
      XMLNode(
        "\(prefix):Publication", [:],
        [
          publicationIdentifier(appearance),
          .optional("\(prefix):PublicationSectionCategory", appearance.category.flatMap(category)),
          .optional("com:PublicationSubsection", appearance.section),
          XMLNode("com:PublicationDate", text: appearance.date.description),
        ])
    }
  }
}
