import Filing
import Standards

/// One payment for many files: one receipt over the sum, and what each file is credited; all of it or nothing.
enum PaymentLists {
  /// What one line pays.
  private struct Line {
    let dossier: Dossier
    let fee: String
    let amount: Int
  }

  static let take: OfficeAct = { recording, values, effective in
    let payer = values.text(.payer) ?? ""
    let lines = try judged(
      &recording, values.texts(.payments).flatMap { $0.split(separator: "\n").map(String.init) }, payer)
    let sum = lines.map(\.amount).reduce(0, +)
    let currency = recording.facts.currency
    if let given = values.number(.amount), given != sum {
      try recording.refuse(
        .items([
          ItemFinding(
            item: "amount",
            reason:
              "the lines come to \(currency.named(sum)), the payment is \(currency.named(given)); correct the lines, or take the money and assign it file by file."
          )
        ]))
    }
    if values.text("method") == Payment.deposit {
      let rest = try Accounts(db: recording.db).balance(Payer.key(payer)) - sum
      if let refusal = try recording.overdraft(Payer.key(payer), leaving: rest, -sum) { try recording.refuse(refusal) }
    }
    var taken = values
    taken[.amount] = [.number(sum)]
    let number = try recording.receipt()
    let event = try recording.appendOffice("take_payments", effective: effective, values: taken, numbers: [number])
    recording.recorded.events.append(event)
    recording.recorded.numbers.append("")
    recording.effects.notes.append(
      "Receipt \(number.text) for \(payer): \(currency.named(sum)) for \(lines.count) files")
    for line in lines {
      let assigned: Values = [
        "receipt": [.text(number.text)], "dossier": [.text(line.dossier.applicationNumber)], "fee": [.text(line.fee)],
        "amount": [.number(line.amount)],
      ]
      try PaymentActs.credit(&recording, line.dossier, assigned, payer: values[.payer], effective)
      recording.effects.notes.append(
        "  \(line.dossier.applicationNumber)  \(line.fee)  \(currency.text(line.amount))")
    }
  }

  /// The lines as they can be paid; a line that cannot is refused with its place, by a rehearsal each of them.
  private static func judged(_ recording: inout Recording, _ texts: [String], _ payer: String) throws -> [Line] {
    var seen: Set<Int> = []
    var lines: [Line] = []
    for (place, text) in texts.enumerated() {
      let number = text.split(separator: " ").first.map(String.init) ?? ""
      do {
        let line = try judged(recording, text, payer)
        guard seen.insert(line.dossier.id).inserted else {
          throw Refusal(
            .namedTwice, "The file stands in the list already. Name each file once; `*` pays all that is due.")
        }
        lines.append(line)
      } catch let refusal as Refusal {
        try recording.refuse(.ofFile("Line \(place + 1), \(number)", refusal))
      }
    }
    guard !lines.isEmpty || !recording.refusals.isEmpty else {
      throw Refusal.items([ItemFinding(item: "payments", reason: "nothing is named; write NUMBER FEE AMOUNT.")])
    }
    return lines
  }

  /// `NUMBER`, `NUMBER FEE` or `NUMBER FEE AMOUNT`; everything that the payer owes in the file when nothing more is said.
  private static func judged(_ recording: Recording, _ text: String, _ payer: String) throws -> Line {
    let words = text.split(separator: " ").map(String.init)
    let currency = recording.facts.currency
    guard (1...3).contains(words.count), words.count < 3 || currency.amount(words[2]) ?? 0 > 0 else {
      throw Refusal.items([
        ItemFinding(
          item: "payments", reason: "“\(text)” is no line; write NUMBER FEE AMOUNT, the amount as \(currency.example).")
      ])
    }
    let dossier = try recording.dossiers.dossier(recording.dossiers.id(words[0]), today: recording.today)
    let fee = words.count > 1 ? words[1] : "*"
    let due = PaymentActs.due(dossier, fee, payer)
    let amount = words.count > 2 ? currency.amount(words[2]) ?? 0 : due
    guard due > 0 else {
      throw Refusal(
        .nothingDue,
        "Nothing is due\(fee == "*" ? " of “\(payer)”" : " under \(fee)"). `ipdesk fee explain \(words[0])` lists the fees."
      )
    }
    guard amount <= due else { throw PaymentActs.tooMuch(dossier, fee, due, amount) }
    return Line(dossier: dossier, fee: fee, amount: amount)
  }
}
