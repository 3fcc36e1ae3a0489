import CLibXML2

/// Judges a stranger's file by a schema while it streams by; each finding has the path of the element it speaks of.
///
/// The bytes have passed the gate. Memory is that of one portion and the open elements.
final class SchemaJudging {
  private let schema: Schema
  private let context: xmlSchemaValidCtxtPtr
  private let handler: UnsafeMutablePointer<xmlSAXHandler>
  private var plug: SchemaPlug?
  private var parser: xmlParserCtxtPtr?
  private var found: [XMLFinding] = []
  private var fault: XMLFault?
  /// Names of the open elements with the file's own prefixes.
  private var open: [String] = []
  /// Whether the innermost element has ended: it is still the one that a finding at its end speaks of.
  private var hasEnded = false
  private static let most = 100

  /// Refuses with ``XMLFault`` when there is no memory for it.
  init(_ schema: Schema) throws {
    _ = LibXML.prepared
    let exhausted = XMLFault.refused(line: 1, reason: "there is too little memory to judge it")
    guard let context = xmlSchemaNewValidCtxt(schema.pointer) else { throw exhausted }
    (self.schema, self.context) = (schema, context)
    handler = .allocate(capacity: 1)
    handler.initialize(to: Self.makeHandler())
    let pointer = Unmanaged.passUnretained(self).toOpaque()
    plug = SchemaPlug(context, handler: handler, context: pointer)
    parser = plug.flatMap { xmlCreatePushParserCtxt($0.handler, $0.context, nil, 0, nil) }
    guard let parser else { throw exhausted }
    xmlCtxtUseOptions(parser, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_BIG_LINES.rawValue))
    parser.pointee._private = pointer
    parser.pointee.sax.pointee.serror = { _, error in
      guard let error = error?.pointee, error.level.rawValue >= XML_ERR_ERROR.rawValue, let parser = error.ctxt,
        let judging = SchemaJudging.judging(parser.assumingMemoryBound(to: xmlParserCtxt.self).pointee._private)
      else { return }
      judging.fault = judging.fault ?? .refused(line: Int(error.line), reason: LibXML.message(error))
    }
    xmlSchemaSetValidStructuredErrors(
      context,
      { context, error in
        guard let error = error?.pointee else { return }
        SchemaJudging.judging(context)?.tell(LibXML.message(error))
      }, pointer)
  }

  deinit {
    plug = nil
    if let parser { xmlFreeParserCtxt(parser) }
    xmlSchemaFreeValidCtxt(context)
    handler.deallocate()
  }

  /// Takes the next bytes of the file; refuses with ``XMLFault`` what is not well-formed.
  func pass(_ bytes: UnsafeRawBufferPointer) throws {
    xmlParseChunk(parser, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), 0)
    if let fault { throw fault }
  }

  /// What the schema does not allow, at most 100 findings.
  func finish() throws -> [XMLFinding] {
    xmlParseChunk(parser, nil, 0, 1)
    if let fault { throw fault }
    guard parser?.pointee.wellFormed == 1 else {
      throw XMLFault.refused(line: line, reason: "it is not well-formed")
    }
    return found
  }

  private var line: Int { Int(parser?.pointee.input?.pointee.line ?? 1) }

  private func tell(_ message: String) {
    guard found.count < Self.most else { return }
    found.append(XMLFinding(line: line, path: "/" + open.joined(separator: "/"), message: message))
  }

  private static func judging(_ pointer: UnsafeMutableRawPointer?) -> SchemaJudging? {
    pointer.map { Unmanaged<SchemaJudging>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Told of each element before the schema is.
  private static func makeHandler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = XML_SAX2_MAGIC
    handler.startElementNs = { context, name, prefix, space, _, _, _, _, _ in
      guard let judging = SchemaJudging.judging(context) else { return }
      judging.leave()
      judging.open.append((LibXML.string(prefix).map { $0 + ":" } ?? "") + (LibXML.string(name) ?? ""))
      judging.refuseInclusion(LibXML.string(space))
    }
    handler.endElementNs = { context, _, _, _ in
      guard let judging = SchemaJudging.judging(context) else { return }
      judging.leave()
      judging.hasEnded = true
    }
    return handler
  }

  private func leave() {
    if hasEnded { open.removeLast() }
    hasEnded = false
  }

  private func refuseInclusion(_ space: String?) {
    guard space == "http://www.w3.org/2001/XInclude" else { return }
    fault = fault ?? .refused(.inclusion, line: line, reason: "it asks to include another file")
  }
}
