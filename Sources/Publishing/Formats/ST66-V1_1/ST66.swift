import Filing

extension Format {
  /// WIPO Standard ST.66 (TM-XML), version 1.1.
  public static let st66 = Format(
    id: "ST66-V1_1", title: "WIPO ST.66 V1.1: transaction of marks",
    shown: "mapped after WIPO's table ST.66 V1.1 – ST.96 V6_0; the official schema was not to be had",
    parts: [.markTransaction], gaps: ST66.gaps)
}

extension FormatPart {
  static let markTransaction = FormatPart(
    document: "Transaction", takes: ST96.takes("trademark"),
    shape: .together { submission in
      FormatFile(name: "ST66-Transaction.xml", judge: .nothing) { stream in
        try stream.open("Transaction", namespaces: ["": "http://www.wipo.int/standards/XMLSchema/trademarks"])
        try stream.write(submission.header, by: ST66.mapping.row("TransactionHeader"))
        try stream.open("TradeMarkTransactionBody")
        try stream.open("TransactionContentDetails")
        try stream.write(XMLNode("TransactionIdentifier", text: submission.identifier))
        try stream.write(XMLNode("TransactionCode", text: "Trade Mark Information"))
        try stream.open("TransactionData")
        try stream.open("TradeMarkDetails")
        try submission.dossiers.forEach { dossier in
          let mark = XMLNode("tmk:Trademark", [:], ST96Row.trademark.write(ST96Context(dossier, submission)))
          try stream.write(mark, by: ST66.mapping.row("TradeMark"))
        }
      }
    })
}

extension XMLStream {
  /// Writes a node of ST.96 as the row says; nothing when nothing of it is known.
  func write(_ node: XMLNode, by row: MappingRow?) throws {
    if let mapped = row?.inside(node) { try write(mapped) }
  }
}

extension ST66 {
  private static let published = "ST.66 is written for what is published; the application goes out as ST.96"

  static let gaps: [FormatGap] =
    [
      "power_of_attorney", "regulations", "signature", "signatory", "pages", "small_entity",
    ].map { FormatGap(item: $0, roots: [], reason: published) } + [
      FormatGap(item: "intention", roots: [], reason: "the application itself says that protection is sought"),
      FormatGap(
        item: "applicant", roots: [], reason: "ApplicantDetails names who owns it: the holders once there are any"),
    ]
}
