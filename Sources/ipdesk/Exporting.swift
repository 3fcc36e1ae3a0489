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
  private let law: Law
  private var list: DossierList
  private var leftOut = 0
  private let pace = Pace("exporting", "dossiers")

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
    /// Pictures beside the files.
    let pictures: Int
  }

  /// - Parameter unpublished: whether `takeAll` takes what the public may not see yet.
  init(_ office: Office, unpublished: Bool) throws {
    var reading = try Reading(office)
    let law = try reading.law()
    let source = DossierSource(reading)
    (self.reading, self.law, self.unpublished) = (reading, law, unpublished)
    list = DossierList(rights: law.rights) { [pace] number in
      try pace.take()
      return try source.dossier(number)
    }
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
      list.add(dossier.applicationNumber, file.right)
    }
  }

  /// Takes every dossier that is published; with `unpublished` every dossier that the officer may read.
  mutating func takeAll() throws {
    guard unpublished else {
      try reading.office.eachDue(DuePage(""), Inquiry.published) { page in
        for dossier in page { list.add(dossier.number, dossier.right) }
      }
      leftOut = reading.info.dossiers - list.count
      return
    }
    var after: String?
    repeat {
      let page = try reading.office.find(Search("", limit: 500, after: after))
      for hit in page.hits { list.add(hit.number, hit.right) }
      after = page.next
    } while after != nil
  }

  /// What was taken, as one submission.
  ///
  /// - Parameter readings: how many dossiers are read for it in all; nil for each once.
  func submission(_ readings: Int? = nil) -> Submission {
    pace.begin(readings ?? list.count)
    return Submission(
      office: OfficeProfile(settings: reading.info.settings), dossiers: list, date: reading.info.today,
      sections: law.sections)
  }

  /// Writes the files, each judged as it is written when there is a shelf; refuses an invalid one.
  func write(_ format: Format, to folder: String, _ shelf: SchemaShelf?) throws -> Summary {
    defer { Output.endProgress() }
    let submission = submission(format.readings(of: list))
    let office = reading.office
    let writer = FormatFolder(format, to: folder, shelf: shelf) { try office.document($0) }
    let (files, pictures) = try writer.write(submission)
    let taken = list.limited(to: format.takes).count
    return Summary(
      format: format.id, dossiers: taken, unpublished: leftOut,
      files: files.map { .init(name: $0.name, size: $0.size, isJudged: $0.isJudged) }, pictures: pictures)
  }
}
