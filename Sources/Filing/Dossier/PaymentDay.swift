import Standards

extension OfficeCalendar {
  /// The day on which a payment is good: the day of effect, or that of the bank slip when its proof came soon enough after it.
  ///
  /// - Source: `slip_proof` of office.tsv.
  func paid(_ event: Event) -> CalendarDate {
    guard let slip = event.values.date(.slipDate), slip < event.effective,
      let proof = receipts.last(where: { $0.way == OfficeCalendar.slip }).flatMap({ Period($0.period) }),
      event.effective <= nextWorkingDay(from: proof.end(from: slip, calendar: self)).date
    else { return event.effective }
    return slip
  }

  /// The rule `slip_proof` among the receipts.
  public static let slip = "slip"
}
