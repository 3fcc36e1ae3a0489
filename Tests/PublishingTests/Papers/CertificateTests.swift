import Filing
import Foundation
import Standards
import TestSupport
import Testing

@testable import Publishing

@Suite("A certificate")
struct CertificateTests {
  private let scene: PaperScene

  init() throws { scene = try PaperScene() }

  private func order(_ dossier: Dossier, _ paper: String, _ act: String) throws -> PaperOrder {
    PaperOrder(
      paper: try #require(scene.dossiers.law.paper(paper)), dossier: dossier,
      event: try #require(dossier.events.last { $0.act == act }), seal: String(repeating: "5ea1", count: 16))
  }

  /// The registered trademark with other values of its form.
  private func trademark(_ change: (inout Values) -> Void) -> Dossier {
    let dossier = scene.dossier("T")
    var events = dossier.events
    change(&events[0].values)
    return Dossier(
      id: 1, right: dossier.right, events: events, calendar: dossier.calendar, today: dossier.today)
  }

  /// The lines of each page, as pdftotext reads them.
  private func pages(_ paper: PrintedPaper) throws -> [[String]] {
    let scratch = try Scratch()
    try paper.pdf().write(to: URL(filePath: scratch.path + "/a.pdf"))
    return try run("pdftotext", ["-layout", scratch.path + "/a.pdf", "-"]).split(separator: "\u{0C}").map { page in
      page.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
  }

  private func signs(_ page: [String]) -> Bool { page.contains { $0.contains("Rosa Marin") } }

  @Test("of a mark fits its page, signature and code included")
  func onePage() throws {
    let dossier = trademark { values in
      values["picture"] = []
      values["applicant"] = [.party(TestParties.lumen)]
      values["mark_text"] = [.text("LUMEN")]
    }
    let paper = try scene.writer.write(order(dossier, "certificate", "grant_after_examination"))

    let pages = try pages(paper)

    #expect(pages.count == 1)
    #expect(signs(pages[0]))
    let scratch = try Scratch()
    try paper.pdf().write(to: URL(filePath: scratch.path + "/a.pdf"))
    #expect(try run("pdfinfo", ["-struct", scratch.path + "/a.pdf"]).contains("H1 (block)"))
    #expect(try run("pdfdetach", ["-list", scratch.path + "/a.pdf"]).contains("1: TrademarkTransaction.xml"))
    #expect(try paper.pdf().count <= 60_000)
  }

  @Test("with a holder of 300 letters and 200 terms keeps the first page complete and heads the annex")
  func annex() throws {
    let terms = (1...200).map { "article number \($0) of the list" }
    let dossier = trademark { values in
      values["picture"] = []
      values["applicant"] = [.party(Party(names: [Name(String(repeating: "Lumen Works ", count: 25))]))]
      values["goods"] = [.goods(GoodsClass(number: 11, edition: "13-2026", terms: terms))]
    }

    let pages = try pages(
      scene.writer.write(order(dossier, "certificate", "grant_after_examination")))

    #expect(pages.count > 1)
    #expect(signs(pages[0]))
    #expect(pages[0].contains { $0.contains("continued on the annex") })
    for page in pages.dropFirst() {
      #expect(page[0].contains("Annex to Certificate of Registration of a Mark No. T3087758"))
      #expect(!signs(page))
    }
  }

  @Test(
    "keeps number, signature and code on the first page however long mark and names are, and puts the rest on the annex"
  )
  func longest() throws {
    let name = (1...200).map { "Partner\($0)" }.joined(separator: " ")
    let mark = (1...900).map { "word\($0)" }.joined(separator: " ")
    for (names, words, pictures) in [(name, "LUMEN", 0), ("Lumen", mark, 0), (name, mark, 0), (name, mark, 2)] {
      let shown = TestPictures()
      let dossier = trademark { values in
        values["picture"] = (0..<pictures).map { .attachment(shown.attachment($0, "p\($0).png")) }
        values["applicant"] = (1...3).map { .party(Party(names: [Name("\($0) \(names)")])) }
        values["mark_text"] = [.text(words)]
      }

      let pages = try pages(scene.writer.write(order(dossier, "certificate", "grant_after_examination")))

      #expect(pages.count > 1)
      #expect(signs(pages[0]) && pages.dropFirst().allSatisfy { !signs($0) })
      for part in ["(111)", "(151)", "continued on the annex"] {
        #expect(pages[0].contains { $0.contains(part) }, "\(part)")
      }
      let annex = Set(pages.dropFirst().joined().flatMap { $0.split(separator: " ") })
      for part in names.split(separator: " ") {
        #expect(annex.contains(part) || pages[0].contains { $0.contains(part) })
      }
      if words == mark { #expect(words.split(separator: " ").allSatisfy(annex.contains)) }
    }
  }

  @Test("breaks a long mark at no sign that it does not have, and shows its scripts in one order")
  func mark() throws {
    let long = "DONAUDAMPFSCHIFFFAHRTSGESELLSCHAFTSKAPITÄNSMÜTZENFABRIKATIONSANLAGE"
    for words in [long, "SUPERCALIFRAGILISTICEXPIALIDOCIOUS"] {
      let dossier = trademark { values in
        values["picture"] = []
        values["mark_text"] = [.text(words)]
      }
      let text = try pages(scene.writer.write(order(dossier, "certificate", "grant_after_examination")))[0]
      #expect(!text.contains { $0.hasSuffix("-") && long.contains($0.dropLast()) })
      #expect(text.contains { $0 == words })
    }
  }

  @Test("of a mark with six pictures shows all of them, numbered")
  func pictures() throws {
    let pictures = TestPictures()
    let dossier = trademark { values in
      values["picture"] = (0..<6).map { .attachment(pictures.attachment($0, "p\($0).png")) }
    }

    let all = try pages(scene.writer.write(order(dossier, "certificate", "grant_after_examination"))).joined()
      .joined(separator: " ").split(separator: " ")

    for number in 1...6 { #expect(all.contains("\(number)")) }
  }

  @Test("of designs numbers the views design by design")
  func designs() throws {
    let dossier = scene.dossier("D")
    let act = try #require(dossier.events.last { $0.numbers["registration"] != nil }).act

    let text = try scene.writer.write(order(dossier, "certificate", act)).text()

    for view in ["1.1", "1.2", "1.3", "2.1", "2.2"] { #expect(text.contains(view)) }
  }

  @Test("of a recordal says who gave way to whom, how far, since when, and under which number")
  func recordal() throws {
    let dossier = scene.dossier("T")
    let licence = try #require(dossier.right.act("licence"))
    let transfer = try #require(dossier.right.act("transfer"))

    let licensed = try scene.writer.write(#require(scene.orders(licence, dossier, fully: true).first)).text()
    let moved = try scene.writer.write(#require(scene.orders(transfer, dossier, fully: true).first)).text()

    for part in ["R2026/00012", "Licensee", "Шевченко, Олена", "Territory", "as the case may be", "2026-09-05"] {
      #expect(licensed.contains(part))
    }
    for part in ["Holder, before", "明灯科技有限公司", "Holder, now", "Шевченко, Олена", "R2026/00012"] {
      #expect(moved.contains(part))
    }
  }

  @Test("counts its copies, calls a duplicate one with its reason, and names the form of each")
  func copies() throws {
    let dossier = scene.dossier("T")
    let act = try #require(dossier.right.act("issue_certificate"))
    let order = try #require(scene.orders(act, dossier, fully: true).first)

    #expect(
      scene.writer.copies(order) == [
        "Copy no. 2 (C2026/000005) · Duplicate / Duplicata · Reason: Zyxqreason one · Form no. A0001",
        "Copy no. 3 (C2026/000005) · Duplicate / Duplicata · Reason: Zyxqreason one · Form no. A0002",
      ])
    let heads = try pages(scene.writer.write(order)).map { $0.joined(separator: " ") }
    #expect(heads.filter { $0.contains("A0001") }.count == 1)
    #expect(heads.filter { $0.contains("A0002") }.count == 1)
  }
}
