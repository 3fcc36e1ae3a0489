import CLibXML2
import Foundation
import Publishing

/// The calls of libxml2's writer that make a file, held as C strings, so that playing them is nothing but libxml2.
final class BareTape {
  private enum Call {
    case start(UnsafeMutablePointer<xmlChar>)
    case attribute(UnsafeMutablePointer<xmlChar>, UnsafeMutablePointer<xmlChar>)
    case text(UnsafeMutablePointer<xmlChar>)
    case end
  }
  private let calls: [Call]
  private var strings: [UnsafeMutablePointer<xmlChar>] = []

  /// Records the file as libxml2's reader tells it.
  init(_ path: String) throws {
    var calls: [Call] = []
    var strings: [UnsafeMutablePointer<xmlChar>] = []
    func keep(_ text: UnsafePointer<xmlChar>?) -> UnsafeMutablePointer<xmlChar>? {
      guard let copy = xmlStrdup(text) else { return nil }
      strings.append(copy)
      return copy
    }
    guard let reader = xmlReaderForFile(path, nil, Int32(XML_PARSE_NOBLANKS.rawValue)) else {
      throw BareFault(path: path, reason: "it cannot be read")
    }
    defer { xmlFreeTextReader(reader) }
    while xmlTextReaderRead(reader) == 1 {
      switch xmlTextReaderNodeType(reader) {
      case Int32(XML_READER_TYPE_ELEMENT.rawValue):
        guard let name = keep(xmlTextReaderConstName(reader)) else { continue }
        calls.append(.start(name))
        let isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
        while xmlTextReaderMoveToNextAttribute(reader) == 1 {
          if let key = keep(xmlTextReaderConstName(reader)), let value = keep(xmlTextReaderConstValue(reader)) {
            calls.append(.attribute(key, value))
          }
        }
        if isEmpty { calls.append(.end) }
      case Int32(XML_READER_TYPE_END_ELEMENT.rawValue): calls.append(.end)
      case Int32(XML_READER_TYPE_TEXT.rawValue):
        if let text = keep(xmlTextReaderConstValue(reader)) { calls.append(.text(text)) }
      default: continue
      }
    }
    (self.calls, self.strings) = (calls, strings)
  }

  deinit { for string in strings { free(string) } }

  /// Where the bytes go: into a file and to the schema.
  private final class Target {
    let file: AtomicFile
    let parser: xmlParserCtxtPtr
    init(_ path: String, _ parser: xmlParserCtxtPtr) throws {
      file = try AtomicFile(path)
      self.parser = parser
    }
  }

  /// Writes and judges the file by libxml2 alone, as durably as ours.
  func play(to path: String, schema: Schema) throws {
    func exhausted() -> BareFault { BareFault(path: path, reason: "libxml2 has no memory") }
    guard let context = xmlSchemaNewValidCtxt(schema.pointer) else { throw exhausted() }
    defer { xmlSchemaFreeValidCtxt(context) }
    // The schema keeps both places and writes into them when it is unplugged.
    let handler = UnsafeMutablePointer<UnsafeMutablePointer<xmlSAXHandler>?>.allocate(capacity: 1)
    let data = UnsafeMutablePointer<UnsafeMutableRawPointer?>.allocate(capacity: 1)
    handler.initialize(to: nil)
    data.initialize(to: nil)
    defer {
      handler.deallocate()
      data.deallocate()
    }
    guard let plug = xmlSchemaSAXPlug(context, handler, data),
      let parser = xmlCreatePushParserCtxt(handler.pointee, data.pointee, nil, 0, nil)
    else { throw exhausted() }
    defer {
      xmlSchemaSAXUnplug(plug)
      xmlFreeParserCtxt(parser)
    }
    let target = try Target(path, parser)
    guard
      let out = xmlOutputBufferCreateIO(
        { context, bytes, count in
          guard let context, let bytes else { return -1 }
          let target = Unmanaged<Target>.fromOpaque(context).takeUnretainedValue()
          xmlParseChunk(target.parser, bytes, count, 0)
          try? target.file.write(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
          return count
        }, nil, Unmanaged.passUnretained(target).toOpaque(), nil), let writer = xmlNewTextWriter(out)
    else { throw exhausted() }
    xmlTextWriterSetIndent(writer, 1)
    xmlTextWriterSetIndentString(writer, "  ")
    xmlTextWriterStartDocument(writer, "1.0", "UTF-8", nil)
    for call in calls {
      switch call {
      case .start(let name): xmlTextWriterStartElement(writer, name)
      case .attribute(let name, let value): xmlTextWriterWriteAttribute(writer, name, value)
      case .text(let text): xmlTextWriterWriteString(writer, text)
      case .end: xmlTextWriterEndElement(writer)
      }
    }
    xmlTextWriterEndDocument(writer)
    xmlFreeTextWriter(writer)
    xmlParseChunk(parser, nil, 0, 1)
    guard xmlSchemaIsValid(context) == 1 else { throw BareFault(path: path, reason: "it is not valid") }
    try target.file.commit()
  }
}

/// What keeps libxml2 alone from writing the file.
private struct BareFault: Error {
  let path: String
  let reason: String
}
