import Standards

/// The program `lp`, for machines that print by other means than CUPS.
enum LineProgram {
  /// Hands the file over; nil when there is no such program.
  ///
  /// - Source: lp(1) of CUPS and of POSIX; what POSIX does not know goes by -o.
  static func print(_ path: String, _ job: PrintJob) -> PrintOutcome? {
    let program = ForeignProgram("lp", package: "cups-client")
    guard program.path != nil else { return nil }
    var arguments = ["-n", String(job.wish.copies), "-t", "\(job.title) [\(job.id)]"]
    if !job.wish.printer.isEmpty { arguments += ["-d", job.wish.printer] }
    arguments += job.wish.form == .raw ? ["-o", "raw"] : options(job.wish)
    do {
      try program.run(arguments + ["--", path])
      return .taken(number: nil)
    } catch {
      return .away(Explanation(of: error).message)
    }
  }

  private static func options(_ wish: PrintWish) -> [String] {
    ["media=\(wish.media)" + (wish.tray.map { ",\($0)" } ?? ""), "sides=\(PrintWish.sides[wish.sides] ?? "one-sided")"]
      .flatMap { ["-o", $0] }
  }
}
