import FoundationEssentials

/// Any bytes as a stranger's XML: read to the end or refused.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let data = Data(UnsafeBufferPointer(start: start, count: count))
  for doctype in [Doctype.refused, .passed] {
    do {
      try XMLReader(data, doctype: doctype).events { _, _ in }
    } catch is XMLFault {
    } catch {
      fatalError("\(error)")
    }
  }
  return 0
}
