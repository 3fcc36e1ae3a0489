import Filing
import Standards
import Terminal
import TestSupport
import Testing

@testable import Desk
@testable import Office

@MainActor @Suite("Recording")
struct RecordingTests {
  let office: Office

  init() throws { office = try RehearsedDesk.office("abena") }

  func desk(_ officer: String = "abena") throws -> RehearsedDesk {
    try RehearsedDesk(office: try office.acting(as: officer))
  }

  @Test("a filing is written only after its line was confirmed; then the next form is empty")
  func files() throws {
    let desk = try desk()
    desk.press(.function(6))
    desk.type("t")
    desk.fill("word", "LUMEN", "Lumen Ltd", "1 Quay", "Port Lumen", "")
    desk.go(to: "goods")
    desk.type("25: clothing")
    desk.press(.control("s"))
    try expectScreen(desk, "filing-confirm")
    #expect(desk.place.today == RehearsedDesk.now.date)
    #expect(throws: Refusal.self) { try desk.place.dossier("402026000000001") }

    desk.press(.enter)
    #expect(throws: Refusal.self) { try desk.place.dossier("402026000000001") }
    desk.press(.control("s"))
    desk.type("r")

    let dossier = try desk.place.dossier("402026000000001")
    #expect(dossier.title == "LUMEN")
    #expect(dossier.owners.map(\.name) == ["Lumen Ltd"])
    #expect(desk.driver.sounds == [.saved])
    try expectScreen(desk, "filing-recorded")
  }

  @Test("what is written is what was shown before")
  func previewHolds() throws {
    _ = try office.record(ActRequest("receive", right: "T", values: .lumen))
    let desk = try desk("kofi")
    desk.type("a")
    let screen = try #require(desk.desk.stack.last as? ActFormScreen)
    let told = screen.consequences
    try expectScreen(desk, "act-form")

    desk.press(.control("s"))
    desk.type("r")

    let dossier = try desk.place.dossier("402026000000001")
    let reader = try #require(desk.desk.stack.last as? RecordedScreen)
    #expect(reader.text == told.lines.joined(separator: "\n"))
    #expect(told.dossiers.map(\.stage.new) == [dossier.stage])
    #expect(told.dossiers.flatMap(\.limits).filter { $0.kind == .opened }.map(\.due.new) == [dossier.limits.last?.due])
    #expect(desk.lines[0].hasPrefix("XX  Recorded"))
  }

  @Test("a role that may not record an act is told which one may")
  func refuses() throws {
    _ = try office.record(ActRequest("receive", right: "T", values: .lumen))
    let desk = try desk()

    desk.type("a")

    #expect(desk.screen.contains("Accord the filing date"))
    #expect(desk.driver.sounds == [.error])
  }

  @Test("an issue is closed by its typed number and a second signature")
  func closesIssue() throws {
    let desk = try desk("hyejin")
    desk.type("g")
    desk.press(.function(6), .control("u"))
    desk.fill("2026-03-02")
    desk.type("2026-03-02")
    desk.press(.control("s"))
    desk.type("r")
    try expectScreen(desk, "gazette")
    desk.press(.enter)
    try expectScreen(desk, "issue")
    desk.type("z")
    desk.press(.control("s"))
    desk.type("r")
    try expectScreen(desk, "issue-close")

    desk.press(.paste("2026-01"), .enter)
    #expect(desk.screen.contains("That is not “2026-01”."))
    desk.type("2026-01")
    desk.press(.enter)
    try expectScreen(desk, "issue-sign")
    desk.fill("meridia", "marguerite", "meridia")

    #expect(try desk.place.office.ask(ReadIssue("2026-01")).isClosed)
  }

  @Test("without the second password an act waits; the second officer reads it and signs it at his own desk")
  func laid() throws {
    let desk = try desk("hyejin")
    desk.type("g")
    desk.press(.function(6), .control("u"))
    desk.fill("2026-03-02")
    desk.type("2026-03-02")
    desk.press(.control("s"))
    desk.type("r")
    desk.press(.enter)
    desk.type("z")
    desk.press(.control("s"))
    desk.type("r2026-01")
    desk.press(.enter)
    desk.fill("meridia", "marguerite")
    desk.press(.control("s"))
    #expect(try !desk.place.office.ask(ReadIssue("2026-01")).isClosed)

    let other = try RehearsedDesk(office: desk.place.office.acting(as: "marguerite"))
    other.type("b")
    try expectScreen(other, "to-sign")
    other.press(.enter)
    other.fill("meridia")

    #expect(other.screen.contains("Recorded: "))
    #expect(try desk.place.office.ask(ReadIssue("2026-01")).isClosed)
  }

