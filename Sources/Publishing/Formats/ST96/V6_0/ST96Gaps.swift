extension ST96 {
  private static let patents = ["patent"]
  private static let request =
    "the roots for patents in V6_0 carry what is published; the request for grant is not among them"

  /// What V6_0 has no element for.
  static let gaps: [FormatGap] = [
    FormatGap(item: "intention", roots: [], reason: "the application itself says that protection is sought"),
    FormatGap(
      item: "entitlement", roots: patents,
      reason: "pat:EntitlementApplication is an application by decision on entitlement, not a declaration"),
    FormatGap(
      item: "exhibition", roots: patents, reason: "only the date has an element; name and place of the fair stay behind"
    ),
    FormatGap(
      item: "deferment_until", roots: ["design"],
      reason: "dgn:DefermentPeriod counts months from the priority or filing date; the day of the month stays behind"),
    FormatGap(item: "power_of_attorney", roots: patents, reason: request),
    FormatGap(item: "signature", roots: patents, reason: request),
    FormatGap(item: "signatory", roots: patents, reason: request),
    FormatGap(item: "pages", roots: patents, reason: request),
    FormatGap(
      item: "pages", roots: ["design"],
      reason: "com:PageTotalQuantity belongs to documents of marks; dgn:RepresentationSheetTotalQuantity counts views"),
    FormatGap(
      item: "small_entity", roots: ["trademark"],
      reason: "com:BusinessEntityStatusCategory stands in design applications only"),
    FormatGap(
      item: "small_entity", roots: patents,
      reason: "pat:EntityCategory says foreign or domestic, person or company, and of assignees only"),
    FormatGap(
      item: "reference_filing", roots: patents,
      reason: "no element refers to an earlier filing in place of a description (Patent Law Treaty, Article 5(7))"),
    FormatGap(item: "international_date", roots: [], reason: "it is the filing date, which has its element"),
    FormatGap(
      item: "number_of_designs", roots: ["design"],
      reason: "dgn:DesignTotalQuantity is counted from the designs themselves"),
  ]
}
