import FoundationEssentials

/// What judges a file of a format.
public enum Judge: Hashable, Sendable {
  /// An official XML Schema by its file name: `TrademarkTransaction_V6_0.xsd`.
  case schema(String)
  /// No schema or document type definition was to be had.
  case nothing
}

/// One file of a format: its name, what judges it, and its content, made when it is written.
public struct FormatFile: Sendable {
  /// `TrademarkTransaction.xml`
  public let name: String
  public let judge: Judge
  private let body: @Sendable (@escaping ByteSink) throws -> Void

  /// A file of XML.
  init(
    name: String, judge: Judge, doctype: String? = nil, xml: @escaping @Sendable (XMLStream) throws -> Void
  ) {
    (self.name, self.judge) = (name, judge)
    body = { sink in
      let stream = XMLStream(doctype: doctype, to: sink)
      try xml(stream)
      try stream.finish()
    }
  }

  /// A file of another kind.
  init(name: String, bytes: @escaping @Sendable (@escaping ByteSink) throws -> Void) {
    (self.name, judge, body) = (name, .nothing, bytes)
  }

  /// File name of the official schema: `TrademarkTransaction_V6_0.xsd`; nil when there is none.
  public var schema: String? { if case .schema(let name) = judge { name } else { nil } }

  /// Writes the file piece by piece; refuses with ``XMLFault`` what XML cannot hold.
  public func write(to sink: @escaping ByteSink) throws { try body(sink) }

  /// The whole file.
  public func data() throws -> Data {
    var bytes = Data()
    try write { bytes.append(contentsOf: $0) }
    return bytes
  }
}
