import FoundationEssentials

/// Any bytes as a table of ours and as a table of a spreadsheet, which is the same whole and in pieces.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  _ = try? Table(bytes: bytes, name: "table")
  precondition(read(bytes, by: max(1, count)) == read(bytes, by: Int(bytes.first ?? 0) % 17 + 1))
  return 0
}

/// Every cell, or why it is refused.
private func read(_ bytes: [UInt8], by size: Int) -> [String] {
  var rest = bytes[...]
  var told: [String] = []
  do {
    var table = try Delimited(name: "table") {
      defer { rest = rest.dropFirst(size) }
      return Array(rest.prefix(size))
    }
    while let row = try table.next() {
      precondition(row.cells.count == table.columns.count)
      told += ["\(row.line)"] + row.cells
    }
  } catch let fault as TableFault {
    told.append(fault.description)
  } catch {
    fatalError("\(error)")
  }
  return told
}
