import Filing
import Foundation
import Office
import Services
import Standards
import Terminal
import TestSupport
import Testing

@testable import Desk

@MainActor @Suite("The desk line by line", .serialized)
struct LinearTests {
  let office: Office

  init() throws { office = try RehearsedDesk.office("abena") }

  /// A session of an officer that gives these answers, the sign-in first.
  @discardableResult
  private func session(_ answers: String..., settings: DeskSettings = DeskSettings(), page: Int? = nil) throws
    -> ScriptedLines
  {
    let lines = ScriptedLines(answers)
    let mine = try #require(try LinearDesk.signedIn(lines, (nil, nil)) { try office.signedIn($0) })
    let desk = try Desk.opened(
      office: mine, driver: QuietTerminal(), codes: RehearsedDesk.codes.get(), terms: RehearsedDesk.terms,
      settings: settings, clock: { RehearsedDesk.now })
    LinearDesk(desk, lines: lines, page: page).run()
    return lines
  }

  /// Expects the transcript to be the golden one; seals and ids count as zeros.
  private func expect(_ lines: ScriptedLines, _ name: String) throws {
    let text = lines.text.replacing(/[0-9a-f]{64}/, with: String(repeating: "0", count: 64))
      .replacing(/[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}/, with: "00000000-0000-0000-0000-000000000000")
    try expectGolden(text, "\(name).linear")
  }

  private func dossier(_ number: String) throws -> Dossier { try RehearsedDesk.place(office).dossier(number) }

  @Test("a word mark is filed and paid; a wrong answer is told and asked again, nothing is lost")
  func files() throws {
    let lines = try session(
      "abena", "wrong", "abena", "meridia", "?", "new", "t", "?", "w", "NOVA", "Nova Ltd", "1 Harbour Row",
      "Port Clement", "??", "fran", "1", "", "^goods", "25: clothing", "", "FR 2025-13-45 1",
      "FR 2025-12-01 4711", "", "y", "A. Vidal", "!", "^save", "q", "c", "^^")

    try expect(lines, "filing")
    let dossier = try dossier("402026000000001")
    #expect(dossier.title == "NOVA")
    #expect(dossier.owners.map(\.name) == ["Nova Ltd"])
    #expect(dossier.fees.filter(\.isOpen).isEmpty)
    #expect(dossier.payments.count == 1)
    #expect(try office.ask(ListDrafts()).isEmpty)
  }

  @Test("an act is found, filled in and laid before another officer, who reads and signs it")
  func signs() throws {
    _ = try office.record(ActRequest("receive", right: "T", values: .lumen))
    let registrar = try session(
      "hyejin", "meridia", ":open issue", "2", "2026-03-02", "^cut", "2026-03-02", "r", "gazette", "1", "z",
      "^save", "r", "2026-1", "2026-01", "meridia", "", "", "^^")
    let deputy = try session("marguerite", "meridia", "b", "1", "wrong", "1", "meridia", "^^")

    try expect(registrar, "issue-laid")
    try expect(deputy, "issue-signed")
    #expect(try office.ask(ReadIssue("2026-01")).isClosed)
  }

  @Test("the screens speak the language of the officer")
  func speaks() throws {
    _ = try office.record(ActRequest("receive", right: "T", values: .lumen))
    defer { _ = DeskSettings().begin(for: nil) }

    let lines = try session(
      "kofi", "meridia", "?", "1", "?", "page", "^", "a 1", "?", "^save", "r", "^^",
      settings: DeskSettings(DeskConf("language = fr"), languages: LanguageTests.folder))

    try expect(lines, "accord-fr")
  }

  @Test("the end of the input keeps what was typed, and the next session goes on in the same field")
  func ends() throws {
    try session("abena", "meridia", "new", "t", "w", "NOVA")
    #expect(try office.ask(ListDrafts()).map(\.texts) == [["mark_kind": "word", "mark_text": "NOVA"]])

    let again = try session("abena", "meridia", "1", "^^")

    #expect(again.transcript.contains { $0.hasPrefix("(731) Applicant") })
  }

  @Test("what a stranger wrote reaches nobody as a sequence of the terminal; signs in texts are taken as they stand")
  func hostile() throws {
    let lines = try session(
      "abena", "meridia", "new", "t", "w", "=^\u{1B}[2J\u{202E}x", "=?", "^", "\u{1B}[A", "", "999", "a 7", "-1",
      "0", "xyz", "/LUMEN", "/", ":\u{1B}]0;x", "^", "^^")

    #expect(lines.text.unicodeScalars.allSatisfy { $0 == "\n" || mark(for: $0) == nil })
    #expect(try office.ask(ListDrafts())[0].texts["applicant"] == "?")
  }

  @Test("long lists and texts come page by page where somebody listens")
  func pages() throws {
    for _ in 0..<12 { _ = try office.record(ActRequest("receive", right: "T", values: .lumen)) }

    let lines = try session("kofi", "meridia", "", "", "", "", "^^", page: 5)

    #expect(lines.transcript.contains("Rows 1 to 5 of 12. Enter reads on."))
    #expect(lines.transcript.contains("Rows 6 to 10 of 12. Enter reads on."))
    #expect(lines.transcript.contains("That was the last row."))
  }

  @Test("nobody is let in by a name alone; a password that was given with the name is tried once")
  func locked() throws {
    let nobody = ScriptedLines([])
    #expect(try LinearDesk.signedIn(nobody, (nil, nil)) { try office.signedIn($0) } == nil)
    #expect(throws: (any Error).self) {
      _ = try LinearDesk.signedIn(ScriptedLines(["abena", "x"]), (nil, nil)) { try office.signedIn($0) }
    }
    let given = ScriptedLines(["abena"])
    #expect(throws: (any Error).self) {
      _ = try LinearDesk.signedIn(given, ("abena", "x")) { try office.signedIn($0) }
    }
    #expect(given.transcript == [])
  }
}

@MainActor @Suite("Every screen line by line", .serialized)
struct LinearScreenTests {
  private static let places = Result { try Spot.register() }

  @Test("everything that it says is told, its commands are explained, and it is left", arguments: Spot.all + Spot.more)
  func isTold(_ spot: Spot) throws {
    let place = try #require(Self.places.get()[spot.officer])
    let desk = try RehearsedDesk(place: place)
    try spot.open(desk)
    desk.desk.settle()
    let top = try #require(desk.desk.stack.last)
    let lines = ScriptedLines(["?", "!"] + Array(repeating: "^", count: 8) + ["^^"])

    LinearDesk(desk.desk, lines: lines).run()

    let said = Set(lines.transcript)
    #expect(lines.text.contains(say(top.title)), "\(lines.text)")
    for line in top.told.lines { #expect(said.contains(printable(line)), "\(line)") }
    switch top.told.asks {
    case .rows(let rows), .found(_, let rows):
      for place in 0..<min(50, rows.count) {
        #expect(said.contains(printable("\(place + 1): \(rows.text(place))")), "row \(place)")
      }
    case .field(let field): for line in field.whole { #expect(said.contains(printable(line)), "\(line)") }
    case .letters(let choices):
      for choice in choices { #expect(lines.text.contains("\(choice.letter) \(choice.label)")) }
    case .line, .nothing: break
    }
    if !top.offers.allSatisfy({ $0.command == .back }) {
      for line in LinearCommands(top).lines { #expect(said.contains(printable(line)), "\(line)") }
    }
    #expect(lines.text.unicodeScalars.allSatisfy { $0 == "\n" || mark(for: $0) == nil })
    #expect(desk.desk.isDone)
  }
}
