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
  var testDescription: String { task }

  init(_ task: String, lacks: String? = nil, _ sessions: Session...) {
    (self.task, self.lacks, self.sessions) = (task, lacks, sessions)
  }
}

extension Walk.Session {
  static func by(_ officer: String, on day: String = Program.today, _ answers: [String], told: String...) -> Self {
    .init(officer: officer, day: day, answers: answers, told: told)
  }
}

extension Walk {
  private static let forms = "\(TestPaths.root)/Seed/Meridia/Demonstration/forms"
  private static let (valve, palm) = ("102026000000002", "402026000000003")
  private static let (lumen, sweets, pump) = ("402026000000001", "402026000000002", "102026000000001")
  private static let fresh = "402026000000004"

  /// Finds the file of a number and opens it.
  private static func file(_ number: String, _ answers: String...) -> [String] { ["f", number, "1"] + answers }

  /// Finds an act of a file by its words, and opens its form.
  private static func act(_ words: String, on number: String, _ answers: String...) -> [String] {
    file(number, "a", "/\(words)", "1") + answers
  }

  private static let filing: Session = .by(
    "abena",
    [
      "new", "t", "w", "NOVA", "Nova Ltd", "1 Harbour Row", "Port Clement", "^goods", "25: clothing", "^intention", "y",
      "^signature", "A. Nova", "^save", "c",
    ],
    told: "Mark: NOVA", "To pay: 100 XTS", "= Recorded: 40/2026/000000004", "Paid 100 XTS, receipt Q2026/000021",
    "Paper: Filing receipt, to Nova Ltd", "Paper: Fee receipt, to Nova Ltd")

