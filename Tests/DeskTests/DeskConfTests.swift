import Foundation
import Office
import Terminal
import TestSupport
import Testing

@testable import Desk

@MainActor @Suite("Settings of a desk")
struct DeskConfTests {
  @Test("theme, bell, printer, languages, keys and columns")
  func reads() {
    let conf = DeskConf(
      """
      # The counter
      theme = highcontrast
      bell=error
      printer = ipp://here/one
      language = fr
      language.kofi = es
      lock = 0
      mouse = yes
      key.find = Alt-5x, Alt-Y
      key.amend = F4 Alt-; é
      columns.docket = number, title
      """)

    #expect(conf.theme == .highContrast)
    #expect(conf.bell.sounds == [.error])
    #expect(conf.printer == "ipp://here/one")
    #expect((conf.language, conf.languages) == ("fr", ["kofi": "es"]))
    #expect((conf.lock, conf.usesMouse) == (0, true))
    #expect(conf.keys == ["amend": [.function(4), .alt(";"), .character("é")]])
    #expect(conf.columns == ["docket": ["number", "title"]])
    #expect(conf.faults == ["desk.conf, line 9: “Alt-5x” is no key. Write F5, Ctrl-S, Alt-Y, Space or a letter."])
  }

  @Test(
    "a line that cannot be used is told with line and remedy, and the rest holds",
    arguments: [
      ("theme", "“theme” is no setting. Write: name = value."),
      ("= dark", "“= dark” is no setting. Write: name = value."),
      ("theme = pink", "“pink” is no theme. Write one of terminal, dark, light, highContrast, mono, ascii."),
      ("lock = soon", "“soon” is no number of minutes. Write lock = 5, or 0 for never."),
      ("key.find =", "no key is named. Write key.find = Alt-Y."),
      ("colour = red\u{1B}[2J", nil), (String(repeating: "x", count: 100_000), nil), ("\u{FFFD}\0 = \0", nil),
    ])
  func faults(_ line: String, _ told: String?) {
    let conf = DeskConf("theme = dark\n\(line)\nbell = off")

    #expect(conf.theme == .dark)
    #expect(conf.bell == .off)
    #expect(conf.faults.count == 1)
    if let told { #expect(conf.faults == ["desk.conf, line 2: \(told)"]) }
    #expect(conf.faults.allSatisfy { $0.count < 300 && !$0.contains("\u{1B}") && !$0.contains("\0") })
  }

  @Test("keys are given where they do no harm; what is not given is told")
  func keys() {
    defer { _ = Command.choose([:]) }
    let faults = Command.choose([
      "find": [.alt(";"), .character("é")], "print": [.control("w")], "write": [.control("x")],
      "hold": [.character("ü")], "fly": [.alt("'")],
    ])

    #expect(Command.find.keys.always == [.alt(";")])
    #expect(Command.find.keys.list == [.character("é")])
    #expect(faults.count == 3)
    #expect(faults[0] == "key.fly: there is no such command. `ipdesk keys` lists them.")
    #expect(faults[1].hasPrefix("key.hold: a letter works only where nothing is typed."))
    #expect(faults[2] == "key.print: Ctrl-W edits text. Choose another one.")
    #expect(Command.write.keys.always == [.control("x")])
    #expect(Command.choose(["find": [.function(1)]])[0].contains("F1 is the key of “Help” (help)"))
  }

  @Test("the desk opens with a broken file, says what is wrong, and the given key works")
  func opens() throws {
    let office = try RehearsedDesk.office("kofi")
    _ = try office.record(ActRequest("receive", right: "T", values: .lumen))
    let terminal = ScriptedTerminal(keys: [.escape, .alt(";")])
    defer { _ = DeskSettings().begin(for: nil) }

    try Desk.run(
      office: office, driver: terminal, codes: RehearsedDesk.codes.get(), terms: RehearsedDesk.terms,
      settings: DeskSettings(DeskConf("theme pink\nkey.gazette = Alt-;"))
    ) { RehearsedDesk.now }

    #expect(terminal.shown.first?.lines.joined().contains("desk.conf, line 1") == true)
    #expect(terminal.shown.last?.lines[0].hasPrefix("XX  Gazette") == true)
  }

  @Test("the key card names every command with the keys that hold")
  func card() {
    defer { _ = DeskSettings().begin(for: nil) }
    let card = KeyCard(DeskSettings(DeskConf("key.find = Alt-;")))

    #expect(card.lines.map(\.command) == Command.allCases.map(\.rawValue))
    #expect(card.text(width: 80).contains { $0.hasPrefix("f, Alt-;               Find           Finds dossiers by") })
    #expect(card.text(width: 80).allSatisfy { columnWidth($0) <= 80 })
  }
}

@Suite("Names of keys")
struct KeyNameTests {
  @Test("are read as they are shown")
  func names() {
    let keys: [Key] = [
      .character("x"), .character("é"), .character(" "), .control(" "), .control("s"), .alt("?"), .function(12), .enter,
      .backTab, .pageUp, .delete, .control("\\"),
    ]

    #expect(keys.map { Key(named: $0.name) } == keys)
    #expect(
      ["", "F13", "Ctrl-é", "Alt-", "Alt-7", "Shift-x", "\u{1B}", "xx"].map { Key(named: $0) }.allSatisfy { $0 == nil })
  }
}
