import Filing
import Foundation
import Standards
import TestSupport
import Testing

@testable import Publishing

@Suite("ST.66, ST.86 and ST.36")
struct OlderFormatTests {
  private func submission(_ dossiers: [Dossier]) throws -> Submission {
    let all = try Dossiers()
    return Submission(
      office: OfficeProfile(settings: all.office), dossiers: dossiers, issue: all.issue,
      date: CalendarDate("2026-09-09")!, sections: all.law.sections)
  }

  private func filled() throws -> [Dossier] {
    try Dossiers().law.rights.map { SampleDossier(right: $0).dossier(changing: nil) }
  }

  private func files(_ format: Format) throws -> [FormatFile] {
    try format.files(submission(Dossiers().all)) + format.files(submission(filled()))
  }

  private func tree(_ file: FormatFile) throws -> XMLNode {
    let spaces = ["trademarks": "", "designs": ""].map { ("http://www.wipo.int/standards/XMLSchema/\($0)", $1) }
    return try XMLReader(try file.data(), prefixes: Dictionary(uniqueKeysWithValues: spaces)).tree()
  }

  @Test("The documents are those of the golden files", arguments: ["ST66", "ST86", "ST36"])
  func golden(standard: String) throws {
    let format = try #require(Format.named(standard))
    for file in try format.files(submission(Dossiers().all)) {
      #expect(try Golden.difference(file.name, String(decoding: file.data(), as: UTF8.self)) == nil)
    }
  }

  @Test("Every element and attribute of ST.66 stands in WIPO's table but for these")
  func trademarks() throws {
    guard let table = try ElementTable("ST66/ST66-Transaction-V1-1.paths.tsv") else {
      print("ST66 paths are not beside the package: not compared")
      return
    }
    let found = try files(.st66).flatMap { try table.findings(tree($0)) }

    // A kind of category stands in ST.66 V1.1's enumerations; WIPO maps categories to national ones only.
    let mark =
      "Transaction/TradeMarkTransactionBody/TransactionContentDetails/TransactionData/TradeMarkDetails/TradeMark"
    #expect(Set(found) == ["\(mark)/MarkImageDetails/MarkImage/MarkImageCategory/CategoryKind"])
  }

