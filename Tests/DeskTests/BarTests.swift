import Filing
import Foundation
import Office
import Standards
import Terminal
import TestSupport
import Testing

@testable import Desk

@MainActor @Suite("Bottom line of each screen")
struct ScreenBarTests {
  /// One register for every case: nothing is recorded in it.
  private static let places = Result {
    let office = try RehearsedDesk.office("abena")
    _ = try office.record(ActRequest("receive", right: "T", values: .lumen))
    _ = try office.acting(as: "hyejin").record(
      ActRequest(
        "open_issue",
        values: ["issue_date": [.date(CalendarDate(2026, 3, 2)!)], "cut_off": [.date(CalendarDate(2026, 3, 2)!)]]))
    return try Dictionary(
      Set(Spot.all.map(\.officer)).map { name in
        (name, try RehearsedDesk.place(office.acting(as: name)))
      }, uniquingKeysWith: { first, _ in first })
  }

  private func desk(_ spot: Spot, columns: Int = 80) throws -> RehearsedDesk {
    let place = try #require(Self.places.get()[spot.officer])
    place.layouts.forget()
    place.size = Size(rows: columns == 80 ? 24 : 40, columns: columns)
    let desk = try RehearsedDesk(place: place, size: place.size)
    try spot.open(desk)
    return desk
  }

  @Test("shows every key, on pages that one key turns, at 80 and at 120 columns")
  func pages() throws {
    var text = ""
    for spot in Spot.all {
      text += "\(spot.testDescription)\n"
      for columns in [80, 120] {
        let desk = try desk(spot, columns: columns)
        let bar = Bar(desk.desk.stack[desk.desk.stack.count - 1].bindings, width: columns)
        let first = desk.lines.last
        for page in bar.pages.indices {
          let line = desk.lines.last ?? ""
          text += "\(columns)  \(line)\n"
          #expect(line.contains(/F9 Menu( |$)/) || line.contains(/Ctrl-P Menu/))
          #expect((line.hasSuffix("+ More") || line.hasSuffix("Ctrl-B More")) == (bar.pages.count > 1))
          #expect(Set(bar.pages[page].map(\.binding.command)).count == bar.pages[page].count)
          if bar.pages.count > 1 { desk.press(.control("b")) }
        }
        let shown = Set(bar.pages.flatMap { $0.map(\.binding.command) })
        let all = desk.desk.stack[desk.desk.stack.count - 1].bindings.all.map(\.command)
        #expect(Set(all).subtracting(shown).subtracting(bar.pages.count > 1 ? [] : [.moreKeys]) == [])
        #expect(desk.lines.last == first)
      }
    }
    try expectGolden(text, "bars.txt")
  }

  /// What an officer would see of an outcome.
  private struct Outcome: Equatable {
    let screen: String
    let depth: Int
    let usesMouse: Bool
    let notice: String
  }

  private func outcome(_ desk: RehearsedDesk) -> Outcome {
    // The line of the bottom keys tells itself which page is shown.
    let screen = desk.desk.stack.isEmpty ? "" : desk.lines.dropLast().joined(separator: "\n")
    return Outcome(
      screen: screen, depth: desk.desk.stack.count, usesMouse: desk.driver.usesMouse,
      notice: desk.desk.notice?.text ?? "")
  }

  @Test(
    "a click on it does what each of the keys does, and each command has a key that is no function key",
    arguments: Spot.all)
  func keysAndClicks(_ spot: Spot) throws {
    let bindings = try desk(spot).desk.stack.last?.bindings.all ?? []
    for binding in bindings where binding.command != .moreKeys {
      let named = "\(binding.label)"
      #expect(binding.keys.contains { !isFunction($0) }, "\(named) has only function keys")
      let outcomes = try binding.keys.map { key in
        let desk = try desk(spot)
        desk.press(key)
        return outcome(desk)
      }
      let clicked = try click(binding.command, spot)
      #expect(outcomes.allSatisfy { $0 == outcomes[0] }, "the keys of \(named) differ")
      #expect(clicked == outcomes[0], "a click on \(named)")
    }
  }

  private func isFunction(_ key: Key) -> Bool { if case .function = key { true } else { false } }

  /// Turns the pages by clicks until the command stands there, and clicks on it.
  private func click(_ command: Command, _ spot: Spot) throws -> Outcome {
    let desk = try desk(spot)
    let bar = Bar(desk.desk.stack[desk.desk.stack.count - 1].bindings, width: 80)
    func click(_ wanted: Command, on page: Int) {
      guard let item = bar.pages[page].first(where: { $0.binding.command == wanted }) else { return }
      desk.press(.click(Point(row: 23, column: item.column)))
    }
    for page in bar.pages.indices {
      if bar.pages[page].contains(where: { $0.binding.command == command }) {
        click(command, on: page)
        break
      }
      click(.moreKeys, on: page)
    }
    return outcome(desk)
  }
}
