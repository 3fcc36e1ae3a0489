import Filing
import Office
import Publishing
import Standards

/// The letters that leave on a day, each with what the dispatch list says of it and what speaks against sending it.
public enum DayLetters {
  /// A letter of the day.
  public struct Letter: Sendable {
    public let found: PaperBatch.Found
    /// One for each to whom it goes.
    public let lines: [DispatchList.Line]
    public let exception: Exception?
  }

  /// Why somebody should look at a letter before it leaves.
  public enum Exception: String, CaseIterable, Sendable {
    /// Nobody is named to whom it goes.
    case nobody
    /// The name has no address, and it goes by post.
    case noAddress
    /// It was sent to a printer from here already.
    case printed
  }

  /// The letters, certificates and notices of the acts that were recorded on a day: exceptions first, else in the order of
  /// the acts.
  ///
  /// - Parameter jobs: what was sent to printers from here.
  public static func of(_ day: CalendarDate, printed jobs: [PrintJob], _ reading: inout Reading) throws -> [Letter] {
    let sent = Set(jobs.filter { $0.state != .refused && $0.event > 0 }.map { "\($0.dossier) \($0.event) \($0.title)" })
    let all = try PaperBatch.ofDay(day, officer: nil, &reading).filter { $0.paper.kind != .receipt }.map { found in
      let lines = try DispatchList(day, [found], &reading).lines
      let key = "\(found.dossier) \(found.issued.event) \(found.title)"
      return Letter(found: found, lines: lines, exception: sent.contains(key) ? .printed : Self.exception(lines))
    }
    return all.filter { $0.exception != nil } + all.filter { $0.exception == nil }
  }

  private static func exception(_ lines: [DispatchList.Line]) -> Exception? {
    if lines.isEmpty || lines.contains(where: { $0.addressee.isEmpty }) { return .nobody }
    return lines.contains { $0.way == "post" && !$0.addressee.contains(",") } ? .noAddress : nil
  }

  /// Sends letters and their dispatch list to the printers that the office, or this desk, has for their kinds.
  ///
  /// - Parameters:
  ///   - tell: is told how many were made, and answers whether to stop before the next; nothing is sent then.
  /// - Returns: what became of each, the list last; empty when it was stopped.
  public static func send(
    _ letters: [Letter], of day: CalendarDate, to queue: PrintQueue, by printers: some Printers, at now: Moment,
    _ reading: inout Reading, tell: (Int) -> Bool
  ) throws -> [PrintJob] {
    var papers: [(PaperToPrint, PrintWish)] = []
    for letter in letters {
      if tell(papers.count) { return [] }
      let wish = try PrintWish.ofDesk(reading.facts.settings, kind: letter.found.paper.kind)
      papers.append((try PaperBatch.made(letter.found, as: wish.form, &reading), wish))
    }
    let list = try DispatchList(day, letters.map(\.found), &reading)
    let wish = try PrintWish.ofDesk(reading.facts.settings, kind: nil)
    papers.append((try list.paper(OfficeProfile(settings: reading.facts.settings), as: wish.form), wish))
    let officer = reading.office.officer.name
    let jobs = try papers.map { try queue.add($0.0, $0.1, by: officer, at: now).id }
    return try queue.send(jobs, by: printers, at: now)
  }
}

extension DispatchList {
  /// The list as a printer takes it.
  public func paper(_ office: OfficeProfile, as form: PrintWish.Form) throws -> PaperToPrint {
    let document = try document(office)
    let bytes = try form == .pdf ? document.pdf() : PaperBatch.lines(document.plainText(columns: 76))
    return PaperToPrint(title: "Dispatch list of \(day)", bytes: bytes)
  }
}
