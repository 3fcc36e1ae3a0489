import Terminal

/// What was typed into a form, edit by edit, so that each can be taken back and made again.
struct EditJournal {
  /// One key, paste or chosen value: what it did to the text of each field.
  struct Edit: Equatable {
    /// The field under the cursor before it.
    let focus: String
    let changes: [Change]
  }

  /// A part of the text of a field that became another; places count Unicode scalars.
  struct Change: Equatable {
    let field: String
    let place: Int
    let removed: String
    let inserted: String

    /// Nil when the texts are the same.
    init?(_ field: String, from old: String, to new: String) {
      let before = Array(old.unicodeScalars)
      let after = Array(new.unicodeScalars)
      guard before != after else { return nil }
      let start = zip(before, after).prefix { $0 == $1 }.count
      let end = zip(before[start...].reversed(), after[start...].reversed()).prefix { $0 == $1 }.count
      self.field = field
      place = start
      removed = Self.text(before[start..<before.count - end])
      inserted = Self.text(after[start..<after.count - end])
    }

    /// The text after the change, or before it, and how many graphemes stand before its end.
    func applied(to text: String, isBack: Bool) -> (text: String, caret: Int) {
      let (old, new) = isBack ? (inserted, removed) : (removed, inserted)
      let scalars = text.unicodeScalars
      let head = String(String.UnicodeScalarView(scalars.prefix(place))) + new
      return (head + String(String.UnicodeScalarView(scalars.dropFirst(place + old.unicodeScalars.count))), head.count)
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
      String(String.UnicodeScalarView(scalars))
    }
  }

  private var done: [Edit] = []
  private var undone: [Edit] = []

  /// Notes what an edit made of the texts of the fields.
  mutating func note(from old: [String: String], to new: [String: String], focus: String) {
    let fields = Set(old.keys).union(new.keys).sorted()
    let changes = fields.compactMap { Change($0, from: old[$0] ?? "", to: new[$0] ?? "") }
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
    var texts = texts
    var carets: [String: Int] = [:]
    for change in edit.changes {
      let (text, caret) = change.applied(to: texts[change.field] ?? "", isBack: isBack)
      (texts[change.field], carets[change.field]) = (text, caret)
      view[change.field]?.text = text
    }
    isModified = true
    rebuild(texts.filter { !$0.value.isEmpty })
    for (id, caret) in carets {
      view[id]?.caret = caret
      view[id]?.problem = nil
    }
    let field = edit.changes.first { $0.field == edit.focus }?.field ?? edit.changes[0].field
    view.move(to: view[field] == nil ? edit.focus : field)
    return .changed(id: field)
  }
}
