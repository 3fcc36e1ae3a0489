import Filing
import Standards
import Terminal

/// One line of a page of a dossier, and how it came about.
struct DossierLine: Sendable {
  let text: String
  var style: Style = .plain
  var why: [String] = []
  /// What Enter opens; nil where the line is everything there is.
  var content: Content?

  enum Content: Sendable {
    case paper(IssuedPaper)
    case file(Attachment)
  }
}

/// The pages of a dossier.
enum DossierPage: String, CaseIterable {
  case bibliography = "Bibliography"
  case events = "Events"
  case limits = "Limits"
  case fees = "Fees"
  case papers = "Papers"
  case publications = "Gazette"
}

extension Dossier {
  func lines(of page: DossierPage, law: Law, currency: Currency) -> [DossierLine] {
    switch page {
    case .bibliography: standingLines + bibliographyLines
    case .events: eventLines
    case .limits: limitLines
    case .fees: feeLines(currency)
    case .papers: paperLines(law)
    case .publications: publicationLines(law)
    }
  }

  /// What a recorded event says of itself.
  func account(of ordinal: Int) -> [String] {
    guard let event = events.first(where: { $0.ordinal == ordinal }) else { return [] }
    let act = right.act(event.act)
    let signature = event.approver.map { "\(event.officer) and \($0)" } ?? event.officer
    return ["“\(right.entry(event.act).first)” of \(event.effective), recorded \(event.recorded) by \(signature)."]
      + (event.branchRecord.map {
        ["Recorded first at the branch office “\($0.branch)” by \($0.officer), \($0.recorded)."]
      } ?? [])
      + (act.map { $0.basis.isEmpty ? [] : ["Rule: \($0.basis)."] } ?? [])
  }

  private var standingLines: [DossierLine] {
    let open = intervals.filter { $0.until == nil }.map { "  \($0.name) since \($0.from)" }.joined()
    return [
      DossierLine(
        text: "Stage \(stage) \(stage.words), \(state.words)\(open)", style: .strong,
        why: why("stage") + (limits.first(where: \.isRunning).map { ["Waits on: \($0.name)."] + $0.why } ?? []))
    ] + nextLines
  }

  /// The answer at the telephone: for whom and what it waits and until when, what is owed, what comes next and who does it.
  private var nextLines: [DossierLine] {
    let next = limits.filter(\.isRunning).min { $0.last < $1.last }
    let waits = next.map { limit in
      let who = ["applicant": "the applicant", "office": "the office", "third": "third parties"]
      let acts = right.acts.filter { $0.closes.contains(limit.rule.id) && $0.from.contains(stage) }
      let act = acts.first.map { act in
        "Then: \(act.label.first)" + (act.roles.isEmpty ? "" : " (\(act.roles.joined(separator: ", ")))")
      }
      return [
        DossierLine(
          text:
            "Waits for \(who[limit.rule.waits.rawValue] ?? limit.rule.waits.rawValue): \(limit.name), until \(limit.last)",
          style: limit.last < today ? .bad : .plain, why: limit.why + account(of: limit.openedBy))
      ] + (act.map { [DossierLine(text: $0, why: limit.why)] } ?? [])
    }
    let owed = fees.filter(\.isOpen)
    let debt = owed.reduce(0) { $0 + $1.open }
    let money =
      debt == 0
      ? []
      : [
        DossierLine(
          text: "Owes \(right.currency.named(debt)): \(owed.map(\.label.first).joined(separator: ", "))",
          style: .warning,
          why: owed.map { "\($0.label.first): \($0.sum(right.currency)) \(right.currency.code)." })
      ]
    return (waits ?? []) + money
  }

  private var bibliographyLines: [DossierLine] {
    bibliography(everything: true).flatMap { datum -> [DossierLine] in
      let name = datum.item.hasSuffix("_date") ? String(datum.item.dropLast(5)) : datum.item
      let source = dates[name]?.event ?? events.last { !$0.values[datum.item].isEmpty }?.ordinal
      let why = source.map { account(of: $0) } ?? []
      let code = datum.inid.isEmpty ? "     " : "(\(datum.inid))"
      return datum.lines.enumerated().map { row, text in
        let label =
          row == 0 ? "\(padded(code, to: 6)) \(padded(datum.label.first, to: 22)) " : String(repeating: " ", count: 30)
        return DossierLine(text: label + text, why: why)
      }
        + datum.pictures.map { picture in
          let size = picture.width.flatMap { width in picture.height.map { "\(width) x \($0) pixels" } } ?? ""
          return DossierLine(
            text: String(repeating: " ", count: 30) + "\(size) SHA-256 \(picture.sha256.prefix(16))", style: .faint,
            why: why)
        }
    }
  }

  private var eventLines: [DossierLine] {
    events.map { event in
      let details = event.values.items.sorted { $0.key < $1.key }.map { item, entries in
        "\(right.item(item)?.label.first ?? item): \(entries.flatMap { $0.lines(on: today) }.joined(separator: "; "))"
      }
      let numbers = event.numbers.sorted { $0.key < $1.key }.map { "\($0.key) number \(display($0.value))" }
      return DossierLine(
        text:
          "\(padded(String(event.ordinal), to: 3, align: .trailing))  \(event.effective)  \(right.entry(event.act).first)  \(event.officer)\(annulment(of: event))",
        style: annulled[event.ordinal] == nil ? .plain : .faint, why: account(of: event.ordinal) + numbers + details)
    }
  }
}
