import Filing
import Office
import Standards
import Terminal
import TestSupport
import Testing

@testable import Desk

@MainActor @Suite("A word mark at the counter")
struct CounterTests {
  let office: Office
  let desk: RehearsedDesk

  init() throws {
    office = try RehearsedDesk.office("abena")
    desk = try RehearsedDesk(office: office)
    desk.press(.function(6))
    desk.type("t")
  }

  private var fields: [String] {
    (desk.desk.stack.last as? FilingScreen)?.form.view.fields.map(\.id) ?? []
  }

  @Test("asks nine fields of a word mark, and the picture of a figurative one")
  func nine() {
    desk.fill("w")
    #expect(
      fields == [
        "mark_kind", "mark_text", "applicant", "representative", "goods", "priority", "intention", "signature",
        "signatory",
      ])
    #expect(desk.texts == ["mark_kind": "word"])

    desk.press(.backTab, .backspace, .backspace, .backspace, .backspace)
    desk.fill("f")

    #expect(fields.prefix(3) == ["mark_kind", "mark_text", "picture"])
  }

  @Test("shows the other fields behind one key, and again only those that matter or have a value")
  func all() {
    let few = fields.count

    desk.press(.alt("+"))
    #expect(fields.count > 25)
    desk.go(to: "disclaimer")
    desk.type("LTD")
    desk.press(.alt("+"))

    #expect(fields.count == few + 1)
    #expect(fields.last == "disclaimer")
  }

  @Test("F8 goes from gap to gap of the checklist")
  func gaps() {
    desk.fill("w", "NOVA")

    desk.press(.function(8))
    let first = desk.field
    desk.press(.function(8))

    #expect(["goods", "intention", "applicant"].contains(first))
    #expect(desk.field != first)
  }

  @Test("with a known agent it is filed and paid with at most 15 keys beyond the text")
  func keys() throws {
    var values = Values.lumen
    values["representative"] = [.party(Party(names: [Name("Vidal & Rocha", language: "en")]))]
    _ = try office.record(ActRequest("receive", right: "T", values: values))
    let desk = try RehearsedDesk(office: office)
    var keys = 0
    func press(_ all: Key...) {
      for key in all { desk.press(key) }
      keys += all.count
    }

    press(.function(6), .character("t"))
    press(.character("w"), .tab)
    desk.type("NOVA")
    press(.tab)
    desk.type("Nova Ltd | 1 Harbour Row | Port Clement")
    press(.tab)
    desk.type("Vida")
    press(.right, .tab)
    desk.type("25: clothing")
    press(.tab, .tab)
    press(.character("y"), .tab)
    desk.type("A. Vidal")
    press(.function(2))
    #expect(desk.screen.contains("Mark: NOVA"))
    press(.character("c"))

    #expect(keys == 14)
    let dossier = try desk.place.dossier("402026000000002")
    #expect(dossier.title == "NOVA")
    #expect(dossier.owners.map(\.name) == ["Nova Ltd"])
    #expect(dossier.values.parties("representative").map(\.name) == ["Vidal & Rocha"])
    #expect(dossier.values["goods"].map(\.readBack) == ["25: clothing"])
    #expect(dossier.values.text("signature") == "A. Vidal")
    #expect(dossier.fees.filter(\.isOpen).isEmpty)
    #expect(dossier.payments.count == 1)
    #expect(dossier.papers.map(\.paper) == ["filing_receipt", "fee_receipt"])
    #expect(desk.screen.contains("Number 40/2026/000000002"))
  }

  @Test("a payment that is refused leaves the filing recorded and says so")
  func refusedPayment() throws {
    desk.fill("w", "NOVA", "Nova Ltd")
    desk.go(to: "goods")
    desk.type("25: clothing")

    desk.press(.control("s"), .character("d"))

    #expect(try desk.place.dossier("402026000000001").payments.isEmpty)
    #expect(desk.screen.contains("but the payment was not"))
  }

  @Test("signs that no installed font has are told before the filing is recorded")
  func unshown() throws {
    desk.fill("w", "NOVA \u{1F600}", "Nova Ltd")
    desk.press(.control("s"))

    #expect(desk.screen.contains("U+1F600"))
  }

  @Test("what is read back has the words of the applicant and the sum")
  func readBack() throws {
    desk.fill("w", "专利局 علي Ёлка", "Nova Ltd", "1 Harbour Row", "Port Clement")
    desk.go(to: "goods")
    desk.type("25: clothing; footwear")
    desk.go(to: "priority")
    desk.type("FR 2025-12-01 4711")
    desk.press(.control("s"))

    try expectScreen(desk, "filing-read-back")
  }
}

@MainActor @Suite("Letters of choices")
struct LetterTests {
  @Test("every letter of every hint is what it says")
  func all() throws {
    let place = try RehearsedDesk.place(RehearsedDesk.office("abena"))
    var letters = 0
    for right in try place.currentLaw.rights {
      for item in right.form + right.actItems where item.kind == .choice && !item.letters.isEmpty {
        for part in item.hint.split(separator: ", ") {
          let letter = String(part.prefix { $0 != " " })
          let read = item.read(letter, codes: place.codes)
          #expect(read == .success([.text(item.letters[letter] ?? "")]), "\(item.item) \(letter)")
          letters += 1
        }
      }
    }

    #expect(letters > 60)
  }
}
