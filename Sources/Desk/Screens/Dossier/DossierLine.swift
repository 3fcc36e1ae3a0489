import Filing
import Standards
import Terminal

/// One line of a page of a dossier, and how it came about.
struct DossierLine: Sendable {
  /// Its number on the page.
  var place = 0
  /// What stands in the columns of the page.
  let cells: [String]
  /// The amount in minor units, where it has one.
  var amount = 0
  var style: Style = .plain
  var why: [String] = []
  /// What Enter opens; nil where the line is everything there is.
  var content: Content?

  enum Content: Sendable {
    case paper(IssuedPaper)
    case file(Attachment)
  }
}

extension DossierLine {
  /// The text of a column; empty where the line has none.
  nonisolated func cell(_ place: Int) -> String { cells.indices.contains(place) ? cells[place] : "" }
}

/// The pages of a dossier.
enum DossierPage: String, CaseIterable {
  case bibliography = "Bibliography"
  case findings = "Findings"
  case events = "Events"
  case limits = "Limits"
  case fees = "Fees"
  case receipts = "Receipts"
  case papers = "Papers"
  case publications = "Gazette"

  /// Its columns, in the order in which a line gives their texts.
  var columns: [Column<DossierLine>] {
    func text(_ place: Int) -> @Sendable (DossierLine) -> String { { $0.cell(place) } }
    func day(_ title: String) -> Column<DossierLine> { Column(title, width: 10, value: text(0)) }
    let amount = Column<DossierLine>("Amount", width: 14, align: .trailing, number: { $0.amount }, value: text(2))
    return switch self {
    case .bibliography:
      [
        Column("INID", width: 5, value: text(0)), Column("Item", width: 22, value: text(1)),
        Column("Content", value: text(2)),
      ]
    case .findings:
      [
        Column("State", width: 6, value: text(0)), Column("Checklist", width: 12, value: text(1)),
        Column("Item", width: 18, value: text(2)), Column("Finding", width: 20, grows: true, value: text(3)),
        Column("Rule", width: 10, value: text(4)),
      ]
    case .events:
      [
        Column("No.", width: 3, align: .trailing, number: { Int($0.cell(0)) ?? 0 }, value: text(0)),
        Column("Day", width: 10, value: text(1)), Column("Act", width: 30, grows: true, value: text(2)),
        Column("Officer", width: 12, value: text(3)), Column("Note", width: 12, grows: true, value: text(4)),
      ]
    case .limits:
      [
        day("Due"), Column("Time limit", id: "limit", width: 28, grows: true, value: text(1)),
        Column("State", width: 20, grows: true, value: text(2)),
        Column("Price", width: 10, align: .trailing, number: { $0.amount }, value: text(3)),
      ]
    case .fees:
      [
        day("Day"), Column("Fee", width: 24, grows: true, value: text(1)), amount,
        Column("State", width: 12, value: text(3)),
      ]
    case .receipts:
      [
        day("Day"), Column("Receipt", width: 20, grows: true, value: text(1)), amount,
        Column("For", width: 8, value: text(3)), Column("State", width: 10, value: text(4)),
      ]
    case .papers:
      [
        day("Day"), Column("Paper", width: 24, grows: true, value: text(1)),
        Column("Number", width: 12, value: text(2)),
        Column("Kind", width: 14, value: text(3)),
        Column("Bytes", width: 8, align: .trailing, number: { $0.amount }, value: text(4)),
      ]
    case .publications:
      [
        day("Day"), Column("Issue", width: 9, value: text(1)),
        Column("Event", width: 5, align: .trailing, value: text(2)), Column("Section", value: text(3)),
      ]
    }
  }
}

extension Dossier {
  func lines(of page: DossierPage, law: Law, currency: Currency, chain: [String] = []) -> [DossierLine] {
    var lines: [DossierLine] =
      switch page {
      case .bibliography: standingLines + chainLines(chain) + bibliographyLines
      case .findings: findingLines
      case .events: eventLines
      case .limits: limitLines
      case .fees: feeLines(currency)
      case .receipts: receiptLines(currency)
      case .papers: paperLines(law)
      case .publications: publicationLines(law)
      }
    for place in lines.indices { lines[place].place = place }
    return lines
  }

  /// What a recorded event says of itself.
  func account(of ordinal: Int) -> [String] {
    guard let event = events.first(where: { $0.ordinal == ordinal }) else { return [] }
    let act = right.act(event.act)
    let signature = event.approver.map { say("%1 and %2", event.officer, $0) } ?? event.officer
    return [
      say(
        "“%1” of %2, recorded %3 by %4.", right.entry(event.act).said, "\(event.effective)", "\(event.recorded)",
        signature)
    ]
      + (event.branchRecord.map {
        [say("Recorded first at the branch office “%1” by %2, %3.", $0.branch, $0.officer, "\($0.recorded)")]
      } ?? [])
      + (act.map { $0.basis.isEmpty ? [] : [say("Rule: %1.", $0.basis)] } ?? [])
  }

