import CLibXML2

/// A schema between a parser and whom it tells; undone when freed.
///
/// libxml2 keeps the places of handler and context and writes into them when the plug is pulled: they lie on the heap.
final class SchemaPlug {
  private let plug: xmlSchemaSAXPlugPtr
  private let handlerPlace: UnsafeMutablePointer<UnsafeMutablePointer<xmlSAXHandler>?>
  private let contextPlace: UnsafeMutablePointer<UnsafeMutableRawPointer?>

  /// Nil when there is no memory for it.
  init?(
    _ schema: xmlSchemaValidCtxtPtr, handler: UnsafeMutablePointer<xmlSAXHandler>? = nil,
    context: UnsafeMutableRawPointer? = nil
  ) {
    handlerPlace = .allocate(capacity: 1)
    contextPlace = .allocate(capacity: 1)
    handlerPlace.initialize(to: handler)
    contextPlace.initialize(to: context)
    guard let plug = xmlSchemaSAXPlug(schema, handlerPlace, contextPlace) else {
      handlerPlace.deallocate()
      contextPlace.deallocate()
      return nil
    }
    self.plug = plug
  }

  deinit {
    xmlSchemaSAXUnplug(plug)
    handlerPlace.deallocate()
    contextPlace.deallocate()
  }

  /// What a parser is made with.
  var handler: UnsafeMutablePointer<xmlSAXHandler>? { handlerPlace.pointee }
  var context: UnsafeMutableRawPointer? { contextPlace.pointee }
}
