import FoundationEssentials

/// Any text as a day, a moment and a number: what is read is written as it was read.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  if let date = CalendarDate(text) {
    precondition(CalendarDate(date.description) == date)
    precondition(date.adding(days: 1).adding(days: -1) == date)
    _ = date.adding(months: 12)
  }
  if let moment = Moment(text) { precondition(Moment(moment.description) == moment) }
  if let number = ApplicationNumber(text) { precondition(ApplicationNumber(number.digits) != nil) }
  if text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }), !text.isEmpty {
    precondition(CheckCharacters.hold(text, check: CheckCharacters.of(text)))
  }
  return 0
}
