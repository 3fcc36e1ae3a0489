import Filing
import Standards
import Terminal

extension Dossier {
  var limitLines: [DossierLine] {
    let order = limits.filter(\.isRunning).sorted { $0.last < $1.last } + limits.filter { !$0.isRunning }
    return order.map { limit in
      let (word, style): (String, Style) =
        switch limit.status {
        case .running where limit.last < today: (say("expired"), .bad)
        case .running where limit.due < today: (say("in grace until %1", "\(limit.last)"), .warning)
        case .running: (say("runs"), .plain)
        case .met(let event): (say("met by event %1", "\(event)"), .good)
        case .missed(let event): (say("missed, event %1", "\(event)"), .bad)
        case .ended(let event): (say("ended by event %1", "\(event)"), .faint)
        }
      let quote = limit.isRunning ? quote(limit, on: today) : nil
      let price = quote.map { limit.due < today ? $0.lateAmount : $0.amount }
      let cost = quote.map { quote in
        (limit.due < today ? quote.late : quote.fees).map { "\($0.label.said): \($0.explanation) (\($0.basis))." }
      }
      return DossierLine(
        cells: [
          limit.due.description, limit.saidName, word, price.map { "\(money($0)) \(right.currency.code)" } ?? "",
        ],
        amount: price ?? 0, style: style,
        why: [limit.saidName] + limit.why + (cost ?? []) + card(of: limit) + account(of: limit.openedBy))
    }
  }

  func feeLines(_ currency: Currency) -> [DossierLine] {
    fees.map { fee in
      let word =
        fee.isPaid
        ? say("paid")
        : !fee.isOpen ? say("written off") : fee.paid > 0 ? say("%1 open", money(fee.open)) : say("open")
      return DossierLine(
        cells: [fee.date.description, fee.label.said, "\(money(fee.amount)) \(currency.code)", word],
        amount: fee.amount,
        style: fee.isPaid ? .good : fee.isOpen ? .warning : .faint,
        why: ["\(fee.label.said): \(fee.sum(currency)) \(currency.code)."]
          + (fee.basis.isEmpty ? [] : [say("Rule: %1.", fee.basis)]) + account(of: fee.event))
    }
  }

  func receiptLines(_ currency: Currency) -> [DossierLine] {
    payments.map { payment in
      DossierLine(
        cells: [
          payment.date.description, payment.receipt, "\(money(payment.amount)) \(currency.code)", payment.code,
          payment.isVoid ? say("void") : say("received"),
        ], amount: payment.amount, style: payment.isVoid ? .faint : .plain, why: account(of: payment.event))
    }
  }

  func paperLines(_ law: Law) -> [DossierLine] {
    let issued = papers.map { paper in
      DossierLine(
        cells: [
          paper.date.description, law.paper(paper.paper)?.label.said ?? paper.paper, paper.number ?? "", say("paper"),
        ],
        why: account(of: paper.event), content: .paper(paper))
    }
    let files = events.flatMap { event in
      event.values.attachments.map { file in
        DossierLine(
          cells: [event.effective.description, file.name, "", file.mediaType, grouped(file.size)], amount: file.size,
          why: account(of: event.ordinal) + ["SHA-256 \(file.sha256)"], content: .file(file))
      }
    }
    return issued + files
  }

  func publicationLines(_ law: Law) -> [DossierLine] {
    func name(_ id: String) -> String { law.section(id)?.label.said ?? id }
    return publications.map { entry in
      DossierLine(
        cells: [entry.date.description, entry.issue, String(entry.event), name(entry.section)],
        why: account(of: entry.event))
    }
      + queue.map { entry in
        DossierLine(
          cells: [entry.since.description, say("waiting"), String(entry.event), name(entry.section)],
          style: .warning,
          why: account(of: entry.event))
      }
  }
}
