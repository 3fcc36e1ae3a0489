import Filing
import Foundation
import Office
import Publishing
import Standards

/// ST.96 out, judged while it is written, against libxml2 alone writing and judging the same bytes.
///
/// `swift run -c release benchmarks exchange [DOSSIERS] [FOLDER]`; the official schemas lie in IPDESK_SCHEMAS. Dossiers are 500
/// generated marks, repeated: what is measured is the way out, not the register.
struct Exchanging {
  let folder: String
  let count: Int

  func run() throws {
    guard let schemas = ProcessInfo.processInfo.environment["IPDESK_SCHEMAS"] else {
      return Benchmarks.line("ST.96 out", "not measured: IPDESK_SCHEMAS is not set", "")
    }
    let samples = try marks(500)
    let shelf = SchemaShelf(schemas)
    _ = try shelf.schema("TrademarkTransaction_V6_0.xsd")
    for number in [1_000, count] { try measure(number, samples, shelf) }
    try rival(samples, shelf)
    try compare("\(schemas)/TrademarkTransaction_V6_0.xsd")
  }

  /// Dossiers of generated marks in memory.
  private func marks(_ number: Int) throws -> Samples {
    let path = folder + "/exchange"
    try Generating(path: path, count: number).run()
    let office = try Office.owned(
      path: path, codes: try Benchmarks.codes, officer: Credential(name: "abena", password: "meridia"))
    var reading = try Reading(office)
    let hits = try office.ask(FindDossiers("", limit: number)).hits
    let dossiers = try hits.map { try reading.dossier($0.number).dossier }
    let profile = OfficeProfile(settings: reading.facts.settings)
    try office.close()
    return (dossiers, profile, reading.facts.today)
  }

  private typealias Samples = (dossiers: [Dossier], profile: OfficeProfile, today: CalendarDate)

  private func measure(_ number: Int, _ samples: Samples, _ shelf: SchemaShelf) throws {
    let path = "\(folder)/ours-\(number).xml"
    Memory.forgetPeak()
    let whole = try write(number, samples, shelf, to: path)
    Benchmarks.line(
      "ST.96 out, judged, \(number) marks", "\(whole.words), \(Effort.megabytes(path, whole)) MB/s CPU",
      "\(Memory.peak >> 10) MiB at most, ≤ 64 MiB, flat")
  }

  /// Files of a tenth of the marks, ours and those of libxml2 alone in turn: the machine may change its speed meanwhile.
  private func rival(_ samples: Samples, _ shelf: SchemaShelf) throws {
    let number = max(1_000, count / 10)
    let (ours, plain) = (folder + "/ours.xml", folder + "/bare.xml")
    _ = try write(number, samples, shelf, to: ours)
    let tape = try BareTape(ours)
    let schema = try shelf.schema("TrademarkTransaction_V6_0.xsd")
    let rounds = try (0..<7).map { _ in
      (try write(number, samples, shelf, to: ours), try Effort.of { try tape.play(to: plain, schema: schema) })
    }
    let isSame = FileManager.default.contentsEqual(atPath: ours, andPath: plain)
    func middle(_ part: (Effort) -> Double) -> String { figure(quantile(rounds.map { part($1) / part($0) }, 0.5)) }
    Benchmarks.line(
      "the same, \(number) marks, 7 rounds in turn",
      "last \(rounds[6].0.words); bare libxml2 \(rounds[6].1.words), \(isSame ? "same" : "OTHER") bytes",
      "median ratio CPU \(middle(\.processor)), time \(middle(\.seconds)), ≥ 0.70")
  }

  private func write(_ number: Int, _ samples: Samples, _ shelf: SchemaShelf, to path: String) throws -> Effort {
    let dossiers = samples.dossiers
    let right = dossiers[0].right
    var list = DossierList(rights: [right]) { place in dossiers[(Int(place) ?? 0) % dossiers.count] }
    for place in 0..<number { list.add(String(place), right.id) }
    let submission = Submission(office: samples.profile, dossiers: list, date: samples.today)
    guard let file = try Format.st96.files(submission).first else { return Effort() }
    return try Effort.of {
      let findings = try file.write(to: path, judgedBy: shelf).findings
      guard findings.isEmpty else { throw PackageFault.invalid(file: file.name, findings: findings) }
    }
  }

  /// xmllint over the larger file; what it needs for the smaller one is its start and the schema.
  private func compare(_ schema: String) throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/xmllint") else { return }
    for number in [1_000, count] {
      let effort = try Effort.ofChild(
        "/usr/bin/xmllint", ["--stream", "--noout", "--schema", schema, "\(folder)/ours-\(number).xml"])
      Benchmarks.line("xmllint --stream --schema, \(number) marks", effort.words, "judges only")
    }
  }
}
