import Filing
import FoundationEssentials
import Glibc
import Standards

/// A dossier on its way to a recipient.
public struct DeliveryItem: Sendable {
  public let number: String
  public let right: Right
  /// Ordinal of the last event that the recipient has; 0 when it has none.
  public let held: Int
  /// Ordinal of the event that took it from the public: the recipient is told its number and no more; nil otherwise.
  public let withdrawn: Int?

  public init(number: String, right: Right, held: Int, withdrawn: Int? = nil) {
    (self.number, self.right, self.held, self.withdrawn) = (number, right, held, withdrawn)
  }
}

/// Writes a delivery, package by package, into a folder that becomes the outbox's only when it is whole.
///
/// A package that stands there whole from an earlier run of the same delivery is kept as it is.
public struct DeliveryWriter {
  private let profile: RecipientProfile
  private let format: Format
  private let office: OfficeProfile
  private let sections: [Section]
  private let date: CalendarDate
  private let shelf: SchemaShelf?
  private let load: @Sendable (String) throws -> Dossier
  private let document: (String) throws -> Data
  /// `…/WIPO-GBD/0007.part`
  public let part: String
  private let folder: String
  public private(set) var manifest: DeliveryManifest
  /// Packages that were kept from an earlier run.
  public private(set) var kept = 0

  /// - Parameters:
  ///   - folder: where the delivery appears: `…/WIPO-GBD/0007`.
  ///   - manifest: the delivery without its packages.
  ///   - load: the dossier of an application number, with the fields that the recipient gets.
  ///   - document: the bytes of a document by its SHA-256.
  public init(
    _ profile: RecipientProfile, to folder: String, manifest: DeliveryManifest, office: OfficeProfile,
    sections: [Section], date: CalendarDate, shelf: SchemaShelf?,
    load: @escaping @Sendable (String) throws -> Dossier, document: @escaping (String) throws -> Data
  ) throws {
    guard let format = profile.format else { throw ProfileFault("format", profile.formatID, "there is none") }
    (self.profile, self.format, self.folder, self.manifest) = (profile, format, folder, manifest)
    (self.office, self.sections, self.date, self.shelf) = (office, sections, date, shelf)
    (self.load, self.document) = (load, document)
    part = folder + ".part"
    try begin()
  }

  /// Keeps what an earlier run of the same delivery has written, else begins anew.
  private func begin() throws {
    let plan = try manifest.bytes()
    guard (try? Files.read(part + "/.plan.json")) != plan else { return }
    try Files.makeFolder(folder.parentPath)
    try Files.remove(part)
    try Files.makeFolder(part + "/.volumes")
    try AtomicFile.write(plan, to: part + "/.plan.json")
  }

  /// Writes one package of dossiers of one folder; refuses what its schema does not allow.
  public mutating func write(_ items: [DeliveryItem]) throws {
    guard let first = items.first else { return }
    let number = manifest.volumes.count + 1
    let note = "\(part)/.volumes/\(number).json"
    if Files.exists(note) {
      manifest.volumes.append(try JSONDecoder().decode(DeliveryManifest.Volume.self, from: Files.read(note)))
      kept += 1
      return
    }
    let place = profile.folder(first.right, manifest.kind)
    let name = "\(office.code)-\(profile.recipient)-\(padded(manifest.number, 4))-\(padded(number, 4)).zip"
    try Files.makeFolder("\(part)/\(place)")
    let volume = try package(items, "\(place)/\(name)")
    try AtomicFile.write(JSONEncoder().encode(volume), to: note)
    manifest.volumes.append(volume)
  }

  private func package(_ items: [DeliveryItem], _ path: String) throws -> DeliveryManifest.Volume {
    let scratch = part + "/.scratch"
    try Files.remove(scratch)
    try Files.makeFolder(scratch)
    defer { try? Files.remove(scratch) }
    var files: [DeliveryManifest.File] = []
    try format.forEachFile(submission(items.filter { $0.withdrawn == nil })) { file in
      let (findings, _) = try file.write(to: "\(scratch)/\(file.name)", judgedBy: shelf)
      guard findings.isEmpty else { throw PackageFault.invalid(file: file.name, findings: findings) }
      files.append(try measured(file.name, scratch, isJudged: shelf != nil && file.schema != nil))
    }
    var sent: [DeliveryManifest.Sent] = []
    var media = MediaCopies(to: scratch, document: document)
    for item in items {
      if let event = item.withdrawn {
        sent.append(.init(number: item.number, event: event))
        continue
      }
      let dossier = try load(item.number)
      sent.append(.init(number: item.number, event: dossier.events.last?.ordinal ?? 0))
      guard format.carriesPictures else { continue }
      for name in try media.take(dossier) { files.append(try measured(name, scratch, isJudged: false)) }
    }
    if let file = try withdrawals(items, scratch) { files.append(file) }
    files.sort { $0.name < $1.name }
    try ZipWriter.write(files.map { .init($0.name, file: "\(scratch)/\($0.name)") }, to: "\(part)/\(path)")
    return .init(package: try measured(path, part, isJudged: false), files: files, dossiers: sent)
  }

  /// `withdrawn.tsv`: the dossiers of which the recipient is to keep nothing any more; nil when there are none.
  private func withdrawals(_ items: [DeliveryItem], _ folder: String) throws -> DeliveryManifest.File? {
    let lines = items.filter { $0.withdrawn != nil }.map { item in
      "\(office.code)\t\(item.right.id)\t\(item.number)\t\(date)\n"
    }
    guard !lines.isEmpty else { return nil }
    let table = "office\tright\tapplication\twithdrawn\n" + lines.joined()
    try AtomicFile.write(Data(table.utf8), to: "\(folder)/withdrawn.tsv")
    return try measured("withdrawn.tsv", folder, isJudged: false)
  }

  private func submission(_ items: [DeliveryItem]) -> Submission {
    let rights = items.reduce(into: [Right]()) { rights, item in
      if !rights.contains(where: { $0.id == item.right.id }) { rights.append(item.right) }
    }
    var list = DossierList(rights: rights, load: load)
    for item in items { list.add(DossierName.of(item.number, item.right.id), item.right.id) }
    var submission = Submission(office: office, dossiers: list, date: date, sections: sections)
    if manifest.kind == .difference {
      let held = Dictionary(
        items.map { (DossierName.of($0.number, $0.right.id), $0.held) }, uniquingKeysWith: { first, _ in first })
      submission.known = { held[$0.name] ?? 0 }
    }
    return submission
  }

  private func measured(_ name: String, _ folder: String, isJudged: Bool) throws -> DeliveryManifest.File {
    let (size, digest) = try Checksum.measure("\(folder)/\(name)")
    return .init(name: name, size: size, sha256: digest, isJudged: isJudged)
  }

  /// Writes the manifest and encrypts the packages; the delivery is whole, and still under its other name.
  ///
  /// - Returns: SHA-256 of the manifest.
  public func seal() throws -> String {
    let bytes = try manifest.bytes()
    try AtomicFile.write(bytes, to: part + "/manifest.json")
    var lines = "\(Checksum.of(bytes))  manifest.json\n"
    for volume in manifest.volumes {
      lines += try AgeEncryption.protect(volume.package, in: part, for: profile.age)
    }
    try AtomicFile.write(Data(lines.utf8), to: part + "/SHA256SUMS")
    return Checksum.of(bytes)
  }

  /// Gives the delivery its name in the outbox.
  public func release() throws {
    for name in [".plan.json", ".volumes"] { try? Files.remove("\(part)/\(name)") }
    try Files.rename(part, to: folder)
  }
}
