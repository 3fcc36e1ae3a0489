import Terminal

/// A screen that is an entry form: it is typed into, judged, rehearsed and confirmed as all of them are.
protocol FormScreen: Screen {
  var form: ValueForm { get set }
  /// Where the fields are drawn within the body of the desk.
  func fieldArea(_ body: Rect) -> Rect
  /// Rehearses what the values so far would bring about.
  ///
  /// - Parameter whole: with the bytes of attachments, which travel only when it is about to be recorded.
  mutating func foresee(at office: DeskContext, whole: Bool) throws
  /// Judges everything, then shows what will be written and asks.
  mutating func confirm(at office: DeskContext) throws -> Step
  /// Called when something was typed that has not been rehearsed.
  mutating func typed()
  /// The list of values for the field under the cursor; nil when it has none.
  func choices(at office: DeskContext) throws -> ChoiceScreen?
}

extension FormScreen {
  var isModified: Bool { form.isModified }
  var isTyping: Bool { true }
  var fieldHelp: String { form.view.focused.map { "\($0.label): \($0.hint)" } ?? "" }

  mutating func typed() {}

  func choices(at office: DeskContext) throws -> ChoiceScreen? { try form.choices(at: office) }

  mutating func foresee(at office: DeskContext) throws { try foresee(at: office, whole: false) }

  /// What every form offers first.
  ///
  /// - Parameter save: the word for recording it.
  func formOffers(_ save: String) -> [Offer] {
    let problems = form.view.fields.contains { $0.problem != nil }
    return [
      Offer(.save, save), Offer(.values), Offer(.nextProblem, unless: problems ? nil : "No field is wrong."),
    ]
  }

  mutating func press(_ key: Key, at office: DeskContext) throws -> Step {
    switch try form.press(key, in: fieldArea(office.body), at: office) {
    case .ignored: return .ignored
    case .finished: return try confirm(at: office)
    case .left: try foresee(at: office)
    case .changed: typed()
    case .stayed: break
    }
    return .stay
  }

  /// Answers the commands that every form offers.
  mutating func runForm(_ command: Command, at office: DeskContext) throws -> Step {
    switch command {
    case .save: return try confirm(at: office)
    case .nextProblem:
      form.nextProblem(at: office)
      return .stay
    case .values:
      if let screen = try choices(at: office) { return .open(screen) }
      return Step.stay.saying("This field has no list of values.", .error)
    default: return .ignored
    }
  }

  /// Puts a chosen value into the field under the cursor.
  mutating func choose(_ text: String, at office: DeskContext) throws {
    if let id = form.view.focused?.id { form.set(id, text) }
    try foresee(at: office)
  }
}
