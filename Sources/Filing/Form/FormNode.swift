/// A value of a form file before it is read for its item, with the line on which it stands.
public struct FormNode: Sendable {
  public let line: Int?
  public let value: Value

  public indirect enum Value: Sendable {
    case text(String)
    /// A number as it was written.
    case number(String)
    case flag(Bool)
    case list([FormNode])
    case object([(key: String, node: FormNode)])
    case nothing
  }

  public init(line: Int?, value: Value) { (self.line, self.value) = (line, value) }

  /// A text or number as it was written.
  public var word: String? {
    switch value {
    case .text(let text), .number(let text): text
    case .flag, .list, .object, .nothing: nil
    }
  }

  /// The elements of a list, or the value itself as the only one.
  public var elements: [FormNode] {
    switch value {
    case .list(let nodes): nodes
    case .nothing: []
    case .text, .number, .flag, .object: [self]
    }
  }
}
