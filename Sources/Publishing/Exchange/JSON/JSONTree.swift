import Filing
import FoundationEssentials
import Standards

/// The public register as static JSON files that any web server can host: `v1/trademarks/402026000000001/index.json`.
///
/// - Source: WIPO Standards ST.90 (paths, versions, paging) and ST.97 (members), as recalled.
public struct JSONTree {
  /// Entries of one page of an index.
  public static let pageSize = 1000

  private let submission: Submission
  private let folder: String
  private var lines: [Line] = []
  public private(set) var files = 0

  /// A dossier of an index.
  private struct Line {
    let number: String
    let registration: String?
    let right: Right
    let title: String
    let year: String
  }

  public init(_ submission: Submission, to folder: String) {
    (self.submission, self.folder) = (submission, folder)
  }

  /// Writes every dossier, the indexes and the description of the service.
  ///
  /// - Returns: how many dossiers were written; those of rights without a document in ST.96 are left out.
  public mutating func write() throws -> Int {
    let record = submission.limited(to: Format.st96.takes)
    var written: [Line] = []
    try record.dossiers.forEach { dossier in written.append(try write(dossier)) }
    lines = written
    try writeIndexes()
    return lines.count
  }

  private mutating func write(_ dossier: Dossier) throws -> Line {
    let single = Submission(
      office: submission.office, dossiers: [dossier], issue: submission.issue, date: submission.date)
    var members: [String: JSONValue] = [
      "applicationNumber": .string(dossier.applicationNumber), "intellectualPropertyRight": .string(dossier.right.id),
      "title": .string(dossier.title), "href": .string(Self.path(dossier.right, dossier.applicationNumber)),
    ]
    if let number = dossier.registrationNumber { members["registrationNumber"] = .string(number) }
    for file in try Format.st96.files(single) {
      let tree = try XMLReader(try file.data(), prefixes: Format.st96.prefixes).tree()
      for record in Self.records(tree) {
        guard let value = JSONValue(record) else { continue }
        let name = JSONValue.member(record.name)
        switch members[name] {
        case nil: members[name] = value
        case .array(let values): members[name] = .array(values + [value])
        case .some(let first): members[name] = .array([first, value])
        }
      }
    }
    try put(.object(members), Self.path(dossier.right, dossier.applicationNumber))
    let filed = dossier.date("filing") ?? dossier.date("received")
    return Line(
      number: dossier.applicationNumber, registration: dossier.registrationNumber, right: dossier.right,
      title: dossier.title, year: String((filed?.description ?? "0000").prefix(4)))
  }

  /// The elements of a file of ST.96 that are about one dossier.
  private static func records(_ node: XMLNode) -> [XMLNode] {
    ["tmk:Trademark", "dgn:Design", "pat:BibliographicData", "pat:PatentLegalStatus"].contains(node.name)
      ? [node] : node.children.flatMap(records)
  }

  private mutating func writeIndexes() throws {
    let rights = Dictionary(grouping: lines) { Self.collection($0.right) }
    for (name, lines) in rights.sorted(by: { $0.key < $1.key }) {
      try page(lines, "/v1/\(name)")
      for (year, lines) in Dictionary(grouping: lines, by: \.year) { try page(lines, "/v1/\(name)/years/\(year)") }
    }
    for line in lines {
      for number in [line.number, line.registration].compactMap({ $0 }) {
        try put(entry(line), "/v1/numbers/\(number.filter { $0.isLetter || $0.isNumber })")
      }
    }
    let collections = rights.sorted { $0.key < $1.key }.map { name, lines -> JSONValue in
      .object([
        "href": .string("/v1/\(name)"), "name": .string(name), "totalQuantity": .number(lines.count),
      ])
    }
    try put(
      .object([
        "ipOfficeCode": .string(submission.office.code), "name": .string(submission.office.name.first),
        "date": .string(submission.date.description), "collections": .array(collections),
        "description": .string("/v1/openapi.json"),
      ]), "/v1")
    let description = OpenAPI(office: submission.office, collections: rights.keys.sorted()).value
    try file(description, "/v1/openapi.json")
  }

  private func entry(_ line: Line) -> JSONValue {
    var members: [String: JSONValue] = [
      "applicationNumber": .string(line.number), "title": .string(line.title),
      "href": .string(Self.path(line.right, line.number)),
    ]
    if let number = line.registration { members["registrationNumber"] = .string(number) }
    return .object(members)
  }

  /// An index page by page: the first one at the path itself, further ones below `pages`.
  private mutating func page(_ lines: [Line], _ path: String) throws {
    let sorted = lines.sorted { $0.number < $1.number }
    let count = max(1, (sorted.count + Self.pageSize - 1) / Self.pageSize)
    for number in 0..<count {
      let part = sorted[(number * Self.pageSize)..<min(sorted.count, (number + 1) * Self.pageSize)]
      var members: [String: JSONValue] = [
        "totalQuantity": .number(sorted.count), "offset": .number(number * Self.pageSize),
        "limit": .number(Self.pageSize), "items": .array(part.map(entry)),
      ]
      if number + 1 < count { members["next"] = .string("\(path)/pages/\(number + 2)") }
      try put(.object(members), number == 0 ? path : "\(path)/pages/\(number + 1)")
    }
  }

  /// `utility-models`
  static func collection(_ right: Right) -> String { right.id + "s" }

  private static func path(_ right: Right, _ number: String) -> String { "/v1/\(collection(right))/\(number)" }

  private mutating func put(_ value: JSONValue, _ path: String) throws { try file(value, path + "/index.json") }

  private mutating func file(_ value: JSONValue, _ path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try Files.makeFolder((folder + path).parentPath)
    try Files.write(SafeJSON.escaped(encoder.encode(value)), to: folder + path)
    files += 1
  }
}
