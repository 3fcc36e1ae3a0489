import Filing
import Services
import Terminal

/// A screen that is an entry form: it is typed into, judged, rehearsed and confirmed as all of them are.
protocol FormScreen: Screen {
  var form: ValueForm { get set }
  /// Id of the act that is filled in.
  var task: String { get }
  /// Under which it is kept while it is unfinished.
  var draftID: String { get }
  /// What stands beside the fields: what they would bring about.
  var beside: [String] { get }
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
  var draftStamp: String? {
    form.isModified ? "\(draftID) \(form.revision) \(form.view.focused?.id ?? "")" : nil
  }
  var emptiedDraft: String? { form.isModified ? nil : draftID }
  var fieldHelp: String { form.view.focused.map { "\($0.label): \($0.hint)" } ?? "" }

  mutating func typed() {}

  func choices(at office: DeskContext) throws -> ChoiceScreen? { try form.choices(at: office) }

  mutating func foresee(at office: DeskContext) throws { try foresee(at: office, whole: false) }

  /// What every form offers first.
  ///
  /// - Parameters:
  ///   - save: the word for recording it.
  ///   - gaps: whether a checklist lacks something that F8 goes to as well.
  func formOffers(_ save: String, gaps: Bool = false) -> [Offer] {
    let problems = gaps || form.view.fields.contains { $0.problem != nil }
    let more = form.hidden > 0 ? say("%1 more", "\(form.hidden)") : form.showsAll ? "Fewer" : nil
    return [
      Offer(.save, save), Offer(.values), Offer(.nextProblem, unless: problems ? nil : "No field is wrong."),
    ] + (form.pictures.isEmpty ? [] : [Offer(.pictures)]) + (more.map { [Offer(.allFields, $0)] } ?? [])
  }

  mutating func press(_ key: Key, at office: DeskContext) throws -> Step {
    switch try form.press(key, in: fieldArea(office.body), at: office) {
    case .ignored: return .ignored
    case .finished: return try confirm(at: office)
    case .left(let id):
      try foresee(at: office)
      return wrong(id) ?? .stay
    case .ended:
      try foresee(at: office)
      return form.view.focused.flatMap { wrong($0.id) }
        ?? Step.stay.saying("This is the last field. Enter or F2 goes on, Shift-Tab back.")
    case .changed: typed()
    case .stayed: break
    }
    return .stay
  }

  /// Rings, and says what is wrong with a value that was typed; nil where nothing is.
  private func wrong(_ id: String) -> Step? {
    let path = FieldPath(id)
    guard let field = form.view[FieldPath.id(path.item, path.number)], let problem = field.problem, !field.isEmpty
    else { return nil }
    return Step.stay.saying("\(field.label): \(problem)", .error)
  }

  /// Answers the commands that every form offers.
  mutating func runForm(_ command: Command, at office: DeskContext) throws -> Step {
    switch command {
    case .save: return try confirm(at: office)
    case .nextProblem:
      form.nextProblem(at: office)
      return .stay
    case .allFields:
      form.showAll(!form.showsAll)
      return .stay
    case .values:
      if let screen = try choices(at: office) { return .open(screen) }
      return Step.stay.saying("This field has no list of values.", .error)
    case .pictures:
      let shown = form.pictures.map { ShownPicture.Source.file($0.bytes, $0.attachment.name) }
      return shown.isEmpty ? .ignored : .open(PicturesScreen(shown, at: office))
    default: return .ignored
    }
  }

  /// Puts a chosen value into the field under the cursor.
  mutating func choose(_ text: String, at office: DeskContext) throws {
    if let id = form.view.focused?.id { form.set(id, text) }
    try foresee(at: office)
  }
}
