import Terminal
import TestSupport
import Testing

@testable import Desk

@MainActor @Suite("Commands")
struct CommandTests {
  @Test("each has at least two keys, none of them only F1, F10 or F11", arguments: Command.allCases)
  func hasTwoKeys(_ command: Command) {
    let unreliable: Set<Key> = [.function(1), .function(10), .function(11)]

    #expect(command.keys.always.count + command.keys.list.count >= 2)
    #expect(command.keys.always.contains { !unreliable.contains($0) })
    #expect(!command.sentence.isEmpty && !command.label.isEmpty)
  }

  @Test("each key means one command")
  func keysAreUnique() {
    let all = Command.allCases.flatMap { $0.keys.always + $0.keys.list }

    #expect(Set(all).count == all.count)
  }

  @Test("no key of a command edits text", arguments: Command.allCases)
  func leavesEditingAlone(_ command: Command) {
    let editing = "aekuwdzy".map { Key.control($0) } + [.backspace, .delete, .home, .alt("b"), .alt("f")]

    #expect(command.keys.always.allSatisfy { !editing.contains($0) })
  }

  @Test("no key is Alt with a digit, which arrives as a function key", arguments: Command.allCases)
  func canBeTyped(_ command: Command) {
    let digits = (0...9).map { Key.alt(Character(String($0))) }

    #expect(command.keys.always.allSatisfy { !digits.contains($0) })
  }

  @Test("the list of commands is what the screen offers, with the keys")
  func paletteListsAll() throws {
    let desk = try RehearsedDesk()
    desk.press(.control("p"))

    desk.type("gaz")

    #expect(desk.lines.contains { $0.contains("Gazette: Opens the issues of the gazette.") && $0.contains("g │") })
    desk.press(.enter)
    #expect(desk.lines[0].hasPrefix("XX  Gazette"))
  }

  @Test("a command that cannot be given stays listed and says why")
  func saysWhyNot() throws {
    let desk = try RehearsedDesk()

    desk.press(.enter)

    #expect(desk.lines[22] == "! The docket is empty.")
    #expect(desk.driver.sounds == [.error])
  }
}
