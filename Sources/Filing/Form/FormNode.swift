/// A value of a form file before it is read for its item, with the line on which it stands.
struct FormNode {
  let line: Int?
  let value: Value

  indirect enum Value {
    case text(String)
    /// A number as it was written.
    case number(String)
    case flag(Bool)
    case list([FormNode])
    case object([(key: String, node: FormNode)])
    case nothing
  }

  /// A text or number as it was written.
  var word: String? {
    switch value {
    case .text(let text), .number(let text): text
    case .flag, .list, .object, .nothing: nil
    }
  }

  /// The elements of a list, or the value itself as the only one.
  var elements: [FormNode] {
    switch value {
    case .list(let nodes): nodes
    case .nothing: []
    case .text, .number, .flag, .object: [self]
    }
  }
}
