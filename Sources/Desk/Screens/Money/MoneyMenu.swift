import Office
import Standards
import Terminal

/// The lists of the office's money and its day, one of which is chosen.
enum MoneyMenu {
  /// The letters by which they are chosen.
  private static let day = "day", due = "due", debtors = "debtors", suspense = "suspense"

  static var screen: ChoiceScreen {
    ChoiceScreen(
      "Money and day",
      [
        .init("Day sheet", detail: "what came and went; closes the day", value: day),
        .init("Falling due", detail: "renewals and annuities of a month", value: due),
        .init("Debtors", detail: "files that owe fees", value: debtors),
        .init("Suspense", detail: "money that belongs to no fee yet", value: suspense),
      ])
  }

  /// The list that was chosen; nil when it is none of these.
  @MainActor static func open(_ choice: String, at office: DeskContext) throws -> Step? {
    switch choice {
    case day: .open(try DayScreen(at: office))
    case due: .open(try DueScreen(at: office))
    case debtors: .open(try DebtorScreen(at: office))
    case suspense: .open(try SuspenseScreen(at: office))
    default: nil
    }
  }
}
