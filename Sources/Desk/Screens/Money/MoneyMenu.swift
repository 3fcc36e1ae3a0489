import Office
import Standards
import Terminal

/// The lists of the office's money and its day, one of which is chosen.
enum MoneyMenu {
  /// The letters by which they are chosen.
  private static let day = "day", due = "due", debtors = "debtors", suspense = "suspense"
  private static let receipts = "receipts", deliveries = "deliveries"

  static var screen: ChoiceScreen {
    ChoiceScreen(
      "Money and day",
      [
        item("Day sheet", say("what came and went; closes the day"), day),
        item("Falling due", say("renewals and annuities of a month"), due),
        item("Debtors", say("files that owe fees"), debtors),
        item("Suspense", say("money that belongs to no fee yet"), suspense),
        item("Receipts", say("what was paid on a day"), receipts),
        item("Deliveries", say("what went to which recipient"), deliveries),
      ])
  }

  private static func item(_ name: String, _ detail: String, _ value: String) -> Picker<String>.Item {
    .init(say(name), detail: detail, keywords: name, value: value)
  }

  /// The list that was chosen; nil when it is none of these.
  @MainActor static func open(_ choice: String, at office: DeskContext) throws -> Step? {
    switch choice {
    case day: .open(try DayScreen(at: office))
    case due: .open(try DueScreen(at: office))
    case debtors: .open(try DebtorScreen(at: office))
    case suspense: .open(try SuspenseScreen(at: office))
    case receipts: .open(try ReceiptsScreen(at: office))
    case deliveries: .open(try DeliveriesScreen(at: office))
    default: nil
    }
  }
}
