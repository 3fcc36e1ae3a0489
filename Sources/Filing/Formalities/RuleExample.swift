import Standards

/// A filing that meets or fails a rule: values, filing date, and the row of the table that uses the rule.
struct RuleExample: Sendable {
  let name: String
  let item: String
  let parameter: String
  let filed: CalendarDate?
  let values: Values
  /// Items of kind `choice` in the form.
  var choices: [String] = []
  var calendar = OfficeCalendar()
  /// What an officer answered to the rule; nil where nobody was asked.
  var answer: String?

  /// A filing with these values, checked for the item.
  static func filing(
    _ name: String, item: String, parameter: String = "", choices: [String] = [], _ values: Values
  ) -> RuleExample {
    RuleExample(
      name: name, item: item, parameter: parameter, filed: CalendarDate(2026, 3, 2), values: values, choices: choices)
  }

  /// A filing with these values, of which an officer has answered so.
  static func answered(_ name: String, item: String, _ answer: String, _ values: Values) -> RuleExample {
    var example = filing(name, item: item, values)
    example.answer = answer
    return example
  }

  /// A filing of that day that claims the priority of that day.
  static func filed(
    _ filed: (Int, Int, Int), priority: (Int, Int, Int), months: Int, holiday: (Int, Int, Int)? = nil
  ) -> RuleExample {
    let claim = CalendarDate(priority.0, priority.1, priority.2).map {
      PriorityClaim(number: "1", date: $0, office: "FR")
    }
    var calendar = OfficeCalendar()
    if let holiday, let day = CalendarDate(holiday.0, holiday.1, holiday.2) { calendar.holidays[day] = "holiday" }
    return RuleExample(
      name: "filed \(filed), priority \(priority), \(months) months", item: "priority", parameter: String(months),
      filed: CalendarDate(filed.0, filed.1, filed.2),
      values: ["priority": claim.map { [.priority($0)] } ?? []], calendar: calendar)
  }

  /// The filing as a dossier of a right that has nothing but a form.
  var dossier: Dossier {
    let form = choices.map {
      FormItem(
        item: $0, inid: "", label: Label($0), kind: .choice, scheme: "", choices: [], obligatory: .no, most: 1,
        length: 500,
        isMaterial: false, published: true, isSecret: false, onCertificate: false, hint: "", element: "")
    }
    let right = Right(
      id: "example", letter: "X", label: Label("Example"), settings: [:], form: form, actItems: [], acts: [],
      limits: [],
      fees: [], formalities: [])
    var dossier = Dossier(
      id: 0, right: right, events: answering, calendar: calendar, today: filed ?? CalendarDate(dayNumber: 0))
    dossier.values = values
    if let filed { dossier.dates["filing"] = .init(date: filed, event: 1) }
    return dossier
  }

  private var answering: [Event] {
    guard let answer, let filed, let now = Moment(filed, second: 0) else { return [] }
    return [
      Event(
        sequence: 1, ordinal: 1, act: "example", effective: filed, recorded: now, officer: "example", terminal: "",
        values: [Dossier.answersItem: [.text("example=\(answer)")]], law: "example")
    ]
  }

  /// The row of the table that uses the rule.
  var use: Formality {
    Formality(
      id: "example", checklist: "formality", rule: "", item: item, parameter: parameter, must: true,
      paragraph: Label("Example"),
      cure: "", basis: "", task: nil, question: answer.map { Label($0) })
  }
}
