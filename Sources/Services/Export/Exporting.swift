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
      list.add(dossier.name, dossier.right.id)
    }
  }

  /// Takes every dossier that is published; with `unpublished` every dossier that the officer may read.
  public mutating func takeAll() throws {
    guard unpublished else {
      try reading.office.eachDue(FindPublished(for: "")) { page in
        for dossier in page { list.add(DossierName.of(dossier.number, dossier.right), dossier.right) }
      }
      leftOut = try reading.office.ask(ReadExtent()).dossiers - list.count
      return
    }
    var after: String?
    repeat {
      let page = try reading.office.ask(FindDossiers("", limit: 500, after: after))
      for hit in page.hits { list.add(DossierName.of(hit.number, hit.right), hit.right) }
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

  /// Writes the files, each judged as it is written when there is a shelf; a `PackageFault` for an invalid one.
  public func write(_ format: Format, to folder: String, _ shelf: SchemaShelf?) throws -> Summary {
    let submission = submission(format.readings(of: list))
    let office = reading.office
    let writer = FormatFolder(format, to: folder, shelf: shelf) { try office.ask(ReadDocument($0)) }
    let (files, pictures) = try writer.write(submission)
    let taken = list.limited(to: format.takes).count
    return Summary(
      format: format.id, dossiers: taken, unpublished: leftOut,
      files: files.map { .init(name: $0.name, size: $0.size, isJudged: $0.isJudged) }, pictures: pictures)
  }
}
