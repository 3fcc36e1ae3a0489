import Filing
import FoundationEssentials
import Publishing
import Standards
import TestSupport

/// A reader of strangers' files under the law of Meridia.
struct IntakeBench {
  let dossiers: Dossiers
  let reader: IntakeReader

  init() throws {
    dossiers = try Dossiers()
    let codes = try CodeLists(folder: "\(TestPaths.root)/Resources/Codes")
    reader = IntakeReader(
      FormReader(
        law: dossiers.law, codes: codes, today: CalendarDate(Dossiers.today), home: dossiers.office["code"],
        currency: dossiers.office["currency"]))
  }

  /// Every record of a file.
  func read(_ bytes: Data) throws -> [Intake] {
    var list: [Intake] = []
    _ = try reader.read(bytes) { list.append($0) }
    return list
  }

  func read(_ text: String) throws -> [Intake] { try read(Data(text.utf8)) }

  /// What a file becomes, as text: facts, values, findings, and the paths that have no place.
  func report(_ bytes: Data) throws -> String {
    try read(bytes).map { intake in
      let facts =
        intake.numbers.sorted { $0.key < $1.key }.map { "number \($0.key): \($0.value)" }
        + intake.dates.sorted { $0.key < $1.key }.map { "date \($0.key): \($0.value)" }
      let values = intake.form.values.lines.map { String($0.prefix(160)) }
      let files = intake.form.slots.map { "\($0.item): file \($0.file)" }
      let findings = intake.form.findings.map { "? " + $0.message }
      let paths = Dictionary(grouping: intake.unknown, by: \.path).sorted { $0.key < $1.key }.map {
        "unknown \($0.key) x\($0.value.count)"
      }
      return ([intake.right?.id ?? "-"] + facts + values + files + findings + paths).joined(separator: "\n")
    }.joined(separator: "\n\n") + "\n"
  }

  /// The files that the dossiers become in ST.96.
  func exported(_ list: [Dossier]) throws -> [(name: String, bytes: Data)] {
    let submission = Submission(
      office: OfficeProfile(settings: dossiers.office), dossiers: list, date: try date(Dossiers.today))
    return try Format.st96.files(submission).map { ($0.name, try $0.data()) }
  }

  private func date(_ text: String) throws -> CalendarDate {
    guard let date = CalendarDate(text) else { throw TableFault(file: text, line: 0, reason: "no date") }
    return date
  }

  static func example(_ name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: "\(TestPaths.schemas ?? "")/example-instances/\(name)"))
  }

  static func standard(_ path: String) throws -> Data {
    try Data(contentsOf: URL(filePath: "\(TestPaths.root)/../shared/standards/\(path)"))
  }
}

extension Values {
  /// Item by item in words, for comparison as a whole.
  var lines: [String] {
    items.sorted { $0.key < $1.key }.flatMap { item, entries in
      entries.map { "\(item): \(Self.words($0))" }
    }
  }

  private static func words(_ entry: Entry) -> String {
    switch entry {
    case .text(let text): text
    case .number(let number): String(number)
    case .date(let date): date.description
    case .flag(let flag): flag ? "yes" : "no"
    case .party(let party):
      ([party.kind.rawValue] + party.names.map(\.full) + party.addresses.map(\.oneLine) + [party.nationality ?? ""])
        .filter { !$0.isEmpty }.joined(separator: " | ")
    case .priority(let claim): "\(claim.office) \(claim.date) \(claim.number)"
    case .goods(let goods): "\(goods.number) [\(goods.edition)] \(goods.terms.joined(separator: "; "))"
    case .symbol(let symbol): "\(symbol.symbol) [\(symbol.edition)]"
    case .design(let design): "\(design.number) \(design.product) \(design.symbol?.symbol ?? "-") \(design.views.count)"
    case .attachment(let file): file.name
    }
  }
}
