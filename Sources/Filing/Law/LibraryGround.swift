import Standards

/// A ground of the library: a paragraph in the languages of the office with slots for the facts, a row of grounds.tsv.
public struct LibraryGround: Equatable, Sendable {
  /// `identical_mark`
  public let id: String
  /// What it is called in lists.
  public let label: Label
  /// Acts in which it may stand.
  public let acts: [String]
  /// Item of the acts whose text it stands in.
  public let item: String
  /// The article that it rests on: `IPA 7(1)(a)`.
  public let basis: String
  /// The paragraph; `{{mark}}` stands for a slot.
  public let text: Label
  public let slots: [Blank]

  /// A fact that a paragraph needs.
  public struct Blank: Equatable, Sendable {
    public let name: String
    /// What of a cited hit fills it; nil when the officer does.
    public let cited: Cited?
  }

  /// What a cited hit of a search sheet is known by.
  public enum Cited: String, CaseIterable, Sendable { case number, mark, reason }

  /// The slots that a wording names, in its order.
  static func slots(in text: String) -> [String] {
    text.split(separator: "{{", omittingEmptySubsequences: false).dropFirst().compactMap { part in
      part.firstRange(of: "}}").map { String(part[..<$0.lowerBound]) }
    }
  }
}
