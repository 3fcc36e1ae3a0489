/// One labelled entry of a form.
public struct FormField: Sendable, Hashable {
  /// How the value is entered.
  public enum Editor: Sendable, Hashable {
    case line(TextLine)
    /// Several lines, and how many rows of the screen they get.
    case area(TextArea, rows: Int)
    /// Shown only; the keys pass it by.
    case fixed(String)
  }

  public let id: String
  public var label: String
  public var editor: Editor
  /// What belongs here: format, example, source. One line.
  public var hint: String
  /// What is wrong with the value, in one sentence; nil where nothing is.
  public var problem: String?
  public var isRequired: Bool
  /// Whether it is a row for one more value: while it is empty, Tab passes it by.
  public var isFurther = false
  /// The value of the previous record, which Ctrl-D copies.
  public var earlier: String?

  public init(
    _ id: String, label: String, editor: Editor = .line(TextLine()), hint: String = "", isRequired: Bool = false,
    earlier: String? = nil
  ) {
    self.id = id
    self.label = label
    self.editor = editor
    self.hint = hint
    self.isRequired = isRequired
    self.earlier = earlier
  }

  /// The value; setting it can be undone in the field.
  public var text: String {
    get {
      switch editor {
      case .line(let line): line.text
      case .area(let area, _): area.text
      case .fixed(let text): text
      }
    }
    set {
      switch editor {
      case .line(var line):
        line.text = newValue
        editor = .line(line)
      case .area(var area, let rows):
        area.text = newValue
        editor = .area(area, rows: rows)
      case .fixed: editor = .fixed(newValue)
      }
    }
  }

  /// The value in its pieces: cheap to compare, however long it is.
  public var content: LongText {
    switch editor {
    case .line(let line): line.buffer.content
    case .area(let area, _): area.buffer.content
    case .fixed(let text): LongText(text)
    }
  }

  public var isEmpty: Bool { content.isEmpty }

  /// Replaces a part of the value as one change that can be undone.
  public mutating func replace(_ range: Range<Int>, with text: String) {
    switch editor {
    case .line(var line):
      line.replace(range, with: text)
      editor = .line(line)
    case .area(var area, let rows):
      area.replace(range, with: text)
      editor = .area(area, rows: rows)
    case .fixed: break
    }
  }

  /// The number of graphemes before the caret; 0 where the value is only shown.
  public var caret: Int {
    get {
      switch editor {
      case .line(let line): line.caret
      case .area(let area, _): area.caret
      case .fixed: 0
      }
    }
    set {
      switch editor {
      case .line(var line):
        line.caret = newValue
        editor = .line(line)
      case .area(var area, let rows):
        area.caret = newValue
        editor = .area(area, rows: rows)
      case .fixed: break
      }
    }
  }

  /// What completion proposes for a field of one line.
  public var suggestion: Suggestion? {
    get { if case .line(let line) = editor { line.suggestion } else { nil } }
    set {
      guard case .line(var line) = editor else { return }
      line.suggestion = newValue
      editor = .line(line)
    }
  }

  var rows: Int { if case .area(_, let rows) = editor { max(1, rows) } else { 1 } }
  var isFixed: Bool { if case .fixed = editor { true } else { false } }

  mutating func press(_ key: Key) -> Bool {
    switch editor {
    case .line(var line):
      let result = line.press(key)
      editor = .line(line)
      return result
    case .area(var area, let rows):
      let result = area.press(key)
      editor = .area(area, rows: rows)
      return result
    case .fixed: return false
    }
  }
}

/// A form: labelled fields, walked through by Enter, Tab, Up and Down, with a hint line and marks at problems.
///
/// It judges nothing: whoever owns it fills in `problem` when a field is left.
public struct FormView: Sendable, Hashable {
  public enum Outcome: Sendable, Hashable {
    /// The text of a field changed.
    case changed(id: String)
    /// The focus left a field: time to judge it.
    case left(id: String)
    /// Enter in the last field; the focus stays.
    case finished
    /// Tab in the last field; the focus stays.
    case ended
    /// Taken, and nothing of the above: the caret moved, or a key without effect that belongs to the field.
    case stayed
    /// None of the form's keys.
    case ignored
  }

