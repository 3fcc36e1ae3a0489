import TestSupport
import Testing

/// A task of the desk as somebody does it, line by line, over the demonstration office.
struct Walk: CustomTestStringConvertible, Sendable {
  /// Who answers what on which day, and what he must be told.
  struct Session: Sendable {
    var officer: String
    var day = Program.today
    var answers: [String]
    var told: [String]
  }

  /// The task, as the plan of three working days numbers it.
  let task: String
  let sessions: [Session]
  /// What of the task nobody can do at the desk yet; nil where it is whole.
  var lacks: String?
  /// A classification that is installed before, as a table.
  var installing: String?
  var testDescription: String { task }

  init(_ task: String, lacks: String? = nil, installing: String? = nil, _ sessions: Session...) {
    (self.task, self.lacks, self.installing, self.sessions) = (task, lacks, installing, sessions)
  }
}

extension Walk.Session {
  static func by(_ officer: String, on day: String = Program.today, _ answers: [String], told: String...) -> Self {
    .init(officer: officer, day: day, answers: answers, told: told)
  }
}

extension Walk {
  static let forms = "\(TestPaths.root)/Seed/Meridia/Demonstration/forms"
  static let (valve, palm) = ("102026000000002", "402026000000003")
  static let (lumen, sweets, pump) = ("402026000000001", "402026000000002", "102026000000001")
  static let fresh = "402026000000004"

  /// Finds the file of a number and opens it.
  static func file(_ number: String, _ answers: String...) -> [String] { ["f", number, "1"] + answers }

  /// Finds an act of a file by its words, and opens its form.
  static func act(_ words: String, on number: String, _ answers: String...) -> [String] {
    file(number, "a", "/\(words)", "1") + answers
  }

  static let filing: Session = .by(
    "abena",
    [
      "new", "t", "w", "NOVA", "Nova Ltd", "1 Harbour Row", "Port Clement", "^goods", "25: clothing", "^intention", "y",
      "^signature", "A. Nova", "^save", "c",
    ],
    told: "Mark: NOVA", "To pay: 100 XTS", "= Recorded: 40/2026/000000004", "Paid 100 XTS, receipt Q2026/000021",
    "Paper: Filing receipt, to Nova Ltd", "Paper: Fee receipt, to Nova Ltd")

  static let opening: Session = .by(
    "hyejin", [":open issue", "2", "2026-11-04", "", "r", "^^"], told: "Issue 2026-05 of 2026-11-04, cut-off 2026-10-26"
  )

  /// Reception and data capture.
  static let clerk: [Walk] = [
    Walk("K1 open the day", .by("kofi", [], told: "Docket", "Waiting for the gazette: 1, the oldest since 2026-10-19")),
    Walk("K2 receive a filing, K3 take the fee", filing),
    Walk(
      "K4 receive mail",
      .by(
        "abena", act("awaited", on: valve, "^save", "r"), told: "1: Receive correction or answer  (awaited)",
        "= Recorded: 10/2026/000000002-85: Correction or answer received", "Met: Correction of formalities")),
    Walk(
      "K5 capture parties",
      .by(
        "abena", ["new", "t", "^representative", "Vidal & Ro", "1", "!"],
        told: "1 similar person: Vidal & Rocha Trade Mark Agents",
        "4: (740) Representative [#1 Vidal & Rocha Trade Mark Agents]")),
    Walk(
      "K6 capture goods, title, claims",
      .by(
        "abena", ["new", "t", "^priority", "FR 2025-13-45 1", "FR 2026-06-01 1", "^goods", "25 35", "!"],
        told: "! (300) Priority: The calendar has no day 2025-13-45.", "The 6 months of priority end on 2026-12-01.",
        "(511) Goods and services 2 [35:"),
      filing,
      .by(
        "nadia", act("key again", on: fresh, "^mark", "NOVO", "!"), told: "Refused as it stands",
        "keyed now: “NOVO”; it stands: “NOVA”"),
      .by(
        "liwei", act("key again", on: fresh, "^mark", "NOVA", "^save", "r"),
        told: "= Recorded: 40/2026/000000004-87: Captured data keyed again")),
    Walk(
      "K7 capture the picture",
      .by(
        "abena", ["new", "t", "f", "DONG", "\(forms)/dongfang.png", "^picture", "^pictures"],
        told: "dongfang.png, 9912 bytes, 640 x 480", "dongfang.png: ")),
    Walk(
      "K8 index",
      installing: "code\tlevel\tparent\ttitle_en\n26\tcategory\t\tGeometrical figures\n26.01.01\tsection\t26\tCircles",
      .by("abena", ["new", "t", "^goods", "??", "cloth", "1", "!"], told: "25  Clothing and footwear", "[25: "),
      .by(
        "tomas", ["new", "t", "f", "^allFields", "^vienna", "??", "circles", "1", "!"],
        told: "26.01.01  Circles; Geometrical figures",
        "[26.01.01]")),
    Walk(
      "K9 formality checklist",
      .by(
        "kofi", file(valve, "page", "ask", "y"), told: "[Findings]",
        "open; Formalities; Signature; The application is not signed.",
        "Does the title say plainly what the invention is",
        "Refused as it stands")
    ),
    Walk(
      "K10 send letters",
      .by("kofi", file(valve, "page", "page", "page", "page", "page", "page", "1"), told: "[Papers]", "Check valve"),
      .by(
        "elena", act("suspend", on: palm, "Earlier application", "", lumen, "2027-04-20", "^save", "r"),
        told: "Paper: Letter"),
      .by(
        "kofi", ["k", "letters", "*", "l", "p"], told: "Letters of 2026-10-20", "post; 2026-10-30", "Print these?",
        "1 letter and the dispatch list are printed."),
      .by("kofi", ["k", "letters"], told: "Dispatch list of 2026-10-20")),
    Walk(
      "K11 scan and file",
      .by(
        "abena", act("letter", on: valve, "Power of attorney", "^documents", "\(forms)/deed.pdf", "^save", "r"),
        told: "deed.pdf, ", "= Recorded: 10/2026/000000002-85: Letter received"),
      .by(
        "abena", [":COVER+10202600000000285+receive_letter+", "1", "^documents", "\(forms)/deed.pdf", "^save", "r"],
        told: "Receive a letter: Check valve for sea water", "= Recorded: 10/2026/000000002-85: Letter received")),
    Walk(
      "K12 where is my file",
      .by(
        "abena", file(palm), told: "2: Waits for; the office: Classification, until 2026-02-23",
        "3: Then; Pass formalities (formality, examiner, patent_officer, registrar)")),
    Walk(
      "K13 correct own typing error", filing,
      .by(
        "abena", act("own typing", on: fresh, "^mark_text", "NOVAS", "^save", "r"), told: "(540) Mark: NOVA -> NOVAS",
        "= Recorded: 40/2026/000000004-87: Correction of a typing error"),
      .by(
        "abena", act("own typing", on: valve, "^allFields", "^title", "Valve", "!"), told: "Refused as it stands",
        "yours to correct is only what you entered today",
        "“Correct an error of the applicant or holder” is for formality")),
    Walk(
      "K14 close the day",
      .by(
        "dawit", ["m", "1", "close", "^save", "r", "meridia", "marguerite", "meridia"],
        told: "3: Total of the day 0 XTS", "Recorded: 2026-10-20  Day closed")),
    Walk(
      "K15 power fails", .by("abena", ["new", "t", "w", "NOVA"], told: "(731) Applicant"),
      .by("abena", ["1", "!"], told: "Unfinished forms", "2: (540) Mark [NOVA]", "(731) Applicant (needed):")),
  ]
}
