import Standards

extension OfficeCalendar {
  /// The day on which a payment is good: the day of effect, or that of the bank slip when its proof came soon enough after it.
  ///
  /// - Source: `slip_proof` of office.tsv.
  func paid(_ event: Event) -> CalendarDate {
    guard let slip = event.values.date(.slipDate), slip < event.effective,
      let proof = receipt(OfficeCalendar.slip, on: slip),
      event.effective <= nextWorkingDay(from: proof.end(from: slip, calendar: self)).date
    else { return event.effective }
    return slip
  }
}
