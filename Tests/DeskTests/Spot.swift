import Filing
import Office
import Standards
import Terminal
import Testing

@testable import Desk

/// A screen of the desk and how an officer comes to it.
struct Spot: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let officer: String
  let open: @MainActor @Sendable (RehearsedDesk) throws -> Void

  init(
    _ name: String, as officer: String = "kofi", _ open: @escaping @MainActor @Sendable (RehearsedDesk) throws -> Void
  ) {
    (testDescription, self.officer, self.open) = (name, officer, open)
  }

  static let all: [Spot] = [
    Spot("docket") { _ in },
    Spot("docket, searching") { $0.type("/l") },
    Spot("find") { $0.type("flum") },
    Spot("right to file", as: "abena") { $0.press(.function(6)) },
    Spot("filing", as: "abena") {
      $0.press(.function(6))
      $0.type("ten")
    },
    Spot("dossier") { $0.press(.enter) },
    Spot("why") { $0.type("w") },
    Spot("as of") {
      $0.press(.enter)
      $0.type("d")
    },
    Spot("acts") {
      $0.press(.enter)
      $0.type("a")
    },
    Spot("act") { $0.type("a") },
    Spot("confirmation") {
      $0.type("a")
      $0.press(.control("s"))
    },
    Spot("acts of the office") { $0.type("o") },
    Spot("parties") { $0.type("p") },
    Spot("party") {
      $0.type("p")
      $0.press(.enter)
    },
    Spot("gazette", as: "hyejin") { $0.type("g") },
    Spot("issue", as: "hyejin") {
      $0.type("g")
      $0.press(.enter)
    },
    Spot("issue to be closed", as: "hyejin") {
      $0.type("g")
      $0.press(.enter)
      $0.type("z")
      $0.press(.control("s"))
      $0.type("r")
    },
    Spot("second signature", as: "hyejin") {
      $0.type("g")
      $0.press(.enter)
      $0.type("z")
      $0.press(.control("s"))
      $0.type("r2026-01")
      $0.press(.enter)
    },
    Spot("help") { $0.press(.function(1)) },
    Spot("commands") { $0.press(.control("p")) },
    Spot("values", as: "abena") {
      $0.press(.function(6))
      $0.type("t")
      $0.press(.control(" "))
    },
  ]
}

@MainActor extension Spot {
  /// One register for every case of a suite, as its officers see it: a mark in four scripts, and an open issue.
  static func register() throws -> [String: DeskContext] {
    let office = try RehearsedDesk.office("abena")
    var values = Values.lumen
    values["mark_text"] = [.text("专利局 علي Ёлка e\u{301}")]
    _ = try office.record(ActRequest("receive", right: "T", values: values))
    let day = CalendarDate(2026, 3, 2)!
    _ = try office.acting(as: "hyejin").record(
      ActRequest("open_issue", values: ["issue_date": [.date(day)], "cut_off": [.date(day)]]))
    return try Dictionary(
      ["abena", "kofi", "hyejin"].map { ($0, try RehearsedDesk.place(office.acting(as: $0))) },
      uniquingKeysWith: { first, _ in first })
  }
}
