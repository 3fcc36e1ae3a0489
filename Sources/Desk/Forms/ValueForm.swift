import Filing
import FoundationEssentials
import Office
import Standards
import Terminal

/// The entry form of items of the law: a filing, or what an act brings.
///
/// Its state is the text of its fields, so that a draft is its texts. Items that take several values grow a row when
/// the last one is begun; a new party grows rows for its address.
struct ValueForm {
  let items: [FormItem]
  /// Whether the fields are shown that few filings bring.
  private(set) var showsAll = false
  /// The right whose form it is; nil for an act of the office.
  let right: Right?
  /// Items whose value must be there.
  let obligatory: Set<String>
  var view: FormView
  /// Files named in the form, by path.
  var files: [String: LoadedFile] = [:]
  /// What is wrong with files that could not be taken, by path.
  var badFiles: [String: String] = [:]
  /// Similar entries of the party register, by field.
  var similar: [String: [PartyRecord]] = [:]
  /// Values of the previous record, which Ctrl-D copies.
  let earlier: [String: String]
  /// Whether there is something that was typed.
  var isModified: Bool { isFilled || !journal.isAtStart }
  /// Grows with every change.
  var revision = 0
  /// Whether it began with what was typed before.
  private var isFilled = false
  var journal = EditJournal()

  init(
    _ items: [FormItem], of right: Right?, obligatory: Set<String>, texts: [String: String] = [:],
    earlier: [String: String] = [:]
  ) {
    // What is shown first stands first, in the order of the law.
    let front = items.filter { $0.group == .front }.sorted { ($0.order ?? .max) < ($1.order ?? .max) }
    self.items = front + items.filter { $0.group != .front }
    self.right = right
    self.obligatory = obligatory
    self.earlier = earlier
    view = FormView([])
    view = FormView(rows(texts, [:]))
  }

  /// The rows for these texts; those that were there keep their editors.
  private func rows(_ texts: [String: String], _ old: [String: FormField]) -> [FormField] {
    fieldsOfForm(shown(texts), obligatory, texts, earlier, old)
  }

  /// The items that matter for these texts: everything that has a value, else what stands in front and whose condition
  /// is met, else what is asked for.
  private func shown(_ texts: [String: String]) -> [FormItem] {
    guard !showsAll, items.contains(where: { $0.group != nil }) else { return items }
    let filled = Set(texts.keys.map { FieldPath($0).item })
    return items.filter { filled.contains($0.item) || $0.group == .front && matters($0, texts) }
  }

  private func matters(_ item: FormItem, _ texts: [String: String]) -> Bool {
    guard let when = item.when else { return true }
    let text = texts[when.item] ?? ""
    let letters = items.first { $0.item == when.item }?.letters ?? [:]
    return when.choices.contains(letters[text.lowercased()] ?? text)
  }

  /// How many items are not shown.
  var hidden: Int { items.count - Set(view.fields.map { FieldPath($0.id).item }).count }

  /// Shows every field, or only what stands in front.
  mutating func showAll(_ isAll: Bool) {
    showsAll = isAll
    rebuild(shape)
  }

