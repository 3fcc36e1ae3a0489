import Filing
import Standards

extension IssueContent.Item {
  /// What earlier issues printed wrong and the register now says right; of acts that name the issue themselves, as they say it.
  var erratum: [EntryLine] {
    guard !errata.isEmpty else { return named }
    let lines = errata.map { erratum in
      let page = pages["\(erratum.issue) \(erratum.section)-\(entry.number)-\(erratum.event)"]
      let place = [
        IssueContent.name(of: erratum.issue), page.map { "page \($0)" }, "entry \(erratum.entry.isolated)",
      ]
      let code = erratum.inid.isEmpty ? erratum.label.first : "(\(erratum.inid))"
      let text = "In \(place.compactMap { $0 }.joined(separator: ", ")), \(code): \(reading(erratum))."
      return EntryLine(erratum.inid, Label("Erratum", "Erratum"), [text], isNamed: true)
    }
    return lines + (act?.printsErratum == true ? explanation : [])
  }

  /// What the act adds in words.
  private var explanation: [EntryLine] {
    let text = event?.values.text(.text) ?? ""
    return text.isEmpty ? [] : [EntryLine("", Label("Correction", "Rectification"), [text])]
  }

  /// As `Erratum.reading`, each value by itself, so that another script moves nothing around it.
  private func reading(_ erratum: Erratum) -> String {
    func words(_ lines: [String]) -> String { "“\(lines.joined(separator: ", ").isolated)”" }
    if erratum.wrong.isEmpty { return "add \(words(erratum.right))" }
    return erratum.right.isEmpty
      ? "strike out \(words(erratum.wrong))" : "for \(words(erratum.wrong)) read \(words(erratum.right))"
  }

  /// The publication that an act names by values of its own.
  private var named: [EntryLine] {
    guard let event, let id = event.values.text("erratum_issue") else { return [] }
    let page = event.values.number("erratum_page").map { ", page \($0)" } ?? ""
    let code = event.values.text("erratum_inid") ?? ""
    let place = "Issue \(id)\(page)\(code.isEmpty ? "" : ", INID code (\(code))")"
    var lines = [EntryLine("", Label("Erratum", "Erratum"), [place])]
    if let (wrong, right) = corrected(code, in: id) {
      lines += [EntryLine(code, Label("Wrong", "Au lieu de"), wrong, isNamed: true)]
      lines += [EntryLine(code, Label("Right", "Lire"), right, isNamed: true)]
    }
    return lines + explanation
  }

  /// The datum with that code as the issue printed it and as it stands after the act; nil when they do not differ.
  private func corrected(_ code: String, in issue: String) -> ([String], [String])? {
    guard let printing = dossier.publications.last(where: { $0.issue == issue }) else { return nil }
    func datum(_ dossier: Dossier) -> [String] {
      dossier.bibliography().first { !code.isEmpty && $0.inid == code }?.lines.filter { !$0.isEmpty } ?? []
    }
    let (wrong, right) = (datum(dossier.after(event: printing.event, today: printing.date)), datum(dossier))
    return wrong == right || wrong.isEmpty ? nil : (wrong, right)
  }

  /// The event that the act annulled, with the issue that had published it.
  var annulled: [EntryLine] {
    guard act?.annuls == true, let number = event?.values.number("related_event"),
      let event = dossier.events.first(where: { $0.ordinal == number })
    else { return [] }
    let issue = dossier.publications.first { $0.event == number }.map { ", issue \($0.issue)" } ?? ""
    let name = dossier.right.entry(event.act)
    return [EntryLine("", Label("Without effect", "Sans effet"), ["\(name.first), \(event.effective)\(issue)"])]
  }

  /// How others may challenge what is published: last day, place and fee of each time limit that publication opens for them.
  func challenges(_ office: OfficeProfile) -> [EntryLine] {
    let publication = dossier.events.last { $0.values.number("published_event") == entry.event }?.ordinal
    let open = dossier.limits.filter { $0.openedBy == publication && $0.rule.waits == .third && $0.isRunning }
    return open.map { limit in
      let fees = dossier.right.acts.filter { $0.meets(limit.rule.id) }.flatMap(\.fees).reduce(into: [String]()) {
        if !$0.contains($1) { $0.append($1) }
      }
      let prices = fees.compactMap { dossier.right.fee($0, on: limit.opened) }.map {
        ", fee \($0.id) \(dossier.money($0.base)) \(office.currencyName(second: false))"
      }
      let place = [office.name.first, office.addressLines.first ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
      let day = DateWords.text(limit.last, office.language)
      return EntryLine(
        "", limit.rule.label, ["until \(day) (\(limit.rule.basis)), in writing to \(place)\(prices.joined())"])
    }
  }
}

extension Act {
  /// Whether it is what is done while the time limit runs.
  fileprivate func meets(_ limit: String) -> Bool {
    conditions.contains { condition in
      switch condition {
      case .open(limit), .timely(limit): true
      case .either(let parts): parts.contains(.open(limit)) || parts.contains(.timely(limit))
      default: false
      }
    }
  }
}
