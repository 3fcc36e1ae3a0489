import Filing
import Standards

/// The lives of the example dossiers.
struct Stories {
  let law: Law
  let pictures = TestPictures()

  private func story(_ letter: String) -> Story { Story(law.right(letter)!) }

  func trademark() -> Dossier {
    var story = story("T")
    story.record(
      "2026-01-12", "receive",
      [
        "applicant": [.party(TestParties.chinese)], "representative": [.party(TestParties.agent)],
        "priority": [.priority(PriorityClaim(number: "87654321", date: CalendarDate("2025-09-02")!, office: "CN"))],
        "mark_kind": [.text("combined")], "mark_text": [.text("明灯 MINGDENG")],
        "picture": [.attachment(pictures.attachment(1, "mark.png"))],
        "transliteration": [.text("Mingdeng")], "translation": [.text("bright lamp")],
        "colours": [.text("grey, white")],
        "vienna": [.symbol(ClassSymbol(scheme: "Vienna", symbol: "26.01.01", edition: "9"))],
        "goods": [
          .goods(GoodsClass(number: 9, edition: "13-2026", terms: ["software for lighting control", "sensors"])),
          .goods(GoodsClass(number: 11, edition: "13-2026", terms: ["lamps", "lanterns", "electric light bulbs"])),
        ],
        "language": [.text("en")], "mark_type": [.text("individual")], "features": [.text("The circles turn.")],
      ], numbers: ["application": "402026000000001"], officer: "mara")
    story.record("2026-01-14", "accord_filing_date", officer: "fatima")
    story.record("2026-02-03", "pass_formalities", officer: "fatima")
    story.record("2026-02-10", "start_examination", officer: "tomas")
    story.record("2026-03-02", "accept", officer: "tomas")
    story.record("2026-04-01", "order_publication", officer: "tomas")
    story.record(
      "2026-04-15", "publish_application", ["issue": [.text("2026-08")], "published_event": [.number(6)]],
      officer: "greta")
    story.record("2026-08-03", "grant_after_examination", numbers: ["registration": "T3087758"], officer: "rosa")
    return story.dossier(id: 1, today: Dossiers.today)
  }

  func wordMark() -> Dossier {
    var story = story("T")
    story.record(
      "2026-06-01", "receive",
      [
        "applicant": [.party(TestParties.arabic)], "representative": [.party(TestParties.agent)],
        "mark_kind": [.text("word")],
        "mark_text": [.text("LUMEN & CO <1>")],
        "goods": [.goods(GoodsClass(number: 25, edition: "13-2026", terms: ["clothing", "footwear"]))],
      ], numbers: ["application": "402026000000017"], officer: "mara")
    story.record("2026-06-02", "accord_filing_date", officer: "fatima")
    story.record("2026-06-20", "pass_formalities", officer: "fatima")
    story.record("2026-07-01", "start_examination", officer: "tomas")
    story.record("2026-08-12", "accept", officer: "tomas")
    story.record("2026-08-24", "order_publication", officer: "tomas")
    return story.dossier(id: 2, today: Dossiers.today)
  }

  func design() -> Dossier {
    var story = story("D")
    let locarno = ClassSymbol(scheme: "Locarno", symbol: "26-05", edition: "15")
    story.record(
      "2026-02-02", "receive",
      [
        "applicant": [.party(TestParties.lumen)], "creators": [.party(TestParties.cyrillic)],
        "product": [.text("Lamps")],
        "features": [.text("Base with three rings; shade of pressed glass.")],
        "designs": [
          .design(
            DesignItem(
              number: 1, product: "Table lamp", symbol: locarno,
              views: (2...4).map { pictures.attachment($0, "1.\($0 - 1)") })),
          .design(
            DesignItem(
              number: 2, product: "Wall lamp", symbol: locarno,
              views: (5...6).map { pictures.attachment($0, "2.\($0 - 4)") })),
        ],
      ], numbers: ["application": "302026000000004"], officer: "jonas")
    story.record("2026-02-05", "accord_filing_date", officer: "fatima")
    story.record("2026-03-01", "pass_formalities", officer: "fatima")
    story.record("2026-03-20", "start_examination", officer: "ines")
    story.record("2026-04-10", "intend_grant", officer: "ines")
    story.record("2026-08-05", "grant_after_formalities", numbers: ["registration": "D296123"], officer: "rosa")
    return story.dossier(id: 3, today: Dossiers.today)
  }

