import Glibc

/// What a running program prints, and what it complains of.
struct Listening {
  private let (output, errors): (Int32, Int32)
  private(set) var heard: [UInt8] = []
  /// The end of its complaint.
  private(set) var complaint: [UInt8] = []

  init(output: Int32, errors: Int32) { (self.output, self.errors) = (output, errors) }

  /// Listens until the program, and all that it started, have closed their output.
  ///
  /// - Throws: ``ConfinedProgram/Fault`` when it takes too long or prints too much.
  mutating func run(until deadline: ContinuousClock.Instant, most: Int) throws {
    var (isPrinting, isComplaining) = (true, true)
    while isPrinting {
      let left = ContinuousClock.now.duration(to: deadline).components
      let milliseconds = left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000
      guard milliseconds > 0 else { throw ConfinedProgram.Fault.late }
      var set = [
        pollfd(fd: output, events: Int16(POLLIN), revents: 0),
        pollfd(fd: isComplaining ? errors : -1, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&set, 2, Int32(min(milliseconds, 60_000))) >= 0 || errno == EINTR else {
        throw ConfinedProgram.Fault.unstarted(errno)
      }
      if set[0].revents != 0 { isPrinting = receive(output) { heard += $0 } }
      if heard.count > most { throw ConfinedProgram.Fault.tooMuch }
      if set[1].revents != 0 {
        isComplaining = receive(errors) { complaint = (complaint + $0).suffix(ConfinedProgram.mostComplaint) }
      }
    }
  }

  /// Whether more may come.
  private func receive(_ descriptor: Int32, _ take: (ArraySlice<UInt8>) -> Void) -> Bool {
    var part = [UInt8](repeating: 0, count: 65_536)
    let count = read(descriptor, &part, part.count)
    if count < 0 { return errno == EINTR }
    take(part[..<count])
    return count > 0
  }
}
