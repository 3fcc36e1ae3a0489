import Filing
import Standards

/// A row of a mapping table: an element, where the schema wants it, and what fills it.
///
/// The rows of a table stand in the order of the schema. An item of a form is written by the row whose element its
/// table names in the column `element`.
struct ST96Row: Sendable {
  /// Name with prefix, below the element whose table this is.
  let element: String
  /// Further elements inside it that items may name.
  let inside: [String]
  let content: Content

  enum Content: Sendable {
    /// The first text, number, or date of the items that name the element.
    case plain
    /// Each text with the language of the office.
    case localized
    /// `true` when ticked; left out when the item is absent.
    case flag
    /// The word of the standard that a choice of the form stands for.
    case word([String])
    /// A text computed from the dossier.
    case text(@Sendable (ST96Context) -> String?)
    /// Elements made from the dossier.
    case nodes(@Sendable (ST96Context) -> [XMLNode])
  }

  init(_ element: String, inside: [String] = [], _ content: Content) {
    (self.element, self.inside, self.content) = (element, inside, content)
  }

  init(_ element: String, inside: [String] = [], text: @escaping @Sendable (ST96Context) -> String?) {
    self.init(element, inside: inside, .text(text))
  }

  init(_ element: String, inside: [String] = [], nodes: @escaping @Sendable (ST96Context) -> [XMLNode]) {
    self.init(element, inside: inside, .nodes(nodes))
  }

  /// The element and those inside it.
  var elements: [String] { [element] + inside }

  /// The elements of the row for one dossier; none when it has no such datum.
  func write(_ context: ST96Context) -> [XMLNode] {
    switch content {
    case .plain: [XMLNode.optional(element, context.plain(element))].compactMap { $0 }
    case .localized: context.localized(element)
    case .flag: context.entries(element).isEmpty ? [] : [XMLNode(element, text: context.flag(element) ? "true" : "false")]
    case .word(let words):
      context.texts(element).compactMap { XMLNode.optional(element, ST96Words.match($0, in: words)) }
    case .text(let make): [XMLNode.optional(element, make(context))].compactMap { $0 }
    case .nodes(let make): make(context)
    }
  }
}

extension [ST96Row] {
  /// All elements of the table for one dossier, in the order of the schema.
  func write(_ context: ST96Context) -> [XMLNode] { flatMap { $0.write(context) } }
}
