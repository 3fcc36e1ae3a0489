import Filing
import Foundation
import Office
import Services
import Standards
import Terminal
import TestSupport

@testable import Desk

/// A desk over a register in memory, planted from the seed; keys go in, lines of the screen come out.
@MainActor final class RehearsedDesk {
  let desk: Desk
  let driver: ScriptedTerminal
  let place: DeskContext

  nonisolated static let now = Moment("2026-03-02T09:14:00")!

  static var root: String {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized.path
  }

  static let codes = Result { try CodeLists(folder: "\(root)/Resources/Codes") }

  static func office(_ officer: String) throws -> Office {
    try Office.rehearsal(seed: "\(root)/Seed/Meridia", codes: codes.get(), officer: officer, now: { now })
  }

  /// A further class of Nice and a symbol of the IPC, as `reference install` leaves them.
  static let terms = InstalledTerms(folder: "\(root)/Tests/DeskTests/Reference")

  /// The office as a desk sees it.
  static func place(_ office: Office) throws -> DeskContext {
    try DeskContext(office, codes: codes.get(), terms: terms) { now }
  }

  /// Runs a desk until the keys of its terminal have come to their end.
  static func run(_ office: Office, on terminal: ScriptedTerminal) throws {
    try Desk.run(office: office, driver: terminal, codes: codes.get(), terms: terms) { now }
  }

  convenience init(_ officer: String = "abena", size: Size = .least) throws {
    try self.init(office: Self.office(officer), size: size)
  }

  convenience init(office: Office, size: Size = .least) throws {
    try self.init(place: Self.place(office), size: size)
  }

  /// Another desk of the same officer, who has read the law already.
  init(place: DeskContext, size: Size = .least) throws {
    self.place = place
    driver = ScriptedTerminal(size: size)
    desk = Desk(place, driver: driver, stack: [try DocketScreen(at: place)])
    // Screens are compared as text: how fast the machine is must not decide what the status line says.
    desk.drafts.patience = .seconds(86_400)
  }

  var lines: [String] { view.lines }
  var cursor: Point? { view.cursor }
  /// What stands on the terminal.
  var view: Canvas {
    desk.settle()
    return desk.view(driver.size)
  }
  var screen: String { lines.joined(separator: "\n") }

  /// Presses keys one after the other.
  func press(_ keys: Key...) { for key in keys { desk.press(key) } }

  /// Types a text character by character.
  func type(_ text: String) { for character in text { desk.press(.character(character)) } }

  /// Types texts into the fields in order, Enter after each.
  func fill(_ texts: String...) {
    for text in texts {
      type(text)
      press(.enter)
    }
  }
}

extension RehearsedDesk {
  /// The field under the cursor of the form on top.
  var field: String {
    switch desk.stack.last {
    case let screen as FilingScreen: screen.form.view.focused?.id ?? ""
    case let screen as ActFormScreen: screen.form.view.focused?.id ?? ""
    default: ""
    }
  }

  /// The texts of the filing form on top.
  var texts: [String: String] { (desk.stack.last as? FilingScreen)?.form.texts ?? [:] }

  /// Walks to a field with Tab and Shift-Tab.
  func go(to id: String) {
    if let form = (desk.stack.last as? FilingScreen)?.form, form.view[id] == nil, form.hidden > 0 {
      press(.alt("+"))
    }
    for _ in 0..<80 where field != id { press(.backTab) }
    for _ in 0..<80 where field != id { press(.tab) }
  }
}
