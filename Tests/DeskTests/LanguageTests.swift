import Foundation
import Office
import Standards
import Terminal
import TestSupport
import Testing

@testable import Desk

@MainActor @Suite("Languages of the desk")
struct LanguageTests {
  nonisolated static var folder: String {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Resources/Languages").standardized.path
  }
  nonisolated static var languages: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".po") }
      .map { String($0.dropLast(3)) }.sorted()
  }

  /// What the screens say, as it stands in the program: texts of `say`, and all that begin as a sentence or a name does.
  static func texts() throws -> Set<String> {
    let root = RehearsedDesk.root
    let names = try #require(FileManager.default.enumerator(atPath: "\(root)/Sources/Desk")).compactMap {
      $0 as? String
    }
    // The list says these: it knows no language.
    var found: Set<String> = [
      "Nothing found", "Nothing found so far", "%1 of %2", "%1 of %2 (%3)", "%1, %2 marked",
    ]
    found.formUnion(Stage.allCases.map(\.words) + LegalState.allCases.map(\.words))
    for name in names
    where name.hasSuffix(".swift") && !name.hasPrefix("Settings/") && !name.hasSuffix("KeyChoice.swift") {
      let text = try String(contentsOfFile: "\(root)/Sources/Desk/\(name)", encoding: .utf8)
      var isSaid = false
      for line in text.split(separator: "\n") where !line.drop(while: { $0 == " " }).hasPrefix("//") {
        defer { isSaid = line.hasSuffix("say(") }
        for match in line.matches(of: /(say\()?"((?:[^"\\]|\\.)*)"/) {
          let said = String(match.2)
          guard !said.isEmpty, !said.contains("\\(") else { continue }
          let isProse = said.hasSuffix(".") && said.contains(" ") && said.first?.isLetter == true
          let beginsLine = isSaid && line[..<match.range.lowerBound].allSatisfy { $0 == " " }
          let isName = said.prefixMatch(of: /[ ]*[A-Z][A-Za-z]/) != nil
          if match.1 != nil || beginsLine || isProse || isName { found.insert(said) }
        }
        for match in line.matches(of: /counted\(.*?"([a-z ]+)", "([a-z ]+)"\)/) {
          found.formUnion([String(match.1), String(match.2)])
        }
      }
    }
    return found.subtracting(["Locarno", "Nice", "Double"])
  }

  @Test("every text is translated, none is unknown, and none is wider than its place", arguments: languages)
  func isWhole(_ language: String) throws {
    let file = try PoFile(String(contentsOfFile: "\(Self.folder)/\(language).po", encoding: .utf8))
    let texts = try Self.texts()

    #expect(file.untranslated == [])
    #expect(texts.subtracting(file.words.keys).sorted() == [], "untranslated")
    #expect(Set(file.words.keys).subtracting(texts).sorted() == [], "unknown")
    let wide = file.words.filter { english, said in
      let width = columnWidth(english)
      let isName = width <= 14 && english.last != "."
      return columnWidth(said) > (isName ? 20 : max(76, width * 14 / 10))
    }
    #expect(wide.values.sorted() == [], "too wide")
  }

  @Test("the six languages of the United Nations are there")
  func areThere() { #expect(Self.languages == ["ar", "es", "fr", "ru", "zh"]) }

  /// Speaks a language while something is done.
  private func speaking(_ conf: DeskConf, as officer: String, _ body: () throws -> Void) rethrows -> [String] {
    let faults = DeskSettings(conf, languages: Self.folder).begin(for: officer)
    defer { _ = DeskSettings().begin(for: nil) }
    try body()
    return faults
  }

  @Test("each officer has his own; keys, headings and hints speak it, and the bar finds commands in both")
  func speaks() throws {
    let office = try RehearsedDesk.office("kofi")
    _ = try office.record(ActRequest("receive", right: "T", values: .lumen))
    var conf = DeskConf()
    conf.languages = ["kofi": "fr"]

    let faults = try speaking(conf, as: "kofi") {
      let desk = try RehearsedDesk(office: office)
      try expectScreen(desk, "docket-fr")
      // What the tables of the office name in its second language is shown in it.
      #expect(desk.screen.contains("Accorder la da"))
      for word in ["cherch", "find"] {
        desk.press(.control("p"))
        desk.type(word)
        #expect(desk.screen.contains("Chercher"))
        desk.press(.escape)
      }
    }
    #expect(faults == [])
    _ = try speaking(conf, as: "abena") {
      let desk = try RehearsedDesk(office: office)
      #expect(desk.lines[0].hasPrefix("XX  Docket"))
    }
  }

  @Test("Chinese and Arabic screens keep their columns", arguments: ["zh", "ar"])
  func screens(_ language: String) throws {
    let office = try RehearsedDesk.office("kofi")
    _ = try office.record(ActRequest("receive", right: "T", values: .lumen))
    var conf = DeskConf("language = \(language)")
    conf.bidi = .app

    let faults = try speaking(conf, as: "kofi") {
      let desk = try RehearsedDesk(office: office)
      try expectScreen(desk, "docket-\(language)")
      if language == "ar" {
        let seen = desk.desk.view(desk.driver.size).inVisualOrder().lines
        try expectGolden(seen.joined(separator: "\n") + "\n", "docket-ar-app.screen")
      }
      desk.press(.function(6))
      desk.type("t")
      try expectScreen(desk, "filing-\(language)")
    }
    #expect(faults == [])
    #expect(conf.faults == [])
  }

  @Test("what the law names in the second language of the office is shown to those who speak it")
  func law() throws {
    let office = try RehearsedDesk.office("kofi")
    let number = try office.record(ActRequest("receive", right: "T", values: .lumen)).numbers[0]

    _ = try speaking(DeskConf("language = fr"), as: "kofi") {
      let desk = try RehearsedDesk(office: office)
      desk.press(.enter)
      try expectScreen(desk, "dossier-fr")
      #expect(desk.lines[0].hasPrefix("XX  Marque  "))
      desk.press(.function(6))
      desk.type("t")
      #expect(desk.screen.contains("(731) Déposant"))
    }
    _ = try speaking(DeskConf("language = es"), as: "kofi") {
      let desk = try RehearsedDesk(office: office)
      desk.press(.enter)
      #expect(desk.lines[0].hasPrefix("XX  Trademark  "))
    }
    #expect(!number.isEmpty)
  }

  @Test("each officer has who puts Arabic in order")
  func bidi() {
    let conf = DeskConf("bidi = app\nbidi.kofi = off\nbidi.abena = both")

    #expect(DeskSettings(conf).bidi(for: "kofi") == .off)
    #expect(DeskSettings(conf).bidi(for: "abena") == .app)
    #expect(DeskSettings(conf).bidi(for: nil) == .app)
    #expect(conf.faults == ["desk.conf, line 3: “both” is no bidi. Write one of terminal, app, off."])
  }

  @Test("a language that is not there, or whose file has a fault, is told; the desk speaks English")
  func faults() throws {
    let folder = "\(NSTemporaryDirectory())ipdesk-po-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try "msgid \"Open\"\nmsgstr Ouvrir".write(toFile: "\(folder)/fr.po", atomically: true, encoding: .utf8)

    let torn = Words.read("fr", in: folder)
    #expect(torn.fault?.hasPrefix("\(folder)/fr.po, line 2: the text does not stand between quotation marks.") == true)
    #expect(torn.words.said("Open") == "Open")
    #expect(Words.read("xx", in: folder).fault == "There is no language “xx”; there are en, fr. English is shown.")
    #expect(Words.read("../fr", in: folder).fault?.hasPrefix("There is no language") == true)
  }
}
