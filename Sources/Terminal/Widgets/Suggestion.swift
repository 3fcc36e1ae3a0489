/// What completion proposes for one text; as soon as the text is another one it no longer holds.
public struct Suggestion: Sendable, Hashable {
  /// The text it was made for.
  public let typed: String
  /// Shown faint behind the caret.
  public let rest: String
  /// What the field becomes when it is taken.
  public let text: String

  public init(_ typed: String, rest: String, becomes text: String) {
    (self.typed, self.rest, self.text) = (typed, rest, text)
  }

  /// A value that begins with what is typed, whatever its case; nil where it does not, or adds nothing.
  ///
  /// - Parameters:
  ///   - note: shown behind the value.
  ///   - text: what the field becomes; the value itself when nil.
  public init?(_ typed: String, like value: String, note: String = "", becomes text: String? = nil) {
    guard value.lowercased().hasPrefix(typed.lowercased()), value.count > typed.count || text != nil else { return nil }
    self.init(typed, rest: String(value.dropFirst(typed.count)) + note, becomes: text ?? value)
  }
}
