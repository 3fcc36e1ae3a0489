import Filing
import Standards

/// A row of a mapping table: an element, the items that fill it, and how.
///
/// The rows of a table stand in the order of the schema. An item of a form is written by the row that names what its
/// column `element` says.
struct ST96Row: Sendable {
  /// Name with prefix, below the element whose table this is.
  let element: String
  /// Names of the column `element` whose values it carries; none for what the register itself adds.
  let from: [String]
  /// Whether only the application as it was filed carries it: signatures and powers of attorney are not published.
  let filing: Bool
  let content: Content

  enum Content: Sendable {
    /// The first text, number or date.
    case plain
    /// Every text with the language of the office.
    case localized
    /// The words of the standard that the choices of the form stand for.
    case word([String])
    case text(@Sendable (ST96Context) -> String?)
    case nodes(@Sendable (ST96Context) -> [XMLNode])
  }

  init(_ element: String, from: String..., as content: Content) {
    (self.element, self.from, filing, self.content) = (element, from, false, content)
  }

  init(_ element: String, from: String..., text: @escaping @Sendable (ST96Context) -> String?) {
    (self.element, self.from, filing, content) = (element, from, false, .text(text))
  }

  init(
    _ element: String, from: String..., filing: Bool = false, nodes: @escaping @Sendable (ST96Context) -> [XMLNode]
  ) {
    (self.element, self.from, self.filing, content) = (element, from, filing, .nodes(nodes))
  }

  /// A wrapper around other elements; left out when there are none.
  init(
    bag element: String, from: String..., filing: Bool = false,
    nodes: @escaping @Sendable (ST96Context) -> [XMLNode]
  ) {
    (self.element, self.from, self.filing) = (element, from, filing)
    content = .nodes { context in [XMLNode.bag(element, nodes(context))].compactMap { $0 } }
  }

  /// The elements of the row for one dossier; none when it has no such datum.
  func write(_ context: ST96Context) -> [XMLNode] {
    guard context.isFiling || !filing else { return [] }
    return switch content {
    case .plain: [XMLNode.optional(element, from.lazy.compactMap(context.plain).first)].compactMap { $0 }
    case .localized: from.flatMap(context.texts).map { context.localized(element, $0) }
    case .word(let words):
      from.flatMap(context.texts).compactMap { XMLNode.optional(element, ST96Words.match($0, in: words)) }
    case .text(let make): [XMLNode.optional(element, make(context))].compactMap { $0 }
    case .nodes(let make): make(context)
    }
  }
}

extension [ST96Row] {
  /// All elements of the table for one dossier, in the order of the schema.
  func write(_ context: ST96Context) -> [XMLNode] { flatMap { $0.write(context) } }
}