  private static let opening: Session = .by(
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
      "K6 capture goods, title, claims", lacks: "no field is keyed twice",
      .by(
        "abena", ["new", "t", "^priority", "FR 2025-13-45 1", "FR 2026-06-01 1", "^goods", "25 35", "!"],
        told: "! (300) Priority: The calendar has no day 2025-13-45.", "The 6 months of priority end on 2026-12-01.",
        "(511) Goods and services 2 [35:")),
    Walk(
      "K7 capture the picture",
      .by(
        "abena", ["new", "t", "f", "DONG", "\(forms)/dongfang.png", "^picture", "^pictures"],
        told: "dongfang.png, 9912 bytes, 640 x 480", "dongfang.png: ")),
    Walk(
      "K8 index", lacks: "symbols of Vienna and Locarno have no list; they are completed as they are typed",
      .by("abena", ["new", "t", "^goods", "??", "cloth", "1", "!"], told: "25  Clothing and footwear", "[25: ")),
    Walk(
      "K9 formality checklist",
      .by(
        "kofi", file(valve, "page", "ask", "y"), told: "[Findings]",
        "open; Formalities; Signature; The application is not signed.",
        "Does the title say plainly what the invention is",
        "Refused as it stands")
    ),
    Walk(
      "K10 send letters", lacks: "a batch and its dispatch list are commands: print papers, print dispatch",
      .by("kofi", file(valve, "page", "page", "page", "page", "page", "page", "1"), told: "[Papers]", "Check valve")),
    Walk(
      "K11 scan and file", lacks: "no cover sheet bears a bar code that a scanner files by",
      .by(
        "abena", act("letter", on: valve, "Power of attorney", "^documents", "\(forms)/deed.pdf", "^save", "r"),
        told: "deed.pdf, ", "= Recorded: 10/2026/000000002-85: Letter received")),
    Walk(
      "K12 where is my file",
      .by(
        "abena", file(palm), told: "2: Waits for; the office: Classification, until 2026-02-23",
        "3: Then; Pass formalities (formality, examiner, patent_officer, registrar)")),
    Walk(
      "K13 correct own typing error", lacks: "the counter cannot correct an event of its own; formality and others can",
      .by(
        "abena", file(valve, "a", "/annul"),
        told: "Correct or annul an event; needs the role formality or examiner")),
    Walk(
      "K14 close the day",
      .by(
        "dawit", ["m", "1", "close", "^save", "r", "meridia", "marguerite", "meridia"],
        told: "3: Total of the day 0 XTS", "Recorded: 2026-10-20  Day closed")),
    Walk(
      "K15 power fails", .by("abena", ["new", "t", "w", "NOVA"], told: "(731) Applicant"),
      .by("abena", ["1", "!"], told: "Unfinished forms", "2: (540) Mark [NOVA]", "(731) Applicant (needed):")),
  ]

  /// Examination and registration.
  static let registrar: [Walk] = [
    Walk("X1 morning list", .by("elena", ["j"], told: "mine, by risk")),
    Walk(
      "X2 accord the filing date", filing,
      .by(
        "kofi", act("accord the", on: fresh, "^save", "r"), told: "Filing date: 2026-10-20",
        "= Recorded: 40/2026/000000004-87: Filing date accorded")),
    Walk("X3 formal examination", .by("kofi", file(palm, "page", "1"), told: "[Findings]", "met; Filing date")),
    Walk(
      "X4 search for earlier marks",
      .by(
        "abena", ["new", "t", "w", "LUMENA", "Nova Ltd", "", "", "^goods", "11: lamps", "^save", "r"], told: "LUMENA"),
      .by("elena", file(fresh, "s", "cite 1", "w 1"), told: "Earlier right", "LUMEN", "cite; LUMEN")),
    Walk("X5 examine pictures", .by("joao", file(sweets, "v"), told: "Pictures", "dongfang.png: ")),
    Walk(
      "X6 write the office action",
      .by(
        "elena",
        act(
          "office action", on: palm, "??", "1", "@descriptive sign=PALM | what=a palm | goods=dates", "",
          "Limit the goods.", "", "^save", "r"),
        told: "1: Mark is descriptive; IPA 6(1)(b)", "Opens: Reply to the office action, due 2027-02-01",
        "= Recorded: 40/2026/000000003-90: Office action issued")),
    Walk(
      "X7 manage replies and extensions",
      .by(
        "kofi", act("extend a", on: valve, "??", "4", "^save", "r"),
        told: "4: Correction of formalities; FOR-INV 2026-12-07", "Request to extend a time limit received")),
    Walk(
      "X8 suspend for an earlier application", lacks: "the chain of files that wait for one another is not drawn",
      .by(
        "elena", act("suspend", on: palm, "Earlier application", "", lumen, "2027-04-20", "^save", "r"),
        told: "Suspension begins on 2026-10-20", "= Recorded: 40/2026/000000003-90: Procedure suspended")),
    Walk(
      "X9 decide and accept",
      .by(
        "elena", act("refuse the app", on: palm, "Descriptive.", "", "^save", "r", palm, "meridia", "", ""),
        told: "Stage: examination, active -> terminated, not active", "Two signatures"),
      .by("marguerite", ["b", "1", "meridia"], told: "laid by elena", "= Recorded: 40/2026/000000003-90")),
    Walk(
      "X10 handle opposition",
      .by(
        "tomas", act("opposition", on: pump, "Rival Pumps Ltd", "^grounds", "Prior use.", "", "^save", "r"),
        told: "Fee Opposition: 300 XTS", "= Recorded: 10/2026/000000001-88: Post-grant opposition received"),
      .by(
        "kofi", file(pump, "page", "page", "page", "open"), told: "Timetable", "Rival Pumps Ltd",
        "2026-11-20    Admissibility of the challenge  [runs]  the office")),
    Walk(
      "X11 grant, register, print certificate",
      .by("marguerite", ["j", "j", "j"], told: "only ready for the register"),
      .by(
        "marguerite", act("copy of the cert", on: lumen, "^reason", "Asked for.", "", "^save", "r"),
        told: "Copy of the certificate issued", "Recorded: 40/2026/000000001-96")),
    Walk(
      "X12 recordals",
      .by(
        "kofi",
        [
          "p", "Vidal", "1", "*", "a", "/change of name", "1", "^allFields", "^evidence", "\(forms)/deed.pdf",
          "^applicant", "Solaris SA", "^save", "l",
        ], told: "Fee Change of name, address or agent: 20 + 1 × 5", "and 1 more", "1 of 2 files are refused",
        "Record this?")),
    Walk(
      "X13 renewals and lapses",
      .by(
        "marguerite", on: "2028-09-01", ["*", "a", "1", "^save"], told: "1: Lapse; 2 files",
        "10/2026/000000001-88: Lapse", "20/2026/000000001-26: Lapse")),
    Walk(
      "X14 certified extracts",
      .by(
        "marguerite", act("extract", on: lumen, "^save", "r"), told: "Fee Register extract: 15 XTS",
        "= Recorded: 40/2026/000000001-96: Register extract issued")),
    Walk(
      "X15 month report",
      .by(
        "marguerite", ["f", " ", "^nextColumn", "^nextColumn", "^nextColumn", "^nextColumn", "^frequencies"],
        told: "How often: Stage", "1: grant; 5; 62.5 %")),
  ]

  /// The gazette.
  static let gazette: [Walk] = [
    Walk(
      "Z1 know what is waiting",
      .by(
        "hyejin", ["g", "waiting", "sections"], told: "1: 1; waits; Recordals; 40/2026/000000001-96; LUMEN",
        "1 waiting, 0 late"),
      .by("hyejin", ["g"], told: "Waiting for the gazette: 1, the oldest since 2026-10-19", "1: 2026-04; 2026-10-07")),
    Walk("Z2 open an issue", opening),
    Walk(
      "Z3 collect items, Z4 check completeness", opening,
      .by("hyejin", ["g", "1"], told: "1 entry in 1 section: 1 in order, 0 wrong, 0 held; published 2026-11-04")),
    Walk(
      "Z5 proof-read, Z7 indexes and numbering", lacks: "the proof has no change bars and no reader's initials",
      opening,
      .by("hyejin", ["g", "1", "i"], told: "Proof of issue 2026-05", "By word of the mark")),
    Walk(
      "Z6 hold or move items", opening,
      .by(
        "hyejin", ["g", "1", "h 1", "^reason", "The owner asked.", "", "^save", "r"],
        told: "0 in order, 0 wrong, 1 held")),
    Walk(
      "Z8 close and date, Z11 start terms", opening,
      .by(
        "hyejin", on: "2026-11-04",
        ["g", "1", "z", "^save", "r", "2026-05", "meridia", "marguerite", "meridia", ""],
        told: "Issue of the gazette closed", "Issue 2026-05. closed"),
      .by("hyejin", file(sweets, "page", "page", "page"), told: "[Limits]", "Opposition")),
    Walk(
      "Z9 print and distribute, Z10 publish machine-readable",
      .by("hyejin", ["g", "1", "export", "out"], told: "Export of issue 2026-04", "files in out")),
    Walk(
      "Z12 errata", lacks: "issue, page and INID code are typed, not taken from the correction",
      .by("marguerite", act("erratum", on: lumen, "!"), told: "Correct a publication (erratum)", "Refused as it stands")
    ),
    Walk("Z13 archive", .by("hyejin", ["g", "4", "i"], told: "Issue 2026-01. closed", "LUMEN")),
  ]
}
