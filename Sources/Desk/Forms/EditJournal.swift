import Terminal

/// What was typed into a form, edit by edit, so that each can be taken back and made again.
struct EditJournal {
  /// One key, paste or chosen value: what it did to the text of each field.
  struct Edit: Equatable {
    /// The field under the cursor before it.
    let focus: String
    let changes: [Change]
  }

  /// A part of the text of a field that became another one; places count graphemes.
  struct Change: Equatable {
    let field: String
    let place: Int
    let removed: String
    let inserted: String

    /// Nil when the texts are the same.
    init?(_ field: String, from old: LongText, to new: LongText) {
      guard let change = new.difference(from: old) else { return nil }
      self.field = field
      (place, removed, inserted) = change
    }

    /// The range that is replaced, and by what, when the change is made again or taken back.
    func step(isBack: Bool) -> (range: Range<Int>, text: String) {
      let (old, new) = isBack ? (inserted, removed) : (removed, inserted)
      return (place..<place + old.count, new)
    }
  }

  private var done: [Edit] = []
  private var undone: [Edit] = []

  /// Whether everything that was typed has been taken back.
  var isAtStart: Bool { done.isEmpty }

  /// Notes what an edit made of the fields.
  mutating func note(from old: [FormField], to new: [FormField], focus: String) {
    let before = Dictionary(old.map { ($0.id, $0.content) }, uniquingKeysWith: { first, _ in first })
    let after = Dictionary(new.map { ($0.id, $0.content) }, uniquingKeysWith: { first, _ in first })
    let fields = Set(before.keys).union(after.keys).sorted()
    let changes = fields.compactMap {
      Change($0, from: before[$0] ?? LongText(), to: after[$0] ?? LongText())
    }
    guard !changes.isEmpty else { return }
    done.append(Edit(focus: focus, changes: changes))
    undone = []
  }

  /// The edit that is taken back, or made again; nil where there is none.
  mutating func step(isBack: Bool) -> Edit? {
    guard let edit = isBack ? done.popLast() : undone.popLast() else { return nil }
    if isBack { undone.append(edit) } else { done.append(edit) }
    return edit
  }
}

extension ValueForm {
  /// Takes the last edit back, or makes it again, and goes to its field.
  mutating func travel(isBack: Bool) -> FormView.Outcome {
    guard let edit = journal.step(isBack: isBack) else { return .ignored }
    var shape = shape
    var carets: [String: Int] = [:]
    for change in edit.changes {
      let (range, text) = change.step(isBack: isBack)
      if view[change.field] == nil {
        shape[change.field] = text
      } else {
        view[change.field]?.replace(range, with: text)
        shape[change.field] = self.shape[change.field] ?? ""
      }
      carets[change.field] = range.lowerBound + text.count
    }
    revision += 1
    rebuild(shape.filter { !$0.value.isEmpty })
    for (id, caret) in carets {
      view[id]?.caret = caret
      view[id]?.problem = nil
    }
    let field = edit.changes.first { $0.field == edit.focus }?.field ?? edit.changes[0].field
    view.move(to: view[field] == nil ? edit.focus : field)
    return .changed(id: field)
  }
}
