import CLibXML2

/// Judges a file of ours by a schema while it is written; memory stays that of one element.
final class SchemaStream {
  private let context: xmlSchemaValidCtxtPtr
  private var plug: SchemaPlug?
  private let parser: xmlParserCtxtPtr
  private let schema: Schema
  private let found = Found()

  private final class Found {
    var list: [XMLFinding] = []
    var parser: xmlParserCtxtPtr?
  }

  /// Refuses with ``XMLFault`` when there is no memory for it.
  init(_ schema: Schema) throws {
    self.schema = schema
    guard let context = xmlSchemaNewValidCtxt(schema.pointer) else { throw SchemaStream.exhausted }
    guard let plug = SchemaPlug(context),
      let parser = xmlCreatePushParserCtxt(plug.handler, plug.context, nil, 0, nil)
    else {
      xmlSchemaFreeValidCtxt(context)
      throw SchemaStream.exhausted
    }
    (self.context, self.plug, self.parser) = (context, plug, parser)
    found.parser = parser
    let pointer = Unmanaged.passUnretained(found).toOpaque()
    xmlSchemaSetValidStructuredErrors(
      context,
      { context, error in
        guard let context, let error = error?.pointee else { return }
        let found = Unmanaged<Found>.fromOpaque(context).takeUnretainedValue()
        guard found.list.count < 100 else { return }
        let line = found.parser?.pointee.input?.pointee.line ?? 0
        found.list.append(XMLFinding(line: Int(line), path: "", message: LibXML.message(error)))
      }, pointer)
  }

  deinit {
    plug = nil
    xmlFreeParserCtxt(parser)
    xmlSchemaFreeValidCtxt(context)
  }

  /// Takes the next bytes of the file.
  func pass(_ bytes: UnsafeRawBufferPointer) {
    xmlParseChunk(parser, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), 0)
  }

  /// What the schema does not allow, at most 100 findings; a file that is not well-formed gives one too.
  func finish() -> [XMLFinding] {
    xmlParseChunk(parser, nil, 0, 1)
    let isWellFormed = parser.pointee.wellFormed == 1
    if !isWellFormed && found.list.isEmpty {
      let line = parser.pointee.input?.pointee.line ?? 0
      found.list.append(XMLFinding(line: Int(line), path: "", message: "it is not well-formed"))
    }
    return found.list
  }

  private static let exhausted = XMLFault.refused(line: 1, reason: "there is too little memory to judge it")
}