  /// Texts by field, empty ones left out.
  var texts: [String: String] {
    Dictionary(
      view.values.filter { !$0.text.isEmpty }.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
  }

  /// The texts that a draft may keep: no secrets.
  var keptTexts: [String: String] {
    let secret = Set(items.filter(\.isSecret).map(\.item))
    return texts.filter { !secret.contains(FieldPath($0.key).item) }
  }

  /// The item under the cursor.
  var focusedItem: FormItem? { view.focused.flatMap { field in items.first { $0.item == FieldPath(field.id).item } } }

  mutating func fill(_ texts: [String: String], focus: String) {
    view = FormView(rows(texts, [:]))
    if view[focus] == nil, !focus.isEmpty {
      showsAll = true
      view = FormView(rows(texts, [:]))
    }
    view.move(to: focus)
    isFilled = !texts.isEmpty
    journal = EditJournal()
  }

  /// Sets one field as if it had been typed.
  mutating func set(_ id: String, _ text: String) {
    let (old, focus) = (view.fields, view.focused?.id ?? "")
    put(id, text)
    journal.note(from: old, to: view.fields, focus: focus)
  }

  /// Edits, moves on, and judges the field that was left; Ctrl-Z and Ctrl-Y take edits back and make them again, in
  /// whatever field they were made.
  ///
  /// - Parameter area: where the form is drawn, for clicks.
  mutating func press(_ key: Key, in area: Rect, at office: DeskContext) throws -> FormView.Outcome {
    view.fit(area)
    if key == .control("z") || key == .control("y") { return travel(isBack: key == .control("z")) }
    let (old, focus) = (view.fields, view.focused?.id ?? "")
    let outcome = try answer(key, in: area, at: office)
    journal.note(from: old, to: view.fields, focus: focus)
    return outcome
  }

  /// Writes into one field without noting it.
  mutating func put(_ id: String, _ text: String) {
    view[id]?.text = text
    changed()
  }

  private mutating func answer(_ key: Key, in area: Rect, at office: DeskContext) throws -> FormView.Outcome {
    // Enter on an empty last line leaves a text of several lines.
    if key == .enter, let field = view.focused, focusedItem?.kind == .lines,
      case let count = field.content.count,
      count == 0 || field.content.characters(in: count - 1..<count) == ["\n"]
    {
      if count > 0 { view[field.id]?.replace(count - 1..<count, with: "") }
      return try answer(.tab, in: area, at: office)
    }
    let outcome = if case .click(let point) = key { view.click(point, in: area) } else { view.press(key) }
    switch outcome {
    case .changed(let id):
      view[id]?.problem = nil
      changed()
      try look(id, at: office)
    case .left(let id): judge(id, at: office)
    case .finished, .ended: if let id = view.focused?.id { judge(id, at: office) }
    default: break
    }
    return outcome
  }

  /// Goes to the next field that is wrong, and judges the one that is left.
  mutating func nextProblem(at office: DeskContext) {
    guard let left = view.focused?.id, view.nextProblem() else { return }
    judge(left, at: office)
  }

  /// Marks every field that is wrong.
  mutating func judgeAll(at office: DeskContext) {
    let (old, focus) = (view.fields, view.focused?.id ?? "")
    for field in view.fields { judge(field.id, whole: true, at: office) }
    journal.note(from: old, to: view.fields, focus: focus)
  }

  var problems: [String] { view.fields.compactMap { field in field.problem.map { "\(field.label): \($0)" } } }

  private mutating func changed() {
    revision += 1
    rebuild(shape)
  }

  /// Texts by field, empty ones left out, as far as the rows depend on them: of a text of several lines only that it
  /// is there.
  var shape: [String: String] {
    Dictionary(
      view.fields.filter { !$0.isEmpty }.map { field in
        if case .area = field.editor { (field.id, " ") } else { (field.id, field.text) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Brings the rows into line with the texts.
  mutating func rebuild(_ texts: [String: String]) {
    let old = Dictionary(view.fields.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let focus = view.focused?.id ?? ""
    let fields = rows(texts, old)
    guard fields.map(\.id) != view.fields.map(\.id) else { return }
    view = FormView(fields)
    view.move(to: focus)
  }

  /// Similar persons and completion, while the field is typed.
  private mutating func look(_ id: String, at office: DeskContext) throws {
    let path = FieldPath(id)
    guard let item = items.first(where: { $0.item == path.item }), item.kind != .lines, let text = view[id]?.text
    else { return }
    if item.kind == .party, path.part.isEmpty {
      let isNew = !text.hasPrefix("#") && text.count >= 4
      similar[id] = isNew ? try office.office.ask(FindParties(text, limit: 8)).parties : nil
    }
    view[id]?.suggestion = try Completion(item: item, part: path.part, office: office).suggestion(
      text, similar: similar[id] ?? [])
  }
}
