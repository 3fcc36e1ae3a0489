import FoundationEssentials

/// Any bytes as a table of ours and as a table of a spreadsheet.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  _ = try? Table(bytes: bytes, name: "table")
  do {
    var table = try Delimited(Data(bytes), name: "table")
    while let row = try table.next() { precondition(row.cells.count == table.columns.count) }
  } catch is TableFault {
  } catch {
    fatalError("\(error)")
  }
  return 0
}
