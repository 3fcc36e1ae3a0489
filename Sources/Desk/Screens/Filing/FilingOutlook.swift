import Filing
import Office
import Standards
import Terminal

/// What a filing would become if it were received now: its gaps by checklist, and its fees.
struct FilingOutlook {
  /// Gaps that keep the filing date away.
  var filing: [Finding] = []
  /// Gaps that an invitation will ask for.
  var formality: [Finding] = []
  var fees: [FeeDue] = []
  var currency = Currency("")
  /// What recording the filing would bring about, as it was rehearsed last.
  var consequences = Consequences()
  /// Headings of the items by name.
  var headings: [String: String] = [:]

  private var sum: String { fees.map { currency.text($0.amount) }.joined(separator: " + ") }
  var total: Int { fees.reduce(0) { $0 + $1.amount } }

  /// The panel beside the form; a sign stands for each colour.
  var lines: [Span] {
    var lines: [Span] = []
    lines.append(
      filing.isEmpty
        ? Span("+ " + say("Filing date: everything is there."), .good)
        : Span("- " + say("Filing date: %1 missing", "\(filing.count)"), .bad))
    lines += filing.map { Span("  \(name($0))", .bad) }
    for fee in fees { lines.append(Span("\(fee.label.said): \(fee.sum(currency))")) }
    lines.append(
      Span(say("Fees: %1", (fees.count > 1 ? "\(sum) = " : "") + currency.named(total)), .strong))
    lines.append(
      formality.isEmpty
        ? Span("+ " + say("Formalities: everything is there."), .good)
        : Span("~ " + say("Formalities: %1 will be asked for", "\(formality.count)"), .warning))
    lines += formality.map { Span("  \(name($0))") }
    return lines
  }

  /// Everything with the sentences of the law, to read.
  var text: String {
    ([say("Needed for the filing date:")] + filing.map { "- \($0.message)" } + ["", say("Will be asked for:")]
      + formality.map { "- \($0.message)" } + ["", say("Fees:")]
      + fees.map { "\($0.label.said): \($0.sum(currency)) \(currency.code) (\($0.basis))" }
      + [say("Together %1", currency.named(total))]).joined(separator: "\n")
  }

  private func name(_ finding: Finding) -> String {
    (headings[finding.item] ?? finding.cure) + (finding.basis.isEmpty ? "" : "  \(finding.basis)")
  }
}

extension FilingScreen {
  /// Rehearses the filing as if it were received now.
  mutating func foresee(at office: DeskContext, whole: Bool) throws {
    let request = request(whole: whole, at: office)
    let consequences = try office.rehearse(request)
    let filing = consequences.dossiers.first
    outlook = FilingOutlook(
      filing: filing?.gaps["filing"] ?? [], formality: filing?.gaps["formality"] ?? [], fees: filing?.fees ?? [],
      currency: office.currency, consequences: consequences,
      headings: Dictionary(right.form.map { ($0.item, $0.saidHeading) }, uniquingKeysWith: { first, _ in first }))
  }

  /// Judges everything, then shows the line that will be written and asks.
  mutating func confirm(at office: DeskContext) throws -> Step {
    form.judgeAll(at: office)
    try foresee(at: office, whole: true)
    let wrong = form.read(at: office).problems
    guard let first = wrong.keys.sorted().first, let reason = wrong[first] else {
      if let obstacle = outlook.consequences.obstacles.first { throw obstacle }
      isConfirming = true
      let choices = methods(at: office).map { ($0.letter, "\($0.name) \(office.currency.text(outlook.total))") }
      let back: Character = choices.contains { $0.0 == "b" } ? "e" : "b"
      return .open(
        QuestionScreen(
          "Read it back", readBack(at: office).joined(separator: "\n"),
          choices + [("r", choices.isEmpty ? "Record" : "Record, not paid now"), (back, "Back to the form")]))
    }
    form.view.move(to: first)
    return Step.stay.saying(say("%1 to correct. %2", "\(wrong.count)", reason), .error)
  }

  /// The request with the values so far.
  func request(whole: Bool = true, at office: DeskContext) -> ActRequest {
    let values = form.read(whole: whole, at: office).values
    return ActRequest(
      act.id, right: right.id, values: values, documents: whole ? form.documents(of: values) : [], id: draftID)
  }
}