  @Test("a typed party that is known is pointed at after four letters")
  func warnsOfDuplicates() throws {
    _ = try office.record(ActRequest("receive", right: "T", values: .lumen))
    let desk = try desk()
    desk.press(.function(6))
    desk.type("t")
    desk.go(to: "applicant")

    desk.type("Lum")
    #expect(desk.lines[22] == "  26 more fields stand behind Alt-+.")
    desk.type("e")
    #expect(desk.lines[22] == "  1 similar person: Lumen Ltd #1. Ctrl-Space takes one.")
    desk.press(.control(" "), .enter)

    #expect(desk.lines[3] == "* (731) Applicant            #1 Lumen Ltd")
  }

  @Test("Ctrl-D copies the value of the filing before")
  func copiesEarlier() throws {
    let desk = try desk()
    desk.press(.function(6))
    desk.type("t")
    desk.fill("word", "LUMEN", "Lumen Ltd", "1 Quay", "", "")
    desk.press(.control("s"))
    desk.type("r")

    desk.go(to: "applicant")
    desk.press(.control("d"), .enter, .control("d"))

    #expect(desk.lines[3...4] == ["* (731) Applicant            Lumen Ltd", "    Street                   1 Quay"])
  }

  @Test("completion is taken by Right or End only, never by leaving")
  func completes() throws {
    let desk = try desk()
    desk.press(.function(6))
    desk.type("t")
    desk.go(to: "mark_kind")
    desk.type("wo")
    desk.press(.tab, .backTab)
    #expect((desk.desk.stack.last as? FilingScreen)?.form.texts["mark_kind"] == "wo")
    #expect(desk.screen.contains("! (550) Kind of mark"))

    desk.type("r")
    desk.press(.end)

    #expect((desk.desk.stack.last as? FilingScreen)?.form.texts["mark_kind"] == "word")
  }

  @Test("a password is neither shown nor kept")
  func hidesPasswords() throws {
    let desk = try desk()
    desk.type("o")
    desk.press(.enter)
    desk.go(to: "password")

    desk.type("sesame")

    #expect(!desk.screen.contains("sesame"))
    #expect(desk.desk.stack.last?.draft?.texts.values.contains("sesame") != true)
  }

  @Test("an act that ends a dossier asks for its number")
  func asksForNumber() throws {
    let number = try office.record(ActRequest("receive", right: "T", values: .lumen)).numbers[0]
    let registrar = try office.acting(as: "marguerite")
    _ = try registrar.record(ActRequest("accord_filing_date", on: [number]))
    let desk = try desk("marguerite")
    desk.desk.stack.append(try ActFormScreen(number, act: "withdraw", at: desk.place))

    desk.press(.control("s"))
    desk.type("r")
    try expectScreen(desk, "withdraw-number")
    #expect(try !desk.place.dossier(number).has(act: "withdraw"))

    desk.type(number)
    desk.press(.enter)

    #expect(try desk.place.dossier(number).has(act: "withdraw"))
  }

  @Test("an access code is masked while it is typed and kept in no draft, but recorded")
  func hidesAccessCodes() throws {
    let number = try office.record(ActRequest("receive", right: "T", values: .lumen)).numbers[0]
    let desk = try desk()
    desk.desk.stack.append(try ActFormScreen(number, act: "request_priority_copy", at: desk.place))
    desk.go(to: "payer")
    desk.type("Nova Ltd")
    desk.go(to: "access_code")

    desk.type("A1B2")
    desk.go(to: "payer")

    try expectScreen(desk, "access-code")
    #expect(desk.desk.stack.last?.draft?.texts == ["payer": "Nova Ltd"])
    desk.press(.control("s"))
    desk.type("r")
    #expect(try desk.place.dossier(number).events.last?.values.text("access_code") == "A1B2")
  }
}
