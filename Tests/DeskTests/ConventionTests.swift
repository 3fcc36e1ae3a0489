import Filing
import Foundation
import Glibc
import Office
import Services
import Standards
import Terminal
import TestSupport
import Testing

@testable import Desk

extension Spot {
  /// Screens to which the others of the list do not lead.
  static let more: [Spot] = [
    Spot("day") { $0.desk.stack.append(try DayScreen(at: $0.place)) },
    Spot("due") { $0.desk.stack.append(try DueScreen(at: $0.place)) },
    Spot("debtors") { $0.desk.stack.append(try DebtorScreen(at: $0.place)) },
    Spot("suspense") { $0.desk.stack.append(try SuspenseScreen(at: $0.place)) },
    Spot("receipts") { $0.desk.stack.append(try ReceiptsScreen(at: $0.place)) },
    Spot("deliveries") { $0.desk.stack.append(try DeliveriesScreen(at: $0.place)) },
    Spot("to sign") { $0.desk.stack.append(try LaidActsScreen(at: $0.place)) },
    Spot("drafts") { desk in
      let draft = Draft(
        id: "x", kind: .record(act: "close_day", on: .office), title: "专利局 علي Ёлка e\u{301}", field: "",
        texts: ["day": "x"])
      try desk.place.office.keep(draft: draft)
      desk.desk.stack.append(try DraftsScreen([draft], at: desk.place))
    },
    Spot("printed") { $0.desk.stack.append(try PrintQueueScreen(at: $0.place)) },
    Spot("recorded") { $0.desk.stack.append(RecordedScreen(["专利局 علي Ёлка e\u{301}"], papers: [])) },
    Spot("earlier rights") { $0.type("s") },
    Spot("pictures") { desk in
      let one = ShownPicture.Source.file(Data(TestPicture.png(width: 30, height: 20)), "专利局 علي Ёлка e\u{301}.png")
      let none = ShownPicture.Source.file(Data("none".utf8), "none.png")
      desk.desk.stack.append(PicturesScreen([one, none, one], at: desk.place))
    },
    Spot("waiting for the gazette", as: "hyejin") { $0.type("gj") },
    Spot("calendar of issues", as: "hyejin") { $0.type("gd") },
    Spot("errata", as: "hyejin") { $0.desk.stack.append(try ErrataScreen(at: $0.place)) },
    Spot("letters of a day") { $0.desk.stack.append(try LettersScreen(at: $0.place)) },
    Spot("proof of an issue", as: "hyejin") { desk in
      desk.type("g")
      desk.press(.enter)
      desk.type("i")
    },
    Spot("ready for the register") { $0.type("jjj") },
    Spot("a question of the checklist", as: "kofi") { desk in
      desk.desk.stack.append(try DossierScreen("402026000000001", at: desk.place))
      desk.press(.right)
      desk.press(.function(8))
    },
    Spot("how often") { $0.type("n") },
    Spot("columns") { $0.type("c") },
    Spot("write list") { $0.type("x") },
    Spot("money") { $0.type("m") },
  ]
}

@MainActor @Suite("Conventions of every screen", .serialized)
struct ConventionTests {
  private static let places = Result { try Spot.register() }

  /// Every screen as it stands on a terminal of a size, with its type.
  private static func shown(_ size: Size) throws -> [(name: String, types: Set<String>, canvas: Canvas)] {
    try (Spot.all + Spot.more).map { spot in
      let place = try #require(Self.places.get()[spot.officer])
      place.layouts.forget()
      place.size = size
      let desk = try RehearsedDesk(place: place, size: size)
      try spot.open(desk)
      return (spot.testDescription, Set(desk.desk.stack.map { "\(type(of: $0))" }), desk.view)
    }
  }

  private static let least = Result { try shown(.least) }
  private static let wide = Result { try shown(Size(rows: 40, columns: 120)) }

  @Test("no screen is left out of these tests")
  func isWhole() throws {
    let root = "\(RehearsedDesk.root)/Sources/Desk"
    let names = try #require(FileManager.default.enumerator(atPath: root)).compactMap { $0 as? String }
    let known = try names.filter { $0.hasSuffix(".swift") }.flatMap { name in
      try String(contentsOfFile: "\(root)/\(name)", encoding: .utf8).matches(of: /struct (\w+): \w*Screen\b/)
        .map { String($0.1) }
    }
    let seen = try Self.least.get().reduce(into: Set<String>()) { $0.formUnion($1.types) }

    #expect(known.count > 25)
    #expect(Set(known).subtracting(seen).sorted() == [])
  }

