import Filing

extension Format {
  /// WIPO Standard ST.86 (DS-XML), version 1.0.
  public static let st86 = Format(
    id: "ST86-V1_0", title: "WIPO ST.86 V1.0: transaction of design applications",
    shown: "mapped after WIPO's table ST.86 V1.0 – ST.96 V6_0; the official schema was not to be had",
    parts: [.designDataTransaction], gaps: ST86.gaps)
}

extension FormatPart {
  static let designDataTransaction = FormatPart(
    document: "Transaction", takes: ST96.takes("design"),
    shape: .together { submission in
      FormatFile(name: "ST86-Transaction.xml", judge: .nothing) { stream in
        try stream.open("Transaction", namespaces: ["": "http://www.wipo.int/standards/XMLSchema/designs"])
        try stream.write(submission.header, by: ST86.mapping.row("TransactionHeader"))
        try stream.open("DesignTransactionBody")
        try stream.open("TransactionContentDetails")
        try stream.write(XMLNode("TransactionIdentifier", text: submission.identifier))
        try stream.write(XMLNode("TransactionCode", text: "Design Information"))
        try stream.open("TransactionData")
        try stream.open("DesignApplicationDetails")
        try submission.dossiers.forEach { dossier in
          let rows = ST96Row.designApplication.write(ST96Context(dossier, submission))
          try stream.write(XMLNode("dgn:DesignApplication", [:], rows), by: ST86.mapping.row("DesignApplication"))
        }
      }
    })
}

extension ST86 {
  private static let published = "ST.86 is written for what is published; the application goes out as ST.96"

  static let gaps: [FormatGap] =
    ["power_of_attorney", "signature", "signatory", "pages", "small_entity", "entitlement", "model_file"].map {
      FormatGap(item: $0, roots: [], reason: published)
    } + [
      FormatGap(item: "intention", roots: [], reason: "the application itself says that protection is sought"),
      FormatGap(
        item: "applicant", roots: [], reason: "ApplicantDetails names who owns it: the holders once there are any"),
      FormatGap(
        item: "international_registration", roots: [], reason: "WIPO's table has no element of ST.86 for it"),
      FormatGap(item: "number_of_designs", roots: [], reason: "the designs count themselves; ST.86 has no total"),
    ]
}
