/// What a piece of text is for; a `Theme` decides how that looks.
public enum Style: UInt8, Sendable, CaseIterable {
  /// Ordinary text.
  case plain
  /// Text to notice.
  case strong
  /// Text of little weight: disabled keys, examples, what completion proposes.
  case faint
  /// The title of the screen.
  case title
  /// A heading within the screen.
  case heading
  /// What the keys act on: the row or field under the cursor.
  case focus
  /// Chosen, but not under the cursor.
  case selection
  /// An entry field.
  case field
  /// The line that explains the field.
  case hint
  /// In order.
  case good
  /// Needs attention.
  case warning
  /// Wrong, refused or late.
  case bad
  /// Status and key lines.
  case bar
  /// The key's name on the key line.
  case barKey
  /// A key that does not work now, on the key line.
  case barOff
  /// Numbers, codes and keys within text.
  case code
  /// Found by the search.
  case match
  /// Frames and rules.
  case frame
  /// Stands for a character that must not be shown.
  case mark
}

/// Text in one style.
public struct Span: Sendable, Hashable {
  public var text: String
  public var style: Style

  public init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }
}
