import FoundationEssentials

/// Any bytes as a sequence listing of ST.26: it is tallied with its findings, or refused.
///
/// What is no listing is put into one, so that the rules of its parts are reached too.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let data = Data(UnsafeBufferPointer(start: start, count: count))
  read(data)
  if !SequenceListing.begins(data) { read(head + data + tail) }
  return 0
}

private func read(_ data: Data) {
  do {
    let listing = try SequenceListing(try ZipFile(data))
    let told = listing.verdict("listing.xml")
    guard told.findings.count <= 100, told.isValid == listing.findings.isEmpty else { fatalError("\(told)") }
  } catch is XMLFault {
  } catch { fatalError("\(error)") }
}

private var head: Data {
  Data(
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE ST26SequenceListing PUBLIC "-//WIPO//DTD Sequence Listing 1.3//EN" "ST26SequenceListing_V1_3.dtd">
    <ST26SequenceListing dtdVersion="V1_3"><SequenceTotalQuantity>1</SequenceTotalQuantity>
    <SequenceData sequenceIDNumber="1"><INSDSeq><INSDSeq_length>10</INSDSeq_length><INSDSeq_moltype>DNA</INSDSeq_moltype>
    """.utf8)
}

private var tail: Data { Data("</INSDSeq></SequenceData></ST26SequenceListing>".utf8) }

extension [Unicode.Scalar] {
  /// Stands for the property of the page engine, which is no part of this target.
  var codes: [String] { map { "U+" + String($0.value, radix: 16, uppercase: true) } }
}