  @Test("Every element and attribute of ST.86 stands in WIPO's table but for these")
  func designs() throws {
    guard let table = try ElementTable("ST86/ST86-Transaction-V1-0.paths.tsv") else {
      print("ST86 paths are not beside the package: not compared")
      return
    }
    let found = try files(.st86).flatMap { try table.findings(tree($0)) }

    // WIPO's table holds mapped nodes only and maps products to national classes.
    let application =
      "Transaction/DesignTransactionBody/TransactionContentDetails/TransactionData/DesignApplicationDetails/DesignApplication"
    let design = "\(application)/DesignDetails/Design"
    #expect(
      Set(found) == [
        "\(application)/CorrespondenceAddress/CorrespondenceAddressBook", "\(application)/DesignApplicationNumber",
        "\(design)/DesignRepresentationSheetDetails/DesignRepresentationSheet",
        "\(design)/IndicationProductDetails/IndicationProduct/ClassDescriptionDetails",
        "\(design)/IndicationProductDetails/IndicationProduct/ClassificationKindCode",
      ])
  }

  @Test("Every element and attribute of ST.36 stands in WIPO's tables but for these")
  func patents() throws {
    guard let bibliography = try ElementTable("ST36/ST36-bibliographic-data-v2-3.paths.tsv"),
      let body = try ElementTable("ST36/ST36-application-body-v1-6.paths.tsv")
    else {
      print("ST36 paths are not beside the package: not compared")
      return
    }
    let found = try files(.st36).flatMap { file in
      try (file.name.contains("body") ? body : bibliography).findings(tree(file))
    }

    // WIPO's tables hold mapped nodes only; these stand in the EPO's DTD, which follows ST.36.
    let data = "bibliographic-data"
    #expect(
      Set(found) == [
        "\(data)/assignees/assignee/addressbook/synonym", "\(data)/date-exhibition-filed/date",
        "\(data)/parties/applicants/applicant/addressbook/synonym",
        "\(data)/parties/correspondence-address/addressbook/text",
        "\(data)/parties/inventors/inventor/addressbook/synonym", "\(data)/related-documents/division/relation",
      ])
  }

  /// The first line in which two elements differ.
  private func difference(_ left: XMLNode, _ right: XMLNode) throws -> String? {
    let lines = try [left, right].map { String(decoding: try $0.document(), as: UTF8.self).split(separator: "\n") }
    guard lines[0] != lines[1] else { return nil }
    let pair = zip(lines[0], lines[1]).first { $0 != $1 }
    return "\(left.name): \(pair?.0 ?? "end") / \(pair?.1 ?? "end")"
  }

  @Test("Every line of the tables is read")
  func tables() {
    #expect([ST66.mapping, ST86.mapping, ST36.mapping, ST36.families].map(\.unread) == [[], [], [], []])
  }

  /// A record as the scan of a stranger's file hands it over.
  private func record(_ node: XMLNode) -> IntakeNode {
    let record = IntakeNode(node.name, 1, node.attributes)
    for part in node.content {
      switch part {
      case .text(let text): record.add(text)
      case .element(let child): record.add(self.record(child))
      }
    }
    return record
  }

  /// What a mapping has read, with the prefixes that its table gives the names.
  private func node(_ read: IntakeNode, _ names: [String: String]) -> XMLNode {
    let inner = read.children.map { XMLContent.element(node($0, names)) }
    return XMLNode(
      names[read.name] ?? read.name,
      attributes: read.attributes.map {
        XMLAttribute(names["@" + $0.name].map { String($0.dropFirst()) } ?? "", $0.value)
      },
      content: inner.isEmpty && !read.ownText.isEmpty ? [.text(read.ownText)] : inner)
  }

  private func names(_ rows: [MappingRow]) -> [String: String] {
    rows.reduce(into: [:]) { names, row in
      var steps: [String] = []
      if case .path(let path) = row.place { steps += path }
      if case .joined(_, let paths) = row.value { steps += paths.joined() }
      for step in steps {
        let name = String(step.prefix { !"|[+".contains($0) })
        names[(name.hasPrefix("@") ? "@" : "") + IntakeNode.local(String(name.drop { $0 == "@" }))] = name
      }
      names.merge(self.names(row.rows)) { first, _ in first }
    }
  }

  @Test("What is written is read back into the same")
  func roundTrip() throws {
    let mappings = [
      ("TradeMark", ST66.mapping, Format.st66), ("DesignApplication", ST86.mapping, .st86),
      ("bibliographic-data", ST36.mapping, .st36), ("application-body", ST36.mapping, .st36),
    ]
    var records = 0
    for (name, mapping, format) in mappings {
      let row = try #require(mapping.row(name))
      let names = names(mapping.rows)
      for file in try files(format) {
        let spaces = ["trademarks", "designs"].map { ("http://www.wipo.int/standards/XMLSchema/\($0)", "") }
        let reader = try XMLReader(file.data(), prefixes: Dictionary(uniqueKeysWithValues: spaces))
        try reader.records(name) { given, _ in
          let (read, unknown) = row.read(record(given))
          let written = try #require(row.inside(node(read, names)))
          #expect(unknown == [])
          let difference = try difference(ST36.completed(written), given)
          #expect(difference == nil)
          records += 1
        }
      }
    }
    #expect(records == 13)
  }

  @Test("Bibliographic data and bodies are valid against the EPO's DTD, but for the format of drawings in PNG")
  func valid() throws {
    let dtd = "\(TestPaths.root)/../shared/standards/ST36/EPO/ep-patent-document-v1-5.dtd"
    guard FileManager.default.fileExists(atPath: dtd), FileManager.default.fileExists(atPath: "/usr/bin/xmllint") else {
      print("the DTD or xmllint is not there: not validated")
      return
    }
    var complaints: Set<String> = []
    // The EPO's DTD knows the parts of a body, not the body itself.
    let roots = try files(.st36).map(tree).flatMap { $0.name == "application-body" ? $0.children : [$0] }
    for root in roots {
      let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xml").path
      try root.document().write(to: URL(filePath: path))
      defer { try? FileManager.default.removeItem(atPath: path) }
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/xmllint")
      process.arguments = ["--nonet", "--noout", "--dtdvalid", dtd, path]
      let pipe = Pipe()
      process.standardError = pipe
      try process.run()
      let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      for line in text.split(separator: "\n") where line.contains("validity error") {
        complaints.insert(String(line.drop { $0 != ":" }.drop { $0 == ":" || $0.isNumber }))
      }
    }

    let png =
      " element img: validity error : Value \"png\" for attribute img-format of img is not among the enumerated set"
    #expect(complaints == [png])
    #expect(roots.count == 18)
  }
}
