import Filing

extension Format {
  /// WIPO Standard ST.66 (TM-XML), version 1.1.
  public static let st66 = Format(
    id: "ST66-V1_1", title: "WIPO ST.66 V1.1: transaction of marks",
    shown: "mapped after WIPO's table ST.66 V1.1 – ST.96 V6_0; the official schema was not to be had",
    parts: [.mapped(ST66.transaction)], gaps: ST66.gaps)
}

extension IntakeFormat {
  static let st66 = mapped(ST66.transaction)
}

extension ST66 {
  static let transaction = MappedTransaction(
    standard: "ST.66", namespace: "http://www.wipo.int/standards/XMLSchema/trademarks",
    body: "TradeMarkTransactionBody", list: "TradeMarkDetails", code: "Trade Mark Information", record: "TradeMark",
    mapping: mapping, pivot: .mark)

  private static let published = "ST.66 is written for what is published; the application goes out as ST.96"

  static let gaps: [FormatGap] =
    [
      "power_of_attorney", "regulations", "signature", "signatory", "pages", "small_entity",
    ].map { FormatGap(item: $0, roots: [], reason: published) } + [
      FormatGap(item: "international_date", roots: [], reason: "it is the filing date, which has its element"),
      FormatGap(item: "intention", roots: [], reason: "the application itself says that protection is sought"),
      FormatGap(
        item: "applicant", roots: [], reason: "ApplicantDetails names who owns it: the holders once there are any"),
    ]
}
