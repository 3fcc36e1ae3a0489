import Filing
import FoundationEssentials
import Office
import Publishing
import Standards

/// Dossiers on their way out: which ones, and what became of them.
public struct Exporting {
  private let reading: Reading
  private let source: DossierSource
  private let unpublished: Bool
  private let law: Law
  private var list: DossierList
  private var leftOut = 0
  private let progress: ProgressHandler

  /// What was written, for programs.
  public struct Summary: Encodable, Equatable, Sendable {
    /// A file as it was written.
    public struct File: Encodable, Equatable, Sendable {
      /// Its name in the folder.
      public let name: String
      /// In bytes.
      public let size: Int
      /// Whether an official schema has found it valid.
      public let isJudged: Bool
    }
    /// Id of the format: `ST96-V6_0`.
    public let format: String
    /// How many dossiers were written.
    public let dossiers: Int
    /// Dossiers that were left out because the public may not see them.
    public let unpublished: Int
    /// In the order of writing.
    public let files: [File]
    /// Pictures beside the files.
    public let pictures: Int
  }

  /// - Parameters:
  ///   - unpublished: whether `takeAll` takes what the public may not see yet.
  ///   - progress: a step is a dossier that is read for one of the files, or for its pictures.
  public init(_ office: Office, unpublished: Bool, progress: ProgressHandler = .none) throws {
    var reading = try Reading(office)
    let law = try reading.law()
    let source = DossierSource(reading)
    (self.reading, self.law, self.unpublished, self.progress) = (reading, law, unpublished, progress)
    self.source = source
    list = DossierList(rights: law.rights) { number in
      try progress.advance(1)
      return try source.dossier(number)
    }
  }

  /// Takes the dossiers of those application or registration numbers, published or not.
  public mutating func take(_ wanted: [String]) throws {
    for number in wanted {
      let dossier = try source.dossier(number)
      list.add(dossier.applicationNumber, dossier.right.id)
    }
  }

  /// Takes every dossier that is published; with `unpublished` every dossier that the officer may read.
  public mutating func takeAll() throws {
    guard unpublished else {
      try reading.office.eachDue(FindPublished(for: "")) { page in
        for dossier in page { list.add(dossier.number, dossier.right) }
      }
      leftOut = try reading.office.ask(ReadExtent()).dossiers - list.count
      return
    }
    var after: String?
    repeat {
      let page = try reading.office.ask(FindDossiers("", limit: 500, after: after))
      for hit in page.hits { list.add(hit.number, hit.right) }
      after = page.next
    } while after != nil
  }

  /// What was taken, as one submission.
  ///
  /// - Parameter readings: how many dossiers are read for it in all; nil for each once.
  public func submission(_ readings: Int? = nil) -> Submission {
    progress.begin(readings ?? list.count)
    return Submission(
      office: OfficeProfile(settings: reading.facts.settings), dossiers: list, date: reading.facts.today,
      sections: law.sections)
  }

  /// Writes the files, each judged as it is written when there is a shelf; ``Refused`` for an invalid one.
  public func write(_ format: Format, to folder: String, _ shelf: SchemaShelf?) throws -> Summary {
    let submission = submission(format.readings(of: list))
    let office = reading.office
    let writer = FormatFolder(format, to: folder, shelf: shelf) { try office.ask(ReadDocument($0)) }
    let (files, pictures) = try Papers.refusing { try writer.write(submission) }
    let taken = list.limited(to: format.takes).count
    return Summary(
      format: format.id, dossiers: taken, unpublished: leftOut,
      files: files.map { .init(name: $0.name, size: $0.size, isJudged: $0.isJudged) }, pictures: pictures)
  }

  /// Writes what was taken as static JSON files into a folder that must not be there yet.
  public func writeTree(to folder: String) throws -> (dossiers: Int, files: Int) {
    try WholeFolder.write(folder) { part in
      var tree = JSONTree(submission(), to: part)
      return (try Papers.refusing { try tree.write() }, tree.files)
    }
  }

  /// Writes the authority file of publication numbers (ST.37) of what was taken: XML, text and definition.
  ///
  /// - Parameter since: only what was published since that day; nil for everything.
  /// - Returns: the paths of the files.
  public func writeAuthority(since: CalendarDate?, to folder: String) throws -> [String] {
    let file = try Papers.refusing {
      try AuthorityFile(submission(), coverage: since.map { .update(since: $0) } ?? .full)
    }
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let parts = [
      ("\(file.name).xml", try Papers.refusing { try file.xml() }), ("\(file.name).txt", file.text),
      ("\(file.name)_definition.txt", file.definition),
    ]
    for (name, bytes) in parts { try Papers.refusing { try AtomicFile.write(bytes, to: "\(folder)/\(name)") } }
    return parts.map { "\(folder)/\($0.0)" }
  }
}
