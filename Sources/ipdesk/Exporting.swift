import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Publishing
import Standards

/// Dossiers on their way out: which ones, and what became of them.
struct Exporting {
  private var reading: Reading
  private let unpublished: Bool
  private var numbers: [(number: String, right: String)] = []
  private var leftOut = 0

  /// What was written, for programs.
  struct Summary: Encodable {
    struct File: Encodable {
      let name: String
      let size: Int
      /// Whether an official schema has found it valid.
      let isJudged: Bool
    }
    let format: String
    let dossiers: Int
    /// Dossiers that were left out because the public may not see them.
    let unpublished: Int
    let files: [File]
  }

  /// - Parameter unpublished: whether `takeAll` takes what the public may not see yet.
  init(_ office: Office, unpublished: Bool) throws {
    reading = try Reading(office)
    self.unpublished = unpublished
  }

  /// The format that begins so; wrong usage otherwise, with the formats there are.
  static func format(_ name: String) throws -> Format {
    guard let format = Format.named(name) else {
      throw ValidationError(
        "“\(name)” is not a format. There are: \(Format.all.map(\.id).joined(separator: ", ")).")
    }
    return format
  }

  /// Takes the dossiers of those numbers, published or not.
  mutating func take(_ wanted: [String]) throws {
    for number in wanted {
      let (dossier, file) = try reading.dossier(number)
      numbers.append((dossier.applicationNumber, file.right))
    }
  }

  /// Takes every dossier that is published; with `unpublished` every dossier that the officer may read.
  mutating func takeAll() throws {
    guard unpublished else {
      try reading.office.eachDue(DuePage(""), Inquiry.published) { numbers += $0.map { ($0.number, $0.right) } }
      leftOut = reading.info.dossiers - numbers.count
      return
    }
    var after: String?
    repeat {
      let page = try reading.office.find(Search("", limit: 500, after: after))
      numbers += page.hits.map { ($0.number, $0.right) }
      after = page.next
    } while after != nil
  }

  /// What was taken, as one submission.
  mutating func submission() throws -> Submission {
    let law = try reading.law()
    let source = DossierSource(reading)
    let list = DossierList(numbers: numbers, rights: law.rights) { try source.dossier($0) }
    return Submission(
      office: OfficeProfile(settings: reading.info.settings), dossiers: list, date: reading.info.today,
      sections: law.sections)
  }

  /// Writes the files, each judged as it is written when there is a shelf; refuses an invalid one.
  mutating func write(_ format: Format, to folder: String, _ shelf: SchemaShelf?) throws -> Summary {
    let submission = try submission()
    let list = submission.dossiers
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var files: [Summary.File] = []
    try Papers.refusing {
      try format.forEachFile(submission) { file in
        let (findings, size) = try file.write(to: "\(folder)/\(file.name)", judgedBy: shelf)
        guard findings.isEmpty else {
          throw Refused(message: PackageFault.invalid(file: file.name, findings: findings).message)
        }
        files.append(Summary.File(name: file.name, size: size, isJudged: shelf != nil && file.schema != nil))
      }
    }
    let taken = list.limited(to: format.takes).count
    return Summary(format: format.id, dossiers: taken, unpublished: leftOut, files: files)
  }
}
