import Filing
import Standards
import Terminal

extension Dossier {
  var limitLines: [DossierLine] {
    let order = limits.filter(\.isRunning).sorted { $0.last < $1.last } + limits.filter { !$0.isRunning }
    return order.map { limit in
      let (word, style): (String, Style) =
        switch limit.status {
        case .running where limit.last < today: ("expired", .bad)
        case .running where limit.due < today: ("in grace until \(limit.last)", .warning)
        case .running: ("runs", .plain)
        case .met(let event): ("met by event \(event)", .good)
        case .missed(let event): ("missed, event \(event)", .bad)
        case .ended(let event): ("ended by event \(event)", .faint)
        }
      let quote = limit.isRunning ? quote(limit, on: today) : nil
      let price = quote.map { "  \(money(limit.due < today ? $0.lateAmount : $0.amount)) \(right.currency.code)" } ?? ""
      let cost = quote.map { quote in
        (limit.due < today ? quote.late : quote.fees).map { "\($0.label.first): \($0.explanation) (\($0.basis))." }
      }
      return DossierLine(
        text: "\(limit.due)  \(padded(limit.name, to: quote == nil ? 40 : 30))  \(word)\(price)", style: style,
        why: [limit.name] + limit.why + (cost ?? []) + account(of: limit.openedBy))
    }
  }

  func feeLines(_ currency: Currency) -> [DossierLine] {
    let owed = fees.map { fee in
      let word =
        fee.isPaid
        ? "paid" : !fee.isOpen ? "written off" : fee.paid > 0 ? "\(money(fee.open)) open" : "open"
      return DossierLine(
        text:
          "\(fee.date)  \(padded(fee.label.first, to: 38))  \(padded(money(fee.amount), to: 9, align: .trailing)) \(currency.code)  \(word)",
        style: fee.isPaid ? .good : fee.isOpen ? .warning : .faint,
        why: ["\(fee.label.first): \(fee.sum(currency)) \(currency.code)."]
          + (fee.basis.isEmpty ? [] : ["Rule: \(fee.basis)."]) + account(of: fee.event))
    }
    let paid = payments.map { payment in
      DossierLine(
        text: "\(payment.date)  \(padded("Receipt \(payment.receipt) for \(payment.code)", to: 38))  "
          + "\(padded(money(payment.amount), to: 9, align: .trailing)) \(currency.code)  \(payment.isVoid ? "void" : "received")",
        style: payment.isVoid ? .faint : .plain, why: account(of: payment.event))
    }
    return owed + paid
  }

  func paperLines(_ law: Law) -> [DossierLine] {
    let issued = papers.map { paper in
      DossierLine(
        text:
          "\(paper.date)  \(law.paper(paper.paper)?.label.first ?? paper.paper)\(paper.number.map { "  \($0)" } ?? "")",
        why: account(of: paper.event), content: .paper(paper))
    }
    let files = events.flatMap { event in
      event.values.attachments.map { file in
        DossierLine(
          text: "\(event.effective)  \(file.name)  \(file.mediaType)  \(file.size) bytes",
          why: account(of: event.ordinal) + ["SHA-256 \(file.sha256)"], content: .file(file))
      }
    }
    return issued + files
  }

  func publicationLines(_ law: Law) -> [DossierLine] {
    func name(_ id: String) -> String { law.section(id)?.label.first ?? id }
    return publications.map { entry in
      DossierLine(
        text:
          "\(entry.date)  issue \(entry.issue)  event \(padded(String(entry.event), to: 3))  \(name(entry.section))",
        why: account(of: entry.event))
    }
      + queue.map { entry in
        DossierLine(
          text: "\(entry.since)  waiting        event \(padded(String(entry.event), to: 3))  \(name(entry.section))",
          style: .warning,
          why: account(of: entry.event))
      }
  }
}
