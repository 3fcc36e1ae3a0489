import Filing
import FoundationEssentials
import Standards
import TestSupport
import Testing

@testable import Publishing

@Suite("Editions of an issue")
struct EditionTests {
  private let dossiers: Dossiers

  init() throws { dossiers = try Dossiers() }

  private func content(isClosed: Bool = true) -> IssueContent {
    var issue = dossiers.issue
    issue.isClosed = isClosed
    return IssueContent(
      issue: issue, dossiers: dossiers.all, law: dossiers.law, office: OfficeProfile(settings: dossiers.office),
      certificates: [
        CertificateLeaf(
          number: "T3087758", event: 8, paper: "certificate", digest: String(repeating: "ab", count: 32))
      ])
  }

  private func printer() throws -> IssuePrinter {
    let all = dossiers.documents
    return IssuePrinter(fonts: try .noto()) { digest in
      guard let bytes = all[digest] else { throw CocoaError(.fileNoSuchFile) }
      return bytes
    }
  }

  @Test("The text has lines of at most 76 columns, a head on each page and form feeds between pages")
  func lines() throws {
    let content = content()

    let pages = content.printedText(try printer().document(content)).split(separator: "\u{0C}")

    #expect(pages.count > 2)
    for (index, page) in pages.enumerated() {
      let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count <= 66)
      #expect(lines.allSatisfy { $0.count <= 76 })
      #expect(lines[0].hasPrefix("Gazette of Meridia No. 18/2026  2026-09-09  XX"))
      #expect(lines[0].hasSuffix("\(index + 1) / \(pages.count)"))
      let last = try #require(lines.last { !$0.isEmpty })
      #expect(!last.allSatisfy { "─=-".contains($0) })
    }
  }

  @Test("A proof says so on every page and in every edition")
  func proof() throws {
    let content = content(isClosed: false)
    let document = try printer().document(content)

    let text = content.printedText(document)

    #expect(text.split(separator: "\u{0C}").allSatisfy { $0.hasPrefix("PROOF  Gazette of Meridia") })
    #expect(!text.contains("The issue is closed"))
    #expect(document.watermark == "PROOF")
    #expect(IssueHTML(content).text.contains("class=\"proof\""))
    #expect(!IssueHTML(self.content()).text.contains("class=\"proof\""))
  }

  @Test("The page for browsers has every entry, its links lead somewhere, and no sign of a mark is code")
  func html() {
    let html = IssueHTML(content()).text

    let ids = Set(html.matches(of: /id="([^"]+)"/).map { String($0.1) })
    let links = Set(html.matches(of: /href="#([^"]+)"/).map { String($0.1) })
    #expect(links.isSubset(of: ids))
    #expect(content().items.allSatisfy { ids.contains($0.mark) })
    #expect(html.contains("LUMEN &amp; CO &lt;1&gt;"))
    #expect(!html.contains("<1>"))
  }

  @Test("Indexes by number, person, agent, word, and by class of each classification, collated")
  func indexes() {
    let all = IssueIndex(content()).all

    #expect(
      all.map(\.title) == [
        "By number · Par numéro", "By holder or applicant · Par titulaire ou déposant", "By agent · Par mandataire",
        "By word of the mark · Par élément verbal", "By class, IPC · Par classe, IPC",
        "By class, Locarno · Par classe, Locarno", "By class, Nice · Par classe, Nice",
        "By class, Vienna · Par classe, Vienna",
      ])
    #expect(
      all[1].lines.map(\.key) == [
        "Al Noor Trading Company", "Lumen Works Ltd", "Mingdeng Technology Co., Ltd", "Shevchenko, Olena",
        "Шевченко, Олена", "شركة النور للتجارة", "明灯科技有限公司",
      ])
    #expect(all[3].lines.map(\.key) == ["CO", "LUMEN", "LUMEN & CO <1>", "MINGDENG", "明灯", "明灯 MINGDENG"])
    #expect(
      all[6].lines.map { "\($0.key) \($0.items.map(\.number).joined(separator: " "))" } == [
        "09 T3087758", "11 T3087758", "25 40/2026/000000017-48",
      ])
  }

  @Test("The section of seals lists each certificate with its code and the root over all")
  func seals() throws {
    let text = try content().text(printer())

    #expect(text.contains("Certificates issued since the previous issue"))
    #expect(text.contains(VerificationCode.grouped(VerificationCode.of(digest: String(repeating: "ab", count: 32)))))
    #expect(text.contains(IssueCertificates(content()).root))
  }
}