  var standingLines: [DossierLine] {
    let open = intervals.filter { $0.until == nil }.map { "  " + say("%1 since %2", $0.name, "\($0.from)") }.joined()
    return [
      DossierLine(
        cells: ["", say("Stage %1", "\(stage)"), "\(say(stage.words)), \(say(state.words))\(open)"], style: .strong,
        why: why("stage")
          + (limits.first(where: \.isRunning).map { [say("Waits on: %1.", $0.saidName)] + $0.why } ?? []))
    ] + nextLines
  }

  /// The answer at the telephone: for whom and what it waits and until when, what is owed, what comes next and who does it.
  private var nextLines: [DossierLine] {
    let next = limits.filter(\.isRunning).min { $0.last < $1.last }
    let waits = next.map { limit in
      let who = ["applicant": say("the applicant"), "office": say("the office"), "third": say("third parties")]
      let acts = right.acts.filter { $0.closes.contains(limit.rule.id) && $0.from.contains(stage) }
      let act = acts.first.map { act in
        "\(act.label.said)" + (act.roles.isEmpty ? "" : " (\(act.roles.joined(separator: ", ")))")
      }
      return [
        DossierLine(
          cells: [
            "", say("Waits for"),
            say(
              "%1: %2, until %3", who[limit.rule.waits.rawValue] ?? limit.rule.waits.rawValue, limit.saidName,
              "\(limit.last)"),
          ],
          style: limit.last < today ? .bad : .plain, why: limit.why + account(of: limit.openedBy))
      ] + (act.map { [DossierLine(cells: ["", say("Then"), $0], why: limit.why)] } ?? [])
    }
    let owed = fees.filter(\.isOpen)
    let debt = owed.reduce(0) { $0 + $1.open }
    let money =
      debt == 0
      ? []
      : [
        DossierLine(
          cells: [
            "", say("Owes"), "\(right.currency.named(debt)): \(owed.map(\.label.said).joined(separator: ", "))",
          ],
          style: .warning,
          why: owed.map { "\($0.label.said): \($0.sum(right.currency)) \(right.currency.code)." })
      ]
    return (waits ?? []) + money
  }

  /// The files that wait for one another, as a tree.
  private func chainLines(_ chain: [String]) -> [DossierLine] {
    chain.enumerated().map { place, line in
      DossierLine(cells: ["", place == 0 ? say("Files that wait") : "", line], style: .warning, why: chain)
    }
  }

  private var bibliographyLines: [DossierLine] {
    bibliography(everything: true).flatMap { datum -> [DossierLine] in
      let name = datum.item.hasSuffix("_date") ? String(datum.item.dropLast(5)) : datum.item
      let source = dates[name]?.event ?? events.last { !$0.values[datum.item].isEmpty }?.ordinal
      let why = source.map { account(of: $0) } ?? []
      let code = datum.inid.isEmpty ? "" : "(\(datum.inid))"
      return datum.lines.enumerated().map { row, text in
        DossierLine(cells: row == 0 ? [code, datum.label.said, text] : ["", "", text], why: why)
      }
        + datum.pictures.map { picture in
          let size = picture.width.flatMap { width in picture.height.map { "\(width) x \($0) pixels" } } ?? ""
          return DossierLine(
            cells: ["", "", "\(size) SHA-256 \(picture.sha256.prefix(16))"], style: .faint, why: why)
        }
    }
  }

  private var eventLines: [DossierLine] {
    events.map { event in
      let details = event.values.items.sorted { $0.key < $1.key }.map { item, entries in
        "\(right.item(item)?.label.said ?? item): \(entries.flatMap { $0.lines(on: today) }.joined(separator: "; "))"
      }
      let before = replaced(by: event)
      let numbers = event.numbers.sorted { $0.key < $1.key }.map { "\($0.key) number \(display($0.value))" }
      return DossierLine(
        cells: [
          String(event.ordinal), event.effective.description, right.entry(event.act).said, event.officer,
          annulment(of: event).drop { $0 == " " }.description,
        ],
        style: annulled[event.ordinal] == nil ? .plain : .faint,
        why: account(of: event.ordinal) + numbers + details + before)
    }
  }

  /// What stood before a correction and does not stand any more.
  private func replaced(by event: Event) -> [String] {
    guard right.act(event.act)?.corrects == true, event.ordinal > 1 else { return [] }
    let old = after(event: event.ordinal - 1, today: today)
    return right.form.filter { !event.values[$0.item].isEmpty && !$0.isSecret }.compactMap { item in
      let lines = old.values[item.item].flatMap { $0.lines(on: today) }
      return lines.isEmpty ? nil : say("%1, until then: %2", item.label.said, lines.joined(separator: "; "))
    }
  }
}
