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

extension [Unicode.Scalar] {
  /// Stands for the property of the page engine, which is no part of this target.
  var codes: [String] { map { "U+" + String($0.value, radix: 16, uppercase: true) } }
}
