extension Walk {
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
      "X8 suspend for an earlier application",
      .by(
        "elena",
        act("suspend", on: palm, "Earlier application", "", "??", "check", "1", "", "2027-04-20", "^save", "r"),
        told: "10/2026/000000002-85  Check valve for sea water", "Suspension begins on 2026-10-20",
        "It waits for 10/2026/000000002-85, Check valve for sea water",
        "= Recorded: 40/2026/000000003-90: Procedure suspended"),
      .by(
        "elena", file(valve), told: "Files that wait; » 10/2026/000000002-85  Check valve for sea water",
        "+- 40/2026/000000003-90"),
      .by("kofi", act("withdraw", on: valve, "^save", "r", valve), told: "Procedure resumed")),
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
      "Z5 proof-read, Z7 indexes and numbering", opening,
      .by(
        "hyejin", ["g", "1", "i", "note", "^save", "r"], told: "Proof of issue 2026-05", "Proof of an issue printed"),
      .by(
        "marguerite", ["g", "1", "i", "initials", "^save", "r"], told: "1: 2; 1; 1; LUMEN", "Pages of a proof read"),
      .by(
        "hyejin", ["g", "1", "i", "whole"], told: "1: 2; 1; 1; marguerite; LUMEN", "By word of the mark")),
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
      "Z12 errata",
      .by(
        "marguerite", act("erratum", on: lumen, "!"), told: "Correct a publication (erratum)", "Refused as it stands",
        "nothing was wrong in print"),
      .by(
        "marguerite",
        act(
          "material", on: sweets, "^allFields", "^translation", "Sweets of the east", "^reason", "Misread.", "",
          "^save", "r",
          "meridia", "sione", "meridia"),
        told: "(566) Translation: Eastern sweets -> Sweets of the east", "Waits for the gazette: section 13, Errata"),
      opening,
      .by(
        "hyejin", ["g", "1", "i", "whole"], told: "for “Eastern sweets” read “Sweets of the east”", "In No. ")),
    Walk("Z13 archive", .by("hyejin", ["g", "4", "i"], told: "Issue 2026-01. closed", "LUMEN")),
  ]
}
