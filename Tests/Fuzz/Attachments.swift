import FoundationEssentials

/// Any bytes as a document and as a picture on their way into the register: described, or refused.
///
/// Pictures are judged as far as the process itself reads them: header, size, parts; they are unpacked by a child.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let data = Data(UnsafeBufferPointer(start: start, count: count))
  for (name, mustBePicture) in [("paper", false), ("paper.pdf", false), ("mark.png", true)] {
    do {
      let file = try Attachments.inspect(data, name: name, mustBePicture: mustBePicture)
      precondition(file.size == count)
      _ = Attachments.remarks(data)
    } catch is PaperFault {
    } catch { fatalError("\(error)") }
  }
  return 0
}
