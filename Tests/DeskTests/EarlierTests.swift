import Filing
import Foundation
import Office
import Services
import Standards
import Terminal
import TestSupport
import Testing

@testable import Desk

@MainActor @Suite("Earlier rights at the desk")
struct EarlierTests {
  private static func mark(_ text: String) -> Values {
    var values = Values.lumen
    values["mark_text"] = [.text(text)]
    return values
  }

  /// A register with three marks, of which the last one is examined, and a desk of its examiner.
  private func examined() throws -> (desk: RehearsedDesk, number: String, office: Office) {
    let office = try RehearsedDesk.office("abena")
    for text in ["LUMEN", "LUMINA"] {
      _ = try office.record(ActRequest("receive", right: "T", values: Self.mark(text)))
    }
    let receipt = try office.record(ActRequest("receive", right: "T", values: Self.mark("LUMEN STAR")))
    let number = try #require(receipt.numbers.first)
    _ = try office.record(
      ActRequest(
        "pay_fee", on: [number],
        values: ["fee": [.text("FIL")], "amount": [.number(14_000)], "method": [.text("cash")]]))
    for (act, officer) in [
      ("accord_filing_date", "kofi"), ("pass_formalities", "kofi"), ("classify", "kofi"),
      ("start_examination", "elena"),
    ] {
      _ = try office.acting(as: officer).record(ActRequest(act, on: [number]))
    }
    let desk = try RehearsedDesk(office: office.acting(as: "elena"))
    desk.desk.stack.append(try DossierScreen(number, at: desk.place))
    return (desk, number, office)
  }

  @Test("s shows a hit a line with its reason; verdicts are kept, and F2 puts the sheet with them into its act")
  func judged() throws {
    let (desk, number, office) = try examined()

    desk.type("s")
    desk.type("12")
    try expectScreen(desk, "earlier-rights")

    desk.press(.escape)
    desk.type("s")
    #expect(desk.lines.contains { $0.contains("cite     LUMEN") })
    desk.press(.function(2))
    let form = try #require(desk.desk.stack.last as? ActFormScreen)
    let sheet = try SearchSheet(form.form.texts[SearchSheet.item] ?? "")
    #expect(sheet.lines.map(\.verdict) == [.cite, .discuss])
    desk.press(.control("s"))
    desk.type("r")
    var reading = try Reading(office)
    let filed = try reading.dossier(number).dossier.events.last
    #expect(filed?.act == "freeze_search")
    #expect(try filed?.values.text(SearchSheet.item).map { try SearchSheet($0) } == sheet)
  }

  @Test("Other words are searched when they are typed, those of the file when nothing is")
  func words() throws {
    let (desk, _, _) = try examined()
    desk.type("s")

    desk.type("y")
    desk.press(.control("u"))
    desk.type("LUMINA")
    desk.press(.enter)
    #expect(desk.lines[1].contains("LUMEN STAR  ← LUMINA"))
    #expect(desk.lines[4].contains("LUMINA") && desk.lines[4].contains("identical"))

    desk.type("y")
    desk.press(.control("u"), .enter)
    #expect(desk.lines[1].hasPrefix("  LUMEN STAR") && !desk.lines[1].contains("←"))
  }

  @Test("An invention is searched by the words of its title, and its hits take no verdict")
  func texts() throws {
    let office = try RehearsedDesk.office("abena")
    for title in ["Lamp with a folding arm", "Arms that fold"] {
      var values: Values = [
        "applicant": Values.lumen["applicant"], "title": [.text(title)], "signature": [.text("Ada")],
      ]
      values["description"] = [.text("As drawn.")]
      _ = try office.record(ActRequest("receive", right: "P", values: values))
    }
    let desk = try RehearsedDesk(office: office.acting(as: "priya"))
    let hit = try #require(try desk.place.office.ask(FindDossiers("Lamp with")).hits.first)
    desk.desk.stack.append(try DossierScreen(hit.number, at: desk.place))

    desk.type("s")

    #expect(desk.lines[1].contains("← \"Lamp\" OR \"folding\""))
    #expect(desk.lines[4].contains("Arms that fold") && desk.lines[4].contains("«fold»"))
    desk.type("1")
    #expect(desk.screen.contains("Only marks found by their words stand on a sheet."))
  }
}
