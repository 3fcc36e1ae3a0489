import Filing
import Foundation
import Office
import Standards
import Terminal
import TestSupport
import Testing

@testable import Desk

@MainActor @Suite("Gazette at the desk")
struct GazetteTests {
  let office: Office
  let number: String

  /// A mark that an older register published was withdrawn and waits for the gazette; the next issue is open.
  init() throws {
    office = try RehearsedDesk.office("abena")
    let registrar = try office.acting(as: "marguerite")
    let source: Values = ["old_source": [.text("volume 3")]]
    number = "402020000000001"
    var values: Values = .lumen
    (values["old_number"], values["old_source"]) = ([.text(number)], source["old_source"])
    _ = try registrar.record(ActRequest("take_over", right: "T", values: values))
    _ = try registrar.record(ActRequest("take_over_publication", on: [number], values: source))
    _ = try registrar.record(ActRequest("withdraw", on: [number]))
    _ = try office.acting(as: "hyejin").record(
      ActRequest(
        "open_issue",
        values: ["issue_date": [.date(CalendarDate(2026, 3, 2)!)], "cut_off": [.date(CalendarDate(2026, 3, 2)!)]]))
  }

  func desk() throws -> RehearsedDesk {
    let desk = try RehearsedDesk(office: try office.acting(as: "hyejin"))
    desk.type("g")
    desk.press(.enter)
    return desk
  }

  @Test("an issue is not closed before its cut-off, and the desk says so before it asks anything")
  func closesLater() throws {
    _ = try office.acting(as: "hyejin").record(
      ActRequest("open_issue", values: ["issue_date": [.date(CalendarDate(2026, 3, 25)!)]]))
    let desk = try RehearsedDesk(office: try office.acting(as: "hyejin"))
    desk.type("g")
    desk.press(.click(Point(row: 3, column: 4)), .click(Point(row: 2, column: 4)), .enter)

    desk.type("z")

    #expect(desk.lines[0].hasPrefix("XX  Issue 2026-02  open, cut-off 2026-03-16"))
    #expect(desk.lines[22] == "! It collects until its cut-off on 2026-03-16; close it then.")
  }

  @Test("what waits stands by age with its sections one key away, and the calendar names the issues to come")
  func waiting() throws {
    let desk = try RehearsedDesk(office: try office.acting(as: "hyejin"))
    desk.type("gj")
    try expectScreen(desk, "waiting")
    desk.type("w")
    try expectScreen(desk, "waiting-sections")
    desk.press(.escape, .escape)
    desk.type("d")
    try expectScreen(desk, "issue-calendar")
    desk.press(.escape, .function(6))
    #expect(desk.lines.contains { $0.contains("2026-03-18") })
  }

  @Test("an issue lists what it collects, section by section, with the check")
  func collects() throws {
    let desk = try desk()

    try expectScreen(desk, "issue-collected")
    desk.type("i")
    try expectScreen(desk, "issue-proof")
  }

  @Test("an entry is held with a reason and released again")
  func holds() throws {
    let desk = try desk()

    desk.type("h")
    desk.go(to: "reason")
    desk.type("Owner asked.")
    desk.press(.control("s"))
    desk.type("r")
    #expect(desk.lines[1].contains("0 in order, 0 wrong, 1 held"))

    desk.type("h")
    desk.press(.control("s"))
    desk.type("r")
    #expect(desk.lines[1].contains("1 in order, 0 wrong, 0 held"))
  }

  @Test("closing shows how many entries are published, asks for the number and a second signature")
  func closes() throws {
    let desk = try desk()
    desk.type("z")
    try expectScreen(desk, "issue-closing")
    desk.press(.control("s"))
    desk.type("r2026-01")
    desk.press(.enter)

    desk.fill("meridia", "hyejin", "meridia")
    #expect(try !desk.place.office.ask(ReadIssue("2026-01")).isClosed)
    desk.press(.escape, .control("s"))
    desk.type("r2026-01")
    desk.press(.enter)
    desk.fill("meridia", "marguerite", "meridia")

    #expect(try desk.place.office.ask(ReadIssue("2026-01")).isClosed)
    #expect(try desk.place.dossier(number).publications.map(\.issue) == ["2026-01"])
  }

  @Test("an export runs beside the desk and leaves its result to read")
  func exports() async throws {
    let folder = "\(NSTemporaryDirectory())ipdesk-issue-\(UUID().uuidString.prefix(8))"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let desk = try desk()

    desk.type("e\(folder)")
    desk.press(.enter)
    let job = try #require(desk.desk.job)
    while job.result == nil { await Task.yield() }
    desk.desk.rest()

    #expect(desk.lines[0].hasPrefix("XX  Export of issue 2026-01"))
    #expect(desk.lines[1].hasPrefix("6 files in \(folder)"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == [
        "TrademarkTransaction.xml", "certificates.tsv", "entries.tsv", "images", "index.html", "issue.pdf", "issue.txt",
        "manifest.sha256",
      ])
    #expect(desk.driver.sounds == [.saved])
  }
}
