import Terminal

/// What a screen says and asks where nothing is drawn: for speech, lines of braille and scripts.
public struct Told {
  /// What makes it another form than the one before, where title and state are the same.
  var key = ""
  /// What stands above and below what is asked.
  var lines: [String] = []
  var asks: Asks

  enum Asks {
    /// It is only read; a line that is empty gives its first command.
    case nothing
    /// A row by its number, or a command.
    case rows(Rows)
    /// The same, but a text is what is looked for; the name of the line.
    case found(String, Rows)
    /// The field of a form under the cursor.
    case field(Field)
    /// One line; what stands in it.
    case line(String)
    /// One of the letters, with its wording.
    case letters([(letter: Character, label: String)])
  }

  /// Rows, as many as have been loaded.
  struct Rows {
    var titles: [String] = []
    var count: Int
    var hasMore = false
    /// What the number of a row does with it.
    var command = Command.open
    var text: (Int) -> String
  }

  /// A field of a form.
  struct Field {
    var field: FormField
    /// Its number in the form, from 1.
    var number: Int
    var fields: [FormField]
    /// What the value that stands in it leads to.
    var hint = ""
    /// Whether a list of entries resembles what stands in it.
    var isLikeOthers = false
  }
}

/// On what the next key or command acts.
public enum Aim {
  /// The row of that number, from 0.
  case row(Int)
  /// The field of that id.
  case field(String)
  /// The line or field under the cursor, with nothing in it.
  case emptied
}

extension Told.Field {
  /// The field under the cursor of a form; nil where it has none.
  init?(_ view: FormView, hint: String = "", isLikeOthers: Bool = false) {
    guard let field = view.focused else { return nil }
    self.init(
      field: field, number: view.focus + 1, fields: view.fields, hint: hint, isLikeOthers: isLikeOthers)
  }
}

extension Told.Field {
  /// `(540) Mark [LUMEN]`, and whether it is needed; a secret stays one.
  var question: String { Self.line(field) }

  /// Every field with what stands in it, by number.
  var whole: [String] { fields.enumerated().map { "\($0 + 1): \(Self.line($1))" } }

  private static func line(_ field: FormField) -> String {
    let value = field.isSecret || field.isEmpty ? "" : " [\(beginning(of: field))]"
    let word = say("needed")
    let needed = field.isRequired && field.isEmpty ? " (\(word))" : ""
    let label = String(field.label.drop { $0 == " " })
    return label + needed + value + (field.problem.map { " ! \($0)" } ?? "")
  }

  /// As much of a value as is heard in one breath.
  private static func beginning(of field: FormField) -> String {
    let most = 120
    let text = String(field.content.characters(in: 0..<min(most, field.content.count)))
      .split(whereSeparator: \.isNewline).joined(separator: " / ")
    return field.content.count > most ? text + "…" : text
  }
}

extension FormField {
  /// Whether the text is shown as asterisks.
  var isSecret: Bool { if case .line(let line) = editor { line.isSecret } else { false } }
  /// Whether it takes several lines.
  var isLong: Bool { if case .area = editor { true } else { false } }
}