  func patent() -> Dossier {
    var story = story("P")
    story.record(
      "2026-01-20", "receive", invention("Lamp with self-aligning shade", agent: true),
      numbers: ["application": "102026000000002"], officer: "wei")
    story.record("2026-01-22", "accord_filing_date", officer: "fatima")
    story.record("2026-02-25", "pass_formalities", officer: "fatima")
    story.record("2026-03-01", "request_examination", officer: "wei")
    story.record("2026-03-10", "order_publication", officer: "peter")
    story.record(
      "2026-03-18", "publish_application", ["issue": [.text("2026-06")], "published_event": [.number(5)]],
      officer: "greta")
    story.record("2026-05-04", "office_action", ["grounds": [.text("Claim 2 is not clear (IPA 7).")]], officer: "peter")
    story.record("2026-06-01", "reply", officer: "wei")
    story.record("2026-06-20", "intend_grant", officer: "peter")
    story.record("2026-08-10", "grant_after_examination", numbers: ["registration": "P184387"], officer: "rosa")
    return story.dossier(id: 4, today: Dossiers.today)
  }

  func utilityModel() -> Dossier {
    var story = story("U")
    var values = invention("Holder for lantern", agent: false)
    values["applicant"] = [.party(TestParties.cyrillic)]
    values["representative"] = [.party(TestParties.agent)]
    story.record("2026-03-03", "receive", values, numbers: ["application": "202026000000003"], officer: "olga")
    story.record("2026-03-05", "accord_filing_date", officer: "fatima")
    story.record("2026-04-01", "pass_formalities", officer: "fatima")
    story.record("2026-04-20", "start_examination", officer: "peter")
    story.record("2026-05-11", "intend_grant", officer: "peter")
    story.record("2026-08-11", "grant_after_formalities", numbers: ["registration": "U41254"], officer: "rosa")
    return story.dossier(id: 5, today: Dossiers.today)
  }

  func defective() -> Dossier {
    var story = story("P")
    story.record(
      "2026-05-04", "receive",
      [
        "applicant": [.party(TestParties.arabic)], "title": [.text("Valve")],
        "description": [.attachment(TestPictures.description)],
      ],
      numbers: ["application": "102026000000009"], officer: "mara")
    story.record("2026-05-06", "accord_filing_date", officer: "fatima")
    story.record(
      "2026-05-12", "invite_correction", ["text": [.text("The pages of the description have no numbers.")]],
      numbers: ["letter": "L2026/000042"], officer: "fatima")
    return story.dossier(id: 6, today: "2026-05-12")
  }

  private func invention(_ title: String, agent: Bool) -> Values {
    [
      "applicant": [.party(TestParties.lumen)], "creators": [.party(TestParties.ada), .party(TestParties.cyrillic)],
      "priority": [
        .priority(
          PriorityClaim(number: "FR2501234", date: CalendarDate("2025-02-10")!, office: "FR", accessCode: "A1B2"))
      ],
      "title": [.text(title)],
      "ipc": [
        .symbol(ClassSymbol(scheme: "IPC", symbol: "F21V 1/00", edition: "2026.01")),
        .symbol(ClassSymbol(scheme: "IPC", symbol: "F21S 6/00", edition: "2026.01")),
      ],
      "abstract": [.text("A lamp whose shade is held by three springs, so that it returns to its place after a push.")],
      "description": [.attachment(TestPictures.description)],
      "claims": [
        .text("1. Lamp with a shade (1), characterised in that three springs (2) hold it."),
        .text("2. Lamp according to claim 1, in which the springs are of steel."),
      ],
      "drawings": [.attachment(pictures.attachment(7, "fig1.png"))],
    ]
  }

  static func issue(_ dossiers: [Dossier]) -> GazetteIssue {
    GazetteIssue(
      id: "2026-18", number: 18, year: 2026, date: CalendarDate("2026-09-09")!, cutOff: CalendarDate("2026-08-31")!,
      isClosed: true,
      entries: dossiers.flatMap { dossier in
        dossier.queue.map { entry in
          GazetteEntry(
            section: entry.section, number: dossier.applicationNumber, event: entry.event, act: entry.act,
            title: dossier.title,
            owner: dossier.owners.first?.name ?? "", since: entry.since)
        }
      },
      notices: [
        "The Office is closed on 15 September 2026. Time limits that end on that day end on the next working day.",
        "From 1 October 2026 fees can also be paid by card.",
      ],
      seals: (1...4).map {
        DaySeal(
          date: CalendarDate(2026, 8, 24 + $0)!, sequence: 100 + $0 * 7,
          seal: String(repeating: "a1b2c3d\($0)", count: 8))
      },
      previousHash: String(repeating: "0f1e2d3c", count: 8))
  }
}
