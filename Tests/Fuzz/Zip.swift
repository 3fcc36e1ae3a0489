import FoundationEssentials

/// Any bytes as a stranger's package: every content read or refused.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var limits = ZipLimits()
  limits.each = 1_000_000
  do {
    let archive = try ZipArchive(Data(UnsafeBufferPointer(start: start, count: count)), limits: limits)
    for entry in archive.entries { _ = try archive.read(entry.name) }
  } catch is ZipFault {
  } catch {
    fatalError("\(error)")
  }
  return 0
}
