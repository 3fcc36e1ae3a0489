import CLibXML2

/// libxml2's reader over bytes that pass the gate first; frees the reader.
final class XMLCursor {
  private let source: Source
  private let prefixes: [String: String]
  private let reader: xmlTextReaderPtr
  private var pendingEnd: (String, Int)?

  /// Hands the bytes out in portions, each through the gate; keeps the first fault.
  private final class Source {
    private let input: XMLInput
    private var piece: [UInt8] = []
    private var at = 0
    var gate: XMLGate
    var fault: (any Error)?

    init(_ input: XMLInput, _ limits: XMLLimits) {
      self.input = input
      gate = XMLGate(limits)
    }

    func read(into buffer: UnsafeMutablePointer<CChar>, _ room: Int32) -> Int32 {
      do {
        if at == piece.count { (piece, at) = (try input.next(), 0) }
        let count = min(Int(room), piece.count - at)
        try piece.withUnsafeBytes { all in
          let portion = UnsafeRawBufferPointer(rebasing: all[at..<(at + count)])
          try gate.pass(portion)
          UnsafeMutableRawBufferPointer(start: buffer, count: count).copyMemory(from: portion)
        }
        at += count
        return Int32(count)
      } catch {
        fault = fault ?? error
        return -1
      }
    }
  }

  init(_ input: XMLInput, _ limits: XMLLimits, _ prefixes: [String: String]) throws {
    _ = LibXML.prepared
    let source = Source(input, limits)
    let options = Int32((XML_PARSE_NONET.rawValue | XML_PARSE_NOCDATA.rawValue | XML_PARSE_BIG_LINES.rawValue))
    let pointer = Unmanaged.passUnretained(source).toOpaque()
    guard
      let reader = xmlReaderForIO(
        { context, buffer, room in
          guard let context, let buffer else { return -1 }
          return Unmanaged<Source>.fromOpaque(context).takeUnretainedValue().read(into: buffer, room)
        }, nil, pointer, nil, "UTF-8", options)
    else {
      throw source.fault ?? XMLFault.refused(line: 1, reason: "it cannot be read")
    }
    self.source = source
    self.prefixes = prefixes
    self.reader = reader
    xmlTextReaderSetStructuredErrorHandler(
      reader,
      { context, error in
        guard let context, let error = error?.pointee else { return }
        let source = Unmanaged<Source>.fromOpaque(context).takeUnretainedValue()
        guard error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
        source.fault = source.fault ?? XMLFault.refused(line: Int(error.line), reason: LibXML.message(error))
      }, pointer)
  }

  deinit { xmlFreeTextReader(reader) }

  /// The next event and its line; nil at the end of a well-formed file.
  func next() throws -> (XMLEvent, Int)? {
    if let (name, line) = pendingEnd {
      pendingEnd = nil
      return (.end(name: name), line)
    }
    while true {
      let status = xmlTextReaderRead(reader)
      if let fault = source.fault { throw fault }
      guard status >= 0 else { throw XMLFault.refused(line: source.gate.line, reason: "it is not well-formed") }
      guard status == 1 else { return nil }
      try refuseInclusion()
      if let event = current() { return event }
    }
  }

  // Nothing is included by this reader; a file that asks for it would be read with a hole.
  private func refuseInclusion() throws {
    guard LibXML.string(xmlTextReaderConstNamespaceUri(reader)) == "http://www.w3.org/2001/XInclude" else { return }
    throw XMLFault.refused(.inclusion, line: line, reason: "it asks to include another file")
  }

  private func current() -> (XMLEvent, Int)? {
    let line = self.line
    switch xmlTextReaderNodeType(reader) {
    case Int32(XML_READER_TYPE_ELEMENT.rawValue):
      let name = self.name()
      let isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
      let attributes = self.attributes()
      if isEmpty { pendingEnd = (name, line) }
      return (.start(name: name, attributes: attributes), line)
    case Int32(XML_READER_TYPE_END_ELEMENT.rawValue): return (.end(name: name()), line)
    case Int32(XML_READER_TYPE_TEXT.rawValue), Int32(XML_READER_TYPE_CDATA.rawValue),
      Int32(XML_READER_TYPE_WHITESPACE.rawValue), Int32(XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue):
      return LibXML.string(xmlTextReaderConstValue(reader)).map { (.text($0), line) }
    default: return nil
    }
  }

  // The parser reads ahead; the node knows where it stands, but counts no further than 65,535.
  private var line: Int {
    let ahead = Int(xmlTextReaderGetParserLineNumber(reader))
    guard let node = xmlTextReaderCurrentNode(reader) else { return ahead }
    let own = xmlGetLineNo(node)
    return own > 0 && own < 65_535 ? own : ahead
  }

  private func attributes() -> [XMLAttribute] {
    var list: [XMLAttribute] = []
    while xmlTextReaderMoveToNextAttribute(reader) == 1 {
      guard xmlTextReaderIsNamespaceDecl(reader) == 0 else { continue }
      list.append(XMLAttribute(name(), LibXML.string(xmlTextReaderConstValue(reader)) ?? ""))
    }
    xmlTextReaderMoveToElement(reader)
    return list
  }

  private func name() -> String {
    let local = LibXML.string(xmlTextReaderConstLocalName(reader)) ?? ""
    guard let space = LibXML.string(xmlTextReaderConstNamespaceUri(reader)), !space.isEmpty else { return local }
    if space == "http://www.w3.org/XML/1998/namespace" { return "xml:" + local }
    guard let prefix = prefixes[space] else { return "{\(space)}\(local)" }
    return prefix.isEmpty ? local : prefix + ":" + local
  }
}
