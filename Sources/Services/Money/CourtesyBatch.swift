import Filing
import FoundationEssentials
import Office
import Publishing
import Standards

/// Courtesy letters of what falls due in a month: one for each owner or agent, of files that the officer may read.
///
/// Nothing of them stands in a file. That they were sent is an act of the office, so that nobody gets one twice unasked.
public struct CourtesyBatch {
  /// One letter: to whom, and of what.
  public struct Letter: Encodable, Equatable, Sendable {
    public var addressee: [String]
    public var lines: [FallingDue]
    /// The file without its ending.
    public var file = ""
  }

  public let month: CalendarDate
  public private(set) var letters: [Letter] = []
  /// How many renewals and annuities were written of before and are left out.
  public private(set) var written = 0
  private let office: Office
  private let currency: Currency

  /// - Parameters:
  ///   - month: its first day.
  ///   - isAgain: whether what was written of before is written of again.
  public init(_ month: CalendarDate, at office: Office, isAgain: Bool = false) throws {
    (self.month, self.office, currency) = (month, office, try office.facts().currency)
    var groups: [[String]: [FallingDue]] = [:]
    var reading = try Reading(office)
    var page: String?
    repeat {
      let question = ListFallingDue(
        from: month, until: month.adding(months: 1).adding(days: -1), limit: 500, after: page)
      let answer = try office.ask(question)
      for line in answer.lines {
        if line.written != nil, !isAgain {
          written += 1
          continue
        }
        groups[try Self.addressee(line, &reading), default: []].append(line)
      }
      page = answer.next
    } while page != nil
    let sorted = groups.sorted { $0.key.joined(separator: "\n") < $1.key.joined(separator: "\n") }
    letters = sorted.enumerated().map { place, group in
      let number = padded(place + 1, 4)
      return Letter(addressee: group.key, lines: group.value, file: "courtesy-\(month.description.prefix(7))-\(number)")
    }
  }

  /// Where the letters of a file go, line by line.
  private static func addressee(_ line: FallingDue, _ reading: inout Reading) throws -> [String] {
    let dossier = try reading.dossier(DossierName.of(line.number, line.right)).dossier
    if let lines = dossier.addressForService { return lines }
    guard let party = dossier.correspondent else { return [line.owner] }
    let address = party.address(on: dossier.today)
    let town = [address?.postcode, address?.city].compactMap { $0 }.joined(separator: " ")
    let names = party.names.map { name in name.first.map { "\($0) \(name.last)" } ?? name.last }
    return (names + (address?.lines ?? []) + [town, address?.country ?? ""]).filter { !$0.isEmpty }
  }

  /// The letters as pages, each with its file name.
  public func documents() throws -> [(file: String, document: PageDocument)] {
    let facts = try office.facts()
    let law = try office.law()
    let title = law.paper(CourtesyLetter.template)?.label ?? Label("Courtesy letter")
    let writer = PaperWriter(
      law: law, office: OfficeProfile(settings: facts.settings), fonts: try .noto(), documents: { _ in [] })
    return try letters.map { letter in
      let sums = letter.lines.reduce(into: (0, 0)) { sum, line in
        sum = (sum.0 + line.quote.amount, sum.1 + line.quote.lateAmount)
      }
      let courtesy = CourtesyLetter(
        to: letter.addressee, on: facts.today, rows: letter.lines.map { cells($0) },
        sums: (currency.text(sums.0), currency.text(sums.1)))
      return (letter.file, try writer.courtesy(courtesy, title: title))
    }
  }

  private func cells(_ line: FallingDue) -> [String] {
    let quote = line.quote
    let days = [quote.opens, quote.due, quote.last].map { $0?.description ?? "" }
    return [line.registration ?? line.number, line.title, quote.subject] + days
      + [currency.text(quote.amount), currency.text(quote.lateAmount)]
  }

  /// Writes each letter as PDF and as text, then notes that they were sent; the same run again writes the same files.
  ///
  /// - Returns: the files, and what was recorded.
  public func send(to folder: String) throws -> (files: [String], recorded: Recorded) {
    let written = letters.flatMap { letter in
      letter.lines.map { Entry.text("\($0.number) \($0.quote.due?.description ?? "")") }
    }
    let values: Values = ["day": [.date(month)], "written": written, "copies": [.number(letters.count)]]
    let request = ActRequest("send_courtesy", values: values)
    if let refusal = try office.rehearse(request).refusals.first { throw refusal }
    try Files.makeFolder(folder)
    let files = try documents().flatMap { file, document in
      let paths = ["pdf", "txt"].map { "\(folder)/\(file).\($0)" }
      try AtomicFile.write(document.pdf(), to: paths[0])
      try AtomicFile.write(Data(document.plainText().utf8), to: paths[1])
      return paths
    }
    return (files, try office.record(request))
  }
}
