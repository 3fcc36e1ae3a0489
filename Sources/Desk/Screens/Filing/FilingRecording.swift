import Filing
import Office
import Services
import Standards
import Terminal

/// A payment that is taken in the same breath as the filing.
struct CounterPayment {
  /// The act that takes it.
  let act: Act
  /// The method, as the law calls it.
  let method: String
  /// The letter by which it is chosen.
  let letter: Character
  /// `Cash`
  let name: String
}

extension FilingScreen {
  /// How the fees of the filing may be paid at once by this officer; empty when nothing is due or he takes no money.
  func methods(at office: DeskContext) -> [CounterPayment] {
    guard outlook.total > 0, let act = right.acts.first(where: { takesAnyPayment($0, office.officer.roles) }),
      let item = right.item("method")
    else { return [] }
    return item.choices.compactMap { choice in
      let letter = item.letters.first { $0.value == choice }?.key.first
      guard let letter, letter != "r", letter != "e" else { return nil }
      return CounterPayment(
        act: act, method: choice, letter: letter, name: choice.prefix(1).uppercased() + choice.dropFirst())
    }
  }

  func counterPayment(_ letter: String, at office: DeskContext) -> CounterPayment? {
    methods(at: office).first { String($0.letter) == letter }
  }

  /// Whether the act takes a payment for whatever is owed, from a file that has just been filed.
  private func takesAnyPayment(_ act: Act, _ roles: [String]) -> Bool {
    let taken = Set(act.takes.map(\.item))
    return taken.isSuperset(of: ["fee", "amount", "currency", "method"]) && act.series.contains("receipt")
      && act.closes.isEmpty && act.from.contains(.filing)
      && (act.roles.isEmpty || act.roles.contains(where: roles.contains))
  }

  /// What is read back to the applicant before anything is recorded: his words, the sum, what is missing, what follows.
  func readBack(at office: DeskContext) -> [String] {
    let values = form.read(at: office).values
    var lines = values.readBack(form.items)
    if let months = right.priorityMonths {
      lines += values.items.values.joined().compactMap { entry in
        guard case .priority(let claim) = entry else { return nil }
        return say("Priority ends: %1", "\(claim.date.adding(months: months))")
      }
    }
    let unshown = UnshownSigns.findings(in: values, of: right)
    lines += unshown.map { "! \(right.item($0.item)?.label.said ?? $0.item): \($0.reason)" }
    lines.append("")
    lines += outlook.fees.map { "\($0.label.said): \($0.sum(office.currency)) \(office.currency.code)" }
    if outlook.total > 0 { lines.append(say("To pay: %1", office.currency.named(outlook.total))) }
    if !outlook.filing.isEmpty { lines.append(say("%1 missing for the filing date.", "\(outlook.filing.count)")) }
    lines += outlook.filing.map { "- \($0.message)" }
    if !outlook.formality.isEmpty { lines.append(say("%1 will be asked for.", "\(outlook.formality.count)")) }
    return lines + ["", say("Will be written:")] + outlook.consequences.lines
  }

  /// The fields whose items the checklists lack, those for the filing date first.
  var gaps: [String] {
    (outlook.filing + outlook.formality).map(\.item).filter { item in form.items.contains { $0.item == item } }
  }

  /// Goes to the next gap of the checklist after the field under the cursor, from the first one again after the last.
  mutating func goToGap() {
    let gaps = gaps
    guard !gaps.isEmpty else { return }
    let here = gaps.firstIndex { $0 == form.focusedItem?.item }
    let next = gaps[((here ?? -1) + 1) % gaps.count]
    if form.view[next] == nil { form.showAll(true) }
    form.view.move(to: next)
  }

  /// Records the filing, takes the payment, prints what both gave where a printer is set, and offers the next empty form.
  mutating func record(_ payment: CounterPayment? = nil, at office: DeskContext) throws -> Step {
    let recorded = try office.office.record(request(at: office))
    var summary = recorded.summary
    var papers = try issued(recorded, at: office)
    var trouble: String?
    if let payment, let number = recorded.numbers.first {
      do {
        let paid = try pay(payment, for: number, at: office)
        summary += paid.summary
        papers += try issued(paid, at: office)
      } catch {
        trouble = Explanation(of: error).message
      }
    }
    let numbers = recorded.numbers.filter { !$0.isEmpty }.map(display).joined(separator: ", ")
    var next = try FilingScreen(
      right, act, earlier: form.texts, last: [say("Number %1", numbers)] + summary, at: office)
    next.lastNumber = recorded.numbers.first ?? ""
    next.lastPapers = papers
    var step = Step.replace(next).dropping(draftID)
    let isPrinted = payment != nil && trouble == nil && isPrinterSet(office)
    if isPrinted { step.job = printing(papers, at: office) }
    if let trouble {
      return step.saying(say("Recorded: %1, but the payment was not: %2", numbers, trouble), .error)
    }
    step = step.saying(payment == nil ? say("Recorded: %1", numbers) : say("Recorded: %1, paid", numbers), .saved)
    return step
  }

  private func pay(_ payment: CounterPayment, for number: String, at office: DeskContext) throws -> Recorded {
    let dossier = try office.dossier(DossierName.of(number, right.id))
    let owed = dossier.fees.filter(\.isOpen).reduce(0) { $0 + $1.open }
    return try office.office.record(
      ActRequest(
        payment.act.id, on: [dossier.name],
        values: [
          "fee": [.text("*")], "amount": [.number(owed)], "currency": [.text(office.currency.code)],
          "method": [.text(payment.method)],
        ], id: "\(draftID) paid"))
  }
}
