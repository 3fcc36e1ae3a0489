import Filing

extension Format {
  /// WIPO Standard ST.86 (DS-XML), version 1.0.
  public static let st86 = Format(
    id: "ST86-V1_0", title: "WIPO ST.86 V1.0: transaction of design applications",
    shown: "mapped after WIPO's table ST.86 V1.0 – ST.96 V6_0; the official schema was not to be had",
    parts: [.mapped(ST86.transaction)], gaps: ST86.gaps)
}

extension IntakeFormat {
  static let st86 = mapped(ST86.transaction)
}

extension ST86 {
  static let transaction = MappedTransaction(
    standard: "ST.86", namespace: "http://www.wipo.int/standards/XMLSchema/designs",
    body: "DesignTransactionBody", list: "DesignApplicationDetails", code: "Design Information",
    record: "DesignApplication", mapping: mapping, pivot: .design)

  private static let published = "ST.86 is written for what is published; the application goes out as ST.96"

  static let gaps: [FormatGap] =
    ["power_of_attorney", "signature", "signatory", "pages", "small_entity", "entitlement", "model_file"].map {
      FormatGap(item: $0, roots: [], reason: published)
    } + [
      FormatGap(item: "international_date", roots: [], reason: "it is the filing date, which has its element"),
      FormatGap(item: "intention", roots: [], reason: "the application itself says that protection is sought"),
      FormatGap(
        item: "applicant", roots: [], reason: "ApplicantDetails names who owns it: the holders once there are any"),
      FormatGap(
        item: "international_registration", roots: [], reason: "WIPO's table has no element of ST.86 for it"),
      FormatGap(item: "number_of_designs", roots: [], reason: "the designs count themselves; ST.86 has no total"),
    ]
}
