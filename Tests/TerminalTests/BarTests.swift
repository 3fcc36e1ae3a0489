import Terminal
import Testing

@Suite("Bottom line")
struct BarTests {
  private static func bar(_ bindings: [Binding<Int>], _ width: Int) -> [String] {
    let bar = Bar(Bindings(bindings), width: width)
    return bar.pages.indices.map { page in
      var canvas = Canvas(Size(rows: 1, columns: width))
      bar.draw(on: &canvas, row: 0, page: page)
      return canvas.lines[0]
    }
  }

  private let few = [
    Binding([.function(2)], "Save", 1, disabledReason: "Nothing has changed."),
    Binding([.function(6)], "New", 2, place: .late), Binding([.escape], "Back", 3),
    Binding([.function(9)], "Menu", 4, place: .everyPage), Binding([.character("+")], "More", 5, place: .turn),
  ]

  @Test("shows everything on one page where the width allows, closer together where that saves a page")
  func onePage() {
    #expect(Self.bar(few, 40) == ["F2 Save  Esc Back  F6 New        F9 Menu"])
    #expect(Self.bar(few, 34) == ["F2 Save  Esc Back  F6 New  F9 Menu"])
    #expect(Self.bar(few, 31) == ["F2 Save Esc Back F6 New F9 Menu"])
  }

  @Test("turns to further pages where it must, with the menu and the key that turns them on each")
  func pages() {
    #expect(Self.bar(few, 30) == ["F2 Save F6 New  F9 Menu + More", "Esc Back        F9 Menu + More"])
  }

  @Test("cuts a label only where a page of its own cannot hold it")
  func cuts() {
    let long = [Binding([.function(1)], "Something very long", 1), Binding([.character("+")], "More", 2, place: .turn)]

    #expect(Self.bar(long, 20) == ["F1 Something  + More"])
  }

  @Test("holds every binding exactly once, whatever the width", arguments: 24...140)
  func isWhole(width: Int) {
    let many = (1...12).map { Binding([.function($0)], "Command \($0)", $0, place: $0 > 6 ? .late : .early) }
    let bar = Bar(Bindings(many + [Binding([.character("+")], "More", 0, place: .turn)]), width: width)

    let shown = bar.pages.flatMap { $0.map(\.binding.command) }
    #expect(shown.filter { $0 > 0 }.sorted() == Array(1...12))
    #expect(shown.count { $0 == 0 } == (bar.pages.count > 1 ? bar.pages.count : 0))
    for page in bar.pages.indices {
      for item in bar.pages[page] {
        #expect(bar.binding(at: item.column, page: page)?.command == item.binding.command)
      }
    }
  }

  @Test("shows in faint what cannot be given, and begins again after the last page")
  func draws() {
    let bar = Bar(Bindings(few), width: 32)
    var canvas = Canvas(Size(rows: 1, columns: 32))

    bar.draw(on: &canvas, row: 0, page: bar.pages.count)

    #expect(canvas.text(.barOff, row: 0) == "F2Save")
    #expect(bar.binding(at: 7) == nil)
  }
}