  /// The terminals of convention 20, without colours and with a locale that is not UTF-8.
  struct Kind: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var term: String
    var noColor: String?
    var locale: String?

    init(_ term: String, noColor: String? = nil, locale: String? = nil) {
      testDescription = [term, noColor.map { "NO_COLOR=\($0)" }, locale.map { "LC_ALL=\($0)" }].compactMap { $0 }
        .joined(separator: " ")
      (self.term, self.noColor, self.locale) = (term, noColor, locale)
    }
  }

  nonisolated static let terminals: [Kind] =
    [
      "xterm-256color", "linux", "screen-256color", "tmux-256color", "vt220", "xterm-mono", "no-such-terminal",
    ].map { Kind($0) } + [Kind("xterm-256color", noColor: "1"), Kind("xterm-256color", locale: "C")]

  @Test(
    "each is seen as it was drawn, the cursor at its place, in few bytes, and the terminal is given back",
    arguments: terminals)
  func shows(_ kind: Kind) throws {
    for (size, screens) in [(Size.least, try Self.least.get()), (Size(rows: 40, columns: 120), try Self.wide.get())] {
      let pty = try PtyTerminal(rows: size.rows, columns: size.columns)
      setenv("TERM", kind.term, 1)
      if let locale = kind.locale { setenv("LC_ALL", locale, 1) }
      defer { unsetenv("LC_ALL") }
      let terminal = try NcursesTerminal(
        .init(theme: .chosen(.dark, noColor: kind.noColor)), input: pty.slave, output: pty.slave)
      for screen in screens {
        terminal.redraw()
        let before = pty.output.count
        terminal.show(screen.canvas)
        pty.pump()
        #expect(pty.lines == screen.canvas.lines, "\(screen.name)")
        let cursor = try #require(screen.canvas.cursor, "\(screen.name)")
        #expect(pty.cursor == (cursor.row, cursor.column), "\(screen.name)")
        // The whole screen is sent anew, with the colours of the richest theme: 80 by 24 are 1,920 cells.
        if size == .least { #expect(pty.output.count - before <= 5_120, "\(screen.name)") }
      }
      terminal.close()
      pty.pump()
      let sent = String(decoding: pty.output, as: UTF8.self)
      #expect(sent.contains("\u{1B}[?2004l"))
      if kind.term.hasPrefix("xterm-256") { #expect(sent.contains("\u{1B}[?1049l")) }
      if kind.noColor != nil { #expect(sent.matches(of: /\u{1B}\[([0-9]+;)*[34][0-9](;[0-9]+)*m/).isEmpty) }
      #expect((terminal.notice ?? "").contains("no-such-terminal") == (kind.term == "no-such-terminal"))
      #expect((terminal.notice ?? "").contains("not UTF-8") == (kind.locale != nil))
    }
  }

  @Test("each has its title, help on F1 and a way back on Esc")
  func keys() throws {
    for spot in Spot.all + Spot.more {
      let place = try #require(Self.places.get()[spot.officer])
      let desk = try RehearsedDesk(place: place)
      try spot.open(desk)
      let depth = desk.desk.stack.count
      #expect(desk.desk.stack.last?.bindings.find(.escape) != nil, "\(spot)")
      #expect(!desk.lines[0].isEmpty, "\(spot)")
      desk.press(.function(1))
      #expect(desk.desk.stack.last is HelpScreen, "\(spot)")
      desk.press(.escape)
      #expect(desk.desk.stack.count == depth, "\(spot)")
    }
  }

  @Test("the usual columns of each list fit into 80 columns")
  func columns() throws {
    func width(_ screen: some SheetScreen) -> Int { screen.sheet.leastWidth }
    for spot in Spot.all + Spot.more {
      let place = try #require(Self.places.get()[spot.officer])
      place.layouts.forget()
      let desk = try RehearsedDesk(place: place)
      try spot.open(desk)
      for screen in desk.desk.stack {
        if let list = screen as? any SheetScreen { #expect(width(list) <= 80, "\(spot)") }
      }
    }
    for page in DossierPage.allCases {
      let width = SheetView<DossierLine>(page.columns) { _ in "" }.leastWidth
      #expect(width <= 80, "\(page)")
    }
  }

  @Test("on each, hostile texts and torn sizes are shown without harm")
  func sizes() throws {
    for size in [Size(rows: 24, columns: 80), Size(rows: 50, columns: 160), Size(rows: 25, columns: 110)] {
      for screen in try Self.shown(size) {
        #expect(screen.canvas.size == size)
        #expect(screen.canvas.lines.allSatisfy { columnWidth($0) <= size.columns }, "\(screen.name)")
      }
    }
  }
}
