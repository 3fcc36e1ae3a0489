import Testing

/// A fault planted into one cell of a copy of the law of Meridia, and who finds it.
struct LawFault: CustomTestStringConvertible, Sendable {
  enum Change: Sendable { case set(String), drop(String) }
  enum Finder: Sendable {
    /// `law check`, in these words.
    case check(String)
    /// `law prove`: an invariant of the right with that letter.
    case invariant(String, String)
  }

  let testDescription: String
  let file: String
  let row: String
  let column: String
  let change: Change
  let finder: Finder

  init(_ name: String, _ file: String, _ row: String, _ column: String, _ change: Change, _ finder: Finder) {
    (testDescription, self.file, self.row, self.column) = (name, file, row, column)
    (self.change, self.finder) = (change, finder)
  }

  /// One of each kind.
  static let all: [LawFault] = [
    .init(
      "a second filing date", "acts.tsv", "accord_filing_date", "when", .drop("unmarked:filing"),
      .invariant("D", "one-filing-date")),
    .init(
      "the grant fee never arises", "acts.tsv", "intend_grant", "fees", .set("PUB@D"), .check("no act asks the fee")),
    .init(
      "announced twice", "acts.tsv", "intend_grant", "when", .drop("before:intend_grant"), .invariant("U", "asked-once")
    ),
    .init(
      "registered in secret", "acts.tsv", "grant_after_formalities", "when", .drop("outside:secrecy"),
      .invariant("D", "no-secrecy")),
    .init("one person transfers", "acts.tsv", "transfer", "four_eyes", .set(""), .invariant("T", "two-persons")),
    .init("a silent amendment", "acts.tsv", "amend_right", "section", .set(""), .invariant("P", "two-persons")),
    .init(
      "a won appeal leaves the file dead", "acts.tsv", "remand_application", "state", .set("N"),
      .invariant("T", "won-appeal")),
    .init(
      "an appeal against nothing", "acts.tsv", "appeal", "when", .drop("open:APPEAL|APPEAL-APP|APPEAL-RIGHT"),
      .invariant("T", "appeal-against-decision")),
    .init(
      "an outcome without an appeal", "acts.tsv", "dismiss_appeal", "when", .drop("during:appeal"),
      .invariant("T", "outcome-of-appeal")),
    .init(
      "closed for good during an appeal", "acts.tsv", "terminate_application", "when", .drop("outside:appeal"),
      .invariant("T", "no-end-in-appeal")),
    .init(
      "relief before its fee", "acts.tsv", "continue_processing", "when", .set("open:OFF-CPR"),
      .invariant("T", "relief-paid")),
    .init(
      "an attack's limits outlive it", "limits.tsv", "OPP-DEC", "stages", .set(""),
      .check("nothing closes the duty “OPP-DEC” at stage 4")),
    .init(
      "a duty for ever", "limits.tsv", "OFF-CLA", "stages", .set(""),
      .check("nothing closes the duty “OFF-CLA” at stage 4")),
    .init(
      "ordered twice", "acts.tsv", "order_publication", "when", .drop("before:order_publication"),
      .check("can be recorded again at once")),
    .init("late is met", "acts.tsv", "reply", "when", .drop("open:ACT-REPLY"), .invariant("P", "late-is-late")),
    .init(
      "revived into another stage", "acts.tsv", "revive_application", "to", .set("2"),
      .invariant("T", "back-where-it-stood")),
    .init(
      "lapse before its day", "acts.tsv", "lapse", "when", .set("open:REN open:ANN"), .invariant("D", "lapse-only-late")
    ),
    .init(
      "late entry admitted unpaid", "acts.tsv", "accept_late_entry", "when", .drop("paid:REI"),
      .invariant("P", "late-entry-paid")),
    .init(
      "a fee that may come to nothing", "fees.tsv", "GRT", "base", .set("0"), .check("the fee may come to nothing")),
    .init("an opposition without a stage", "acts.tsv", "oppose", "to", .set("="), .invariant("T", "opposition-over")),
    .init(
      "a consequence the stage forbids", "limits.tsv", "ACT-REPLY", "on_miss", .set("request_surrender"),
      .check("which stage 2 does not permit")),
    .init(
      "a printing act that misses a stage", "acts.tsv", "publish_grant", "from", .set("4"),
      .check("nothing closes the duty “OFF-PUB” at stage 5")),
    .init(
      "an appeal won unpaid", "acts.tsv", "remand_right", "when", .drop("clear:APP"), .invariant("D", "appeal-paid")),
    .init(
      "a relief without window", "acts.tsv", "deemed_withdrawn", "opens", .set("CONT"),
      .check("opens no time limit in which it may be asked")),
    .init(
      "a letter without basis", "papers.tsv", "refusal", "basis", .set(""),
      .check("the letter “refusal” names no article")),
    .init(
      "opposition unpaid", "acts.tsv", "admit_opposition", "when", .drop("clear:OPP"),
      .invariant("T", "opposition-paid")),
    .init(
      "registered before publication", "acts.tsv", "grant_after_examination", "when", .drop("marked:published"),
      .invariant("P", "published-before")),
    .init(
      "an ordinary mark registered as a designation", "acts.tsv", "grant_international", "when",
      .drop("after:receive_regional"), .invariant("T", "formalities")),
    .init(
      "a conversion that nothing opens", "acts.tsv", "receive_conversion", "interval", .set(""),
      .check("no act opens the conversion")),
    .init("a suspension for ever", "acts.tsv", "resume", "interval", .set(""), .check("no act closes the suspension")),
    .init(
      "accepted twice", "acts.tsv", "accept", "when", .drop("unmarked:accepted"),
      .check("can be recorded again at once")),
    .init(
      "invited twice", "acts.tsv", "invite_correction", "when", .drop("closed:FOR-INV"),
      .check("can be recorded again at once")),
    .init(
      "a language without template", "papers.tsv", "decision", "template", .set("judgement"),
      .check("Templates/judgement.fr.txt is missing")),
    .init(
      "restored unpaid", "acts.tsv", "revive_right", "when", .set("open:OFF-RST"), .invariant("D", "restoration-paid")),
    .init(
      "alive after the end for good", "acts.tsv", "revive_application", "in_state", .set("N,T"),
      .invariant("T", "ended-for-good")),
    .init(
      "registered without its date", "acts.tsv", "grant_after_formalities", "marks", .set(""),
      .invariant("D", "registered-is-marked")),
    .init(
      "a term taken over twice", "acts.tsv", "take_over_standing", "when", .drop("unmarked:taken_over"),
      .invariant("D", "opened-once")),
    .init(
      "a designation granted on a late fee", "acts.tsv", "grant_international", "when", .drop("timely:GRANT-FEE"),
      .invariant("T", "grant-fee-in-time")),
    .init(
      "a reply that answers nothing", "acts.tsv", "reply", "closes", .set(""), .invariant("P", "reply-counts")),
    .init(
      "an appeal that stays open", "acts.tsv", "appeal", "closes", .set("APPEAL,APPEAL-RIGHT"),
      .invariant("T", "appeal-counts")),
    .init(
      "a refusal by one person", "acts.tsv", "refuse", "four_eyes", .set(""), .invariant("T", "refusal-two-persons")),
  ]
}
