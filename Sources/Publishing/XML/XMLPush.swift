import CLibXML2

/// What takes a stranger's XML while it streams by; nothing of the file is kept for it.
protocol XMLTaker: AnyObject {
  /// An element begins; `name` is its place among the names the taker knows, nil for any other.
  func start(_ name: Int?, _ attributes: [XMLAttribute], line: Int)
  /// A further piece of text of the innermost element.
  func text(_ bytes: UnsafeRawBufferPointer, line: Int)
  func end(line: Int)
}

/// libxml2's push parser behind the gate; memory is that of two portions, however long the file is.
///
/// Refuses with ``XMLFault`` what ``XMLReader`` refuses, and UTF-16.
struct XMLPush {
  /// Bytes that are read at once; the document type must lie within the first ones.
  static let portion = 1 << 18
  let names: [String]
  let limits: XMLLimits

  /// Reads the file to its end.
  func read(_ file: ZipFile, to taker: any XMLTaker) throws {
    let session = try Session(names, taker)
    var gate = XMLGate(limits)
    var at = 0
    repeat {
      var bytes = try file.bytes(at: at, count: min(Self.portion, file.size - at))
      if at == 0 {
        guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else {
          throw XMLFault.refused(.encoding, line: 1, reason: "it is UTF-16; a file that is streamed is UTF-8")
        }
        at = bytes.count
        bytes = try XMLPrologue.normalised(bytes, doctype: .passed)
      } else {
        at += bytes.count
      }
      try bytes.withUnsafeBytes { portion in
        try gate.pass(portion)
        try session.pass(portion, isLast: at == file.size)
      }
    } while at < file.size
  }

  /// A parser and whom it tells; frees the parser.
  private final class Session {
    private let taker: any XMLTaker
    private let places: [String: Int]
    // Names are interned by the parser, so that a pointer is a name.
    private var interned: [UnsafePointer<xmlChar>: Int?] = [:]
    private var parser: xmlParserCtxtPtr?
    private var fault: XMLFault?

    init(_ names: [String], _ taker: any XMLTaker) throws {
      _ = LibXML.prepared
      self.taker = taker
      places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
      var handler = Self.makeHandler()
      parser = xmlCreatePushParserCtxt(&handler, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil)
      guard let parser else { throw XMLFault.refused(line: 1, reason: "there is too little memory to read it") }
      xmlCtxtUseOptions(parser, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_BIG_LINES.rawValue))
    }

    deinit { xmlFreeParserCtxt(parser) }

    func pass(_ bytes: UnsafeRawBufferPointer, isLast: Bool) throws {
      xmlParseChunk(parser, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), isLast ? 1 : 0)
      if let fault { throw fault }
      guard let parser, parser.pointee.wellFormed == 1 else {
        throw XMLFault.refused(line: line, reason: "it is not well-formed")
      }
    }

    private var line: Int { Int(parser?.pointee.input?.pointee.line ?? 0) }

    private static func session(_ context: UnsafeMutableRawPointer?) -> Session? {
      context.map { Unmanaged<Session>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func makeHandler() -> xmlSAXHandler {
      var handler = xmlSAXHandler()
      handler.initialized = XML_SAX2_MAGIC
      handler.startElementNs = { context, name, _, space, _, _, count, _, values in
        Session.session(context)?.start(name, space, Int(count), values)
      }
      handler.endElementNs = { context, _, _, _ in
        guard let session = Session.session(context) else { return }
        session.taker.end(line: session.line)
      }
      handler.characters = { context, text, count in
        guard let session = Session.session(context) else { return }
        session.taker.text(UnsafeRawBufferPointer(start: text, count: Int(count)), line: session.line)
      }
      handler.ignorableWhitespace = handler.characters
      handler.cdataBlock = handler.characters
      handler.serror = { context, error in
        guard let session = Session.session(context), let error = error?.pointee else { return }
        guard error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
        session.fault = session.fault ?? .refused(line: session.line, reason: LibXML.message(error))
      }
      return handler
    }

    private func start(
      _ name: UnsafePointer<xmlChar>?, _ space: UnsafePointer<xmlChar>?, _ count: Int,
      _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
      var attributes: [XMLAttribute] = []
      if let values {
        // Five pointers each: local name, prefix, namespace, begin and end of the value.
        for at in stride(from: 0, to: 5 * count, by: 5) {
          guard let key = LibXML.string(values[at]), let begin = values[at + 3], let end = values[at + 4] else {
            continue
          }
          let prefix = LibXML.string(values[at + 1]).map { $0 + ":" } ?? ""
          let value = String(decoding: UnsafeBufferPointer(start: begin, count: end - begin), as: UTF8.self)
          attributes.append(XMLAttribute(prefix + key, value))
        }
      }
      taker.start(space == nil ? place(name) : nil, attributes, line: line)
    }

    private func place(_ name: UnsafePointer<xmlChar>?) -> Int? {
      guard let name else { return nil }
      if let known = interned[name] { return known }
      let place = LibXML.string(name).flatMap { places[$0] }
      interned[name] = .some(place)
      return place
    }
  }
}
