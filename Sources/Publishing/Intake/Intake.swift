import Crypto
import Filing
import FoundationEssentials
import Standards

/// A record of a stranger's file as the office's own form, with every finding.
public struct Intake: Sendable {
  /// The right whose form it was read for; nil when the law has none for it.
  public let right: Right?
  /// The items as they were read, before the form judged them.
  public let members: [(key: String, node: FormNode)]
  /// Values, findings and the files it names.
  public var form: FormFile
  /// `application`, `registration` → number as the file writes it.
  public let numbers: [String: String]
  /// Days by the names that acts mark: `filing`, `published`, `registered`, `ended`; `expiry` besides.
  public let dates: [String: CalendarDate]
  /// Line of the file on which the record begins.
  public let line: Int
  /// What has no place in the form.
  public let unknown: [UnknownElement]

  /// Number or mark, to speak of the record.
  public var name: String {
    numbers["application"] ?? numbers["registration"] ?? right.flatMap { form.values.text($0.titleItem) }
      ?? "line \(line)"
  }

  /// SHA-256 over what was read, in hexadecimal digits: the same record again gives the same digest.
  public var digest: String {
    let text = members.map { "\($0.key)=\($0.node.canonical)" }.joined(separator: "\n")
    let facts =
      numbers.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      + dates.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return SHA256.hash(data: Data((text + "\n" + facts.joined(separator: "\n")).utf8)).hexadecimal
  }
}

extension FormNode {
  /// The value in one way of writing, lines left out.
  var canonical: String {
    switch value {
    case .text(let text), .number(let text): "\(text.utf8.count):\(text)"
    case .flag(let flag): flag ? "yes" : "no"
    case .nothing: "-"
    case .list(let nodes): "[" + nodes.map(\.canonical).joined(separator: ",") + "]"
    case .object(let members): "{" + members.map { "\($0.key)=\($0.node.canonical)" }.joined(separator: ",") + "}"
    }
  }
}

/// Reads strangers' files into the forms of a law.
public struct IntakeReader: Sendable {
  private let forms: FormReader

  public init(_ forms: FormReader) { self.forms = forms }

  var law: Law { forms.law }

  func forms(_ members: [(key: String, node: FormNode)], _ right: Right?) -> FormFile {
    forms.read(members, right: right)
  }

  /// Reads an XML file of any standard that is known; `body` is called for each record.
  ///
  /// - Returns: what the file is, and what stands in it outside of the records.
  /// - Throws: ``XMLFault`` for what the gate refuses.
  public func read(_ pieces: Pieces, _ body: (Intake) throws -> Void) throws -> (Identification, [UnknownElement]) {
    let scan = try RecordScan.read(pieces) { try body(intake($0)) }
    return (scan.identification ?? Identification(standard: "", edition: "", root: ""), scan.unknown)
  }

  /// The same for bytes at hand.
  public func read(_ bytes: Data, _ body: (Intake) throws -> Void) throws -> (Identification, [UnknownElement]) {
    try read(Pieces(bytes), body)
  }

  func intake(_ record: IntakeRecord) -> Intake {
    guard let right = right(of: record) else {
      let form = forms.read([(key: String, node: FormNode)](), right: nil)
      return Intake(
        right: nil, members: [], form: form, numbers: record.numbers, dates: record.dates, line: record.line,
        unknown: record.unknown)
    }
    var unknown = record.unknown
    var members: [(key: String, node: FormNode)] = []
    for item in right.form where !item.standardName.isEmpty {
      guard let nodes = record.data[item.standardName] else { continue }
      var seen: Set<String> = []
      // A history of owners repeats who stays.
      let chosen = nodes.map { item.kind == .choice ? item.chosen($0) : $0 }
        .filter { !$0.isNothing && (item.kind != .party || seen.insert($0.canonical).inserted) }
      guard !chosen.isEmpty else { continue }
      members.append((item.item, item.joined(chosen)))
    }
    let known = Set(right.form.map(\.standardName))
    for (name, nodes) in record.data.sorted(by: { $0.key < $1.key }) where !known.contains(name) {
      for node in nodes {
        unknown.append(UnknownElement(path: "/" + name, line: node.line ?? record.line, text: node.canonical))
      }
    }
    var form = forms.read(members, right: right)
    form.note(record.findings + Self.contentFindings(form.values, record))
    return Intake(
      right: right, members: members, form: form, numbers: record.numbers, dates: record.dates, line: record.line,
      unknown: unknown)
  }

  /// The right of the law that the record becomes: by its root, then by kind or number.
  private func right(of record: IntakeRecord) -> Right? {
    let candidates = forms.law.rights.filter { $0.settings["st96_root"] == record.root }
    guard candidates.count > 1 else { return candidates.first }
    let number = record.numbers["application"].flatMap { ApplicationNumber($0) }?.digits
    return candidates.first { right in
      guard let kind = record.kind, !kind.isEmpty else { return false }
      return [right.settings["kind_code_application"], right.settings["kind_code_grant"]].contains(kind)
    } ?? candidates.first { right in number.map { $0.hasPrefix(right.settings["type_code"] ?? "-") } ?? false }
      ?? candidates.first
  }

  /// What no single item shows: a priority after the filing.
  private static func contentFindings(_ values: Values, _ record: IntakeRecord) -> [ItemFinding] {
    guard let filed = record.dates["filing"] else { return [] }
    return values.priorities.filter { $0.date > filed }.map {
      ItemFinding(
        item: "priority", reason: "The priority of \($0.date) lies after the filing on \(filed).", line: record.line)
    }
  }
}
