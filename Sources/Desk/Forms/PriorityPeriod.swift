import Filing
import Standards

extension Right {
  /// Months of the priority period, from the formality that checks it.
  var priorityMonths: Int? { formalities.first { $0.rule == "priority_period" }.flatMap { Int($0.parameter) } }
}

/// The end of the priority period of a claim as it is typed; nil while it has no date.
///
/// - Source: Paris Convention, Article 4C.
func priorityEnd(_ text: String, _ months: Int) -> String? {
  for word in text.split(separator: " ") {
    if let date = CalendarDate(word) {
      return say("The %1 months of priority end on %2.", "\(months)", "\(date.adding(months: months))")
    }
  }
  return nil
}
