import Foundation
import TestSupport
import Testing

/// `validate` and `reference` as commands: output and exit code as a whole.
@Suite("Strangers' files at the command line", .enabled(if: Program.built != nil))
struct JudgingTests {
  private struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let path: String?
    var text = ""
    let code: Int32
    let told: String
    var testDescription: String { name }
  }

  private static let golden = "\(TestPaths.root)/Tests/Golden"
  private static let noSchema = """
      judged by: no schema: the standard has no schema here
    ipdesk: 1 of 1 documents are well-formed, but nothing judged what stands in them. Install the schema, or judge them elsewhere.
    """

  private static let cases = [
    Case(
      name: "ST.96", path: "\(golden)/TrademarkTransaction.xml", code: 1,
      told: """
        FILE: ST.96 V6_0 TrademarkTransaction, not judged
          judged by: no schema: TrademarkTransaction_V6_0.xsd is not installed; run ipdesk reference install FOLDER
        ipdesk: 1 of 1 documents are well-formed, but nothing judged what stands in them. Install the schema, or judge them elsewhere.
        """),
    Case(
      name: "ST.66", path: "\(golden)/ST66-Transaction.xml", code: 1,
      told: "FILE: ST.66 Transaction, not judged\n\(noSchema)"),
    Case(
      name: "ST.86", path: "\(golden)/ST86-Transaction.xml", code: 1,
      told: "FILE: ST.86 Transaction, not judged\n\(noSchema)"),
    Case(
      name: "ST.36", path: "\(golden)/ST36-bibliographic-data-102026000000002.xml", code: 1,
      told: "FILE: ST.36 bibliographic-data, not judged\n\(noSchema)"),
    Case(
      name: "truncated ST.66", path: nil,
      text: "<Transaction xmlns=\"http://www.wipo.int/standards/XMLSchema/trademarks\"><TradeMark>", code: 1,
      told: """
        FILE: unknown, not in order
          xml-malformed, line 1: Extra content at the end of the document. Write the file with a program that writes XML, and send all of it.
        ipdesk: 1 of 1 documents cannot be taken as they are. Mend what is named.
        """),
    Case(
      name: "a document type with entities", path: nil, text: "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", code: 1,
      told: """
        FILE: unknown, not in order
          xml-doctype, line 1: its document type has declarations of its own. Leave the document type out, or name it without declarations of its own.
        ipdesk: 1 of 1 documents cannot be taken as they are. Mend what is named.
        """),
    Case(
      name: "no standard", path: nil, text: "<recipe><egg/></recipe>", code: 1,
      told: """
        FILE: recipe, not in order
          unknown, line 1, /recipe: the file is of no standard that is read here. Send ST.96, ST.66, ST.86, ST.36 or ST.26.
        ipdesk: 1 of 1 documents cannot be taken as they are. Mend what is named.
        """),
    Case(
      name: "nothing", path: nil, text: "", code: 1,
      told: """
        FILE: unknown, not in order
          xml-empty, line 1: it is empty. Send the file again; it arrived without content.
        ipdesk: 1 of 1 documents cannot be taken as they are. Mend what is named.
        """),
    Case(
      name: "no XML", path: nil, text: "%PDF-1.7", code: 1,
      told: """
        FILE: unknown, not in order
          xml-empty, line 1: it does not begin with an element. Send the file again; it arrived without content.
        ipdesk: 1 of 1 documents cannot be taken as they are. Mend what is named.
        """),
  ]

  @Test("validate says what a file is, what is wrong and how to mend it", arguments: cases)
  private func validates(_ one: Case) throws {
    try withProgram(plant: []) { program in
      let path = try one.path ?? program.write("given.xml", one.text)

      let result = try program.run("validate", path)
      let json = try program.run("validate", path, "--json")

      let told = (result.output + result.error).replacing(path, with: "FILE")
      #expect(result.code == one.code)
      #expect(told == one.told + "\n")
      #expect(json.code == one.code)
      let list = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
      let isUnjudged = one.told.contains("not judged")
      #expect(list?.map { $0["isValid"] as? Bool } == [isUnjudged])
      #expect(list?.map { $0["isJudged"] as? Bool } == [!isUnjudged])
    }
  }

  private let structure = """
    <ClassificationTopStructure edition="13" version="2026"><Class id="c9" classNumber="9" isGoodOrService="good">
    <GoodOrService id="g1" basicNumber="0001"/></Class></ClassificationTopStructure>
    """
  private let texts = """
    <ClassificationTexts edition="13" version="2026" language="en"><ClassesTexts><ClassTexts idRef="c9"><Heading>
    <HeadingItem id="h">Scientific apparatus</HeadingItem></Heading></ClassTexts></ClassesTexts><GoodsAndServicesTexts>
    <GoodOrServiceTexts idRef="g1"><Indication><Label id="l">adding machines</Label></Indication></GoodOrServiceTexts>
    </GoodsAndServicesTexts></ClassificationTexts>
    """
  private let scheme = """
    <IPCScheme edition="20260101"><ipcEntry kind="s" symbol="A" entryType="K"><textBody><title><titlePart><text>HUMAN
    NECESSITIES</text></titlePart></title></textBody><ipcEntry kind="1" symbol="A01B0001020000" entryType="K"><textBody><title>
    <titlePart><text>Spades</text></titlePart><titlePart><text>Shovels</text></titlePart></title></textBody></ipcEntry></ipcEntry>
    </IPCScheme>
    """

  @Test("reference install takes every list of a folder, one that needs another after it, and says what it left")
  func folder() throws {
    try withProgram(plant: []) { program in
      let folder = program.folder + "/lists"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      for (name, text) in [
        ("a-texts.xml", texts), ("b-structure.xml", structure), ("c.tsv", "a\tb\n1\t2\n"), ("notes.md", "none"),
      ] { try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)")) }

      let taken = try program.run("reference", "install", folder)
      let edition = try program.run("reference", "install", folder, "--edition", "1")
      try FileManager.default.removeItem(atPath: folder + "/b-structure.xml")
      try FileManager.default.removeItem(atPath: folder + "/a-texts.xml")
      let none = try program.run("reference", "install", folder)

      let shelf = "\(program.folder)/.local/share/ipdesk/reference"
      #expect(
        taken.output.replacing(shelf, with: "SHELF") == """
          Installed Nice 13-2026: 1 files in SHELF/Nice/13-2026
          Installed Nice 13-2026: 2 files in SHELF/Nice/13-2026
          Not taken: c.tsv: c.tsv:1: no classification has these columns; known are Nice (class, basic_number, indication), Nice (class, heading), Nice (class, note_kind, text), IPC (symbol, level, dots), Vienna (code, level, parent), Locarno (code, level, class). Correct the line.

          """)
      #expect(edition.code == 2)
      #expect(none.code == 1)
    }
  }

  @Test("reference install takes Nice and the IPC as XML and other classifications as tables, editions side by side")
  func installs() throws {
    try withProgram(plant: []) { program in
      let shelf = "\(program.folder)/.local/share/ipdesk/reference"
      func install(_ name: String, _ text: String, _ more: String...) throws -> String {
        let path = try program.write(name, text)
        let process = try program.start(["reference", "install", path] + more, tag: name)
        process.waitUntilExit()
        let told = program.told(name) + program.told(name, "err")
        return "\(process.terminationStatus) " + told.replacing(shelf, with: "SHELF").replacing(path, with: "FILE")
      }

      let told = [
        try install("texts.xml", texts), try install("structure.xml", structure), try install("texts.xml", texts),
        try install("ipc.xml", scheme),
        try install("vienna_9.tsv", "code\tlevel\tparent\ttitle_en\n01\tcategory\t\tSTARS\n"),
        try install("vienna.tsv", "code\tlevel\tparent\ttitle_en\n01\tcategory\t\tSTARS\n"),
        try install("vienna.tsv", "code\tlevel\tparent\ttitle_en\n01\tcategory\t\tSTARS\n", "--edition", "10"),
        try install("locarno_15.tsv", "code\tlevel\tclass\ttitle_en\n01\tclass\t01\tFoodstuffs\n"),
        try install("strange.xml", "<recipe/>"), try install("strange.tsv", "a\tb\n1\t2\n"),
        try install("broken.xml", "<IPCScheme><ipcEntry>"),
      ]
      let list = try program.run("reference", "list")
      let json = try program.run("reference", "list", "--json")

      #expect(
        told == [
          "1 ipdesk: texts.xml:1: these are texts of Nice 13-2026; install the ClassificationTopStructure of that edition first, which says to which class each belongs. Correct the line.\n",
          "0 Installed Nice 13-2026: 1 files in SHELF/Nice/13-2026\n",
          "0 Installed Nice 13-2026: 2 files in SHELF/Nice/13-2026\n",
          "0 Installed IPC 2026.01: 1 files in SHELF/IPC/2026.01\n",
          "0 Installed Vienna 9: 1 files in SHELF/Vienna/9\n",
          "2 ipdesk: FILE: the file does not name its edition; give --edition, e.g. --edition 13-2026.\n",
          "0 Installed Vienna 10: 1 files in SHELF/Vienna/10\n",
          "0 Installed Locarno 15: 1 files in SHELF/Locarno/15\n",
          "1 ipdesk: strange.xml:1: <recipe> is no classification; expected IPCScheme, ClassificationTopStructure or ClassificationTexts as WIPO's XML, or a table. Correct the line.\n",
          "1 ipdesk: strange.tsv:1: no classification has these columns; known are Nice (class, basic_number, indication), Nice (class, heading), Nice (class, note_kind, text), IPC (symbol, level, dots), Vienna (code, level, parent), Locarno (code, level, class). Correct the line.\n",
          "1 ipdesk: The file is refused at line 1 (xml-malformed): Extra content at the end of the document. Ask the sender for a correct file.\n",
        ])
      #expect(
        list.output.replacing(shelf, with: "SHELF") == """
          NAME     EDITION  FILES  FOLDER
          IPC      2026.01  1      SHELF/IPC/2026.01
          Locarno  15       1      SHELF/Locarno/15
          Nice     13-2026  2      SHELF/Nice/13-2026
          Vienna   10       1      SHELF/Vienna/10
          Vienna   9        1      SHELF/Vienna/9

          """)
      let items = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
      #expect(
        items?.map { "\($0["name"] ?? "") \($0["edition"] ?? "")" } == [
          "IPC 2026.01", "Locarno 15", "Nice 13-2026", "Vienna 10", "Vienna 9",
        ])
      let nice = FileManager.default.contents(atPath: shelf + "/Nice/13-2026/terms-en.tsv")
      #expect(
        String(decoding: nice ?? Data(), as: UTF8.self)
          == "class\tbasic_number\tindication\tlang\n9\t\tScientific apparatus\ten\n9\t0001\tadding machines\ten\n")
      let ipc = FileManager.default.contents(atPath: shelf + "/IPC/2026.01/symbols.tsv")
      #expect(
        String(decoding: ipc ?? Data(), as: UTF8.self)
          == "symbol\tlevel\tdots\ttitle\nA\ts\t\tHUMAN NECESSITIES\nA01B 1/02\t1\t\tSpades; Shovels\n")
    }
  }
}
