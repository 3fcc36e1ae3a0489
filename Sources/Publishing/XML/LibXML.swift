import CLibXML2

/// libxml2, prepared once for the process: it never opens a connection.
enum LibXML {
  static let prepared: Bool = {
    xmlInitParser()
    xmlSetExternalEntityLoader(xmlNoNetExternalEntityLoader)
    return true
  }()

  static func string(_ text: UnsafePointer<xmlChar>?) -> String? {
    text.map { String(decoding: UnsafeBufferPointer(start: $0, count: Int(xmlStrlen($0))), as: UTF8.self) }
  }

  /// A message without its line feed.
  static func message(_ error: xmlError) -> String {
    var text = error.message.map { String(cString: $0) } ?? "an unnamed error"
    while text.last == "\n" || text.last == "." { text.removeLast() }
    return text
  }
}
