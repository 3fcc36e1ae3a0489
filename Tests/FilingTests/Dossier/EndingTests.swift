import Filing
import Testing

@Suite("Acts that end a dossier")
struct EndingTests {
  @Test("lead to its end by the table, whatever state they leave")
  func ends() {
    let ends = Meridia.law.rights.map { right in right.acts.filter(\.ends).map(\.id) }

    #expect(
      Set(ends.joined()).sorted() == [
        "close_converted", "deemed_withdrawn", "end_international", "expire", "filing_date_refused",
        "lapse", "object_regional", "refuse", "refuse_after_opposition", "refuse_conversion",
        "refuse_formalities", "refuse_late_entry", "revoke", "surrender", "take_over_end", "take_over_refusal",
        "terminate_application", "terminate_right", "withdraw",
      ])
  }
}