  public var fields: [FormField]
  public private(set) var focus: Int

  public init(_ fields: [FormField]) {
    self.fields = fields
    focus = fields.firstIndex { !$0.isFixed } ?? 0
  }

  public var focused: FormField? { fields.indices.contains(focus) ? fields[focus] : nil }

  /// The field of an id, for reading and writing; nil where there is none, and then writing does nothing.
  public subscript(_ id: String) -> FormField? {
    get { fields.first { $0.id == id } }
    set {
      guard let newValue, let index = fields.firstIndex(where: { $0.id == id }) else { return }
      fields[index] = newValue
    }
  }

  /// The ids and texts, in the order of the form.
  public var values: [(id: String, text: String)] { fields.map { ($0.id, $0.text) } }

  /// Puts the focus on a field.
  public mutating func move(to id: String) {
    if let index = fields.firstIndex(where: { $0.id == id && !$0.isFixed }) { focus = index }
  }

  /// Edits the focused field or moves on.
  public mutating func press(_ key: Key) -> Outcome {
    guard let field = focused else { return .ignored }
    if case .area = field.editor, [.enter, .up, .down].contains(key) {
      if fields[focus].press(key) { return key == .enter ? .changed(id: field.id) : .stayed }
      if key == .enter { return .stayed }
    }
    switch key {
    case .wheel(let by, _): return step(by < 0 ? -1 : 1) ? .left(id: field.id) : .stayed
    case .enter: return step(1) ? .left(id: field.id) : .finished
    case .tab: return step(1, passing: true) ? .left(id: field.id) : .ended
    case .down: return step(1) ? .left(id: field.id) : .stayed
    case .backTab: return step(-1, passing: true) ? .left(id: field.id) : .stayed
    case .up: return step(-1) ? .left(id: field.id) : .stayed
    case .control("d"):
      guard let earlier = field.earlier, earlier != field.text else { return .stayed }
      fields[focus].text = earlier
      return .changed(id: field.id)
    default: break
    }
    if fields[focus].press(key) { return fields[focus].content == field.content ? .stayed : .changed(id: field.id) }
    return Self.isEditing(key) ? .stayed : .ignored
  }

  /// Tells the fields of several lines how wide they are when the form is drawn in a rectangle.
  public mutating func fit(_ area: Rect) {
    let columns = area.columns - labelWidth(area) - 3
    for index in fields.indices {
      guard case .area(var text, let rows) = fields[index].editor, text.columns != columns else { continue }
      text.columns = columns
      fields[index].editor = .area(text, rows: rows)
    }
  }

  /// Puts the focus on the field at a place of the rectangle in which the form was drawn.
  public mutating func click(_ point: Point, in area: Rect) -> Outcome {
    guard let old = focused, let hit = layout(area).first(where: { $0.area.contains(point) }) else { return .ignored }
    guard !fields[hit.index].isFixed, hit.index != focus else { return .stayed }
    focus = hit.index
    return .left(id: old.id)
  }

  /// - Parameter isPassing: passes by rows for further values that are empty.
  private mutating func step(_ by: Int, passing isPassing: Bool = false) -> Bool {
    var next = focus + by
    while fields.indices.contains(next),
      fields[next].isFixed || isPassing && fields[next].isFurther && fields[next].isEmpty
    {
      next += by
    }
    guard fields.indices.contains(next) else { return false }
    focus = next
    return true
  }

  /// Puts the focus on the next field with a problem, from the first one again after the last; false where there is none.
  @discardableResult
  public mutating func nextProblem() -> Bool {
    let order = Array(focus + 1..<fields.count) + Array(0..<focus)
    guard let next = order.first(where: { fields[$0].problem != nil }) else { return false }
    focus = next
    return true
  }

  private static func isEditing(_ key: Key) -> Bool {
    switch key {
    case .character, .backspace, .delete, .left, .right, .home, .end, .paste: true
    default: false
    }
  }
}
