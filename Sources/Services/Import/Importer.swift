import Filing
import FoundationEssentials
import Glibc
import Office
import Publishing
import Standards

/// Turns the records of a package into drafts, one after the other; the register notes each with its draft.
public struct Importer {
  private let office: Office
  private let reader: IntakeReader
  private let folder: String
  private let isDryRun: Bool

  /// - Parameters:
  ///   - folder: where the files that belong to drafts are put, each record in a folder of its own.
  ///   - isDryRun: whether nothing is kept and only what would be done is told.
  public init(office: Office, reader: IntakeReader, folder: String, isDryRun: Bool) {
    (self.office, self.reader) = (office, reader)
    (self.folder, self.isDryRun) = (folder, isDryRun)
  }

  /// Reads what was handed in and says what became of each record as it is done.
  ///
  /// What stands in a document outside of its records is told with the last of them. Refuses what holds no
  /// document, with ``FileFault`` or ``ZipFault`` what cannot be read.
  public func run(_ path: String, _ tell: (RecordOutcome) throws -> Void) throws {
    let package = try IntakePackage(path: path)
    guard !package.documents.isEmpty else {
      throw Refusal(.fileEmpty, "\(path): there is no XML file in it. Name one that holds filings.")
    }
    let digest = isDryRun ? "" : try package.digest()
    for name in package.documents { try read(name, of: package, digest, tell) }
  }

  private func read(_ name: String, of package: IntakePackage, _ digest: String, _ tell: (RecordOutcome) throws -> Void)
    throws
  {
    var last: RecordOutcome?
    do {
      let (found, outside) = try reader.read(try package.pieces(name)) { intake in
        if let last { try tell(last) }
        last = nil
        last = try take(intake, name, package, digest)
      }
      let what =
        found.standard.isEmpty ? "It is of no standard that is read here." : "It holds no application or registration."
      var outcome = last ?? refused(name, what)
      outcome.notes += outside.map(Self.note)
      try tell(outcome)
    } catch let error where error is XMLFault || error is ZipFault {
      try end(last, refused(name, Explanation(of: error).message), tell)
    }
  }

  private func end(_ last: RecordOutcome?, _ refused: RecordOutcome, _ tell: (RecordOutcome) throws -> Void) throws {
    if let last { try tell(last) }
    try tell(refused)
  }

  private func refused(_ name: String, _ reason: String) -> RecordOutcome {
    RecordOutcome(
      file: name, line: nil, record: "", right: "", action: .refused, notes: [.init(kind: "refused", text: reason)])
  }

  private static func note(_ element: UnknownElement) -> RecordOutcome.Note {
    .init(kind: "unknown", text: "\(element.path) (line \(element.line)): \(element.text)")
  }

  private func take(_ intake: Intake, _ name: String, _ package: IntakePackage, _ digest: String) throws
    -> RecordOutcome
  {
    var outcome = RecordOutcome(
      file: name, line: intake.line, record: intake.name, right: intake.right?.id ?? "",
      action: isDryRun ? .would : .kept,
      notes: intake.form.findings.map { .init(kind: $0.kind.rawValue, text: $0.message) })
    outcome.notes += intake.unknown.map(Self.note)
    guard let right = intake.right, let act = right.acts.first(where: { $0.from == [.none] }) else {
      outcome.action = .refused
      outcome.notes.append(.init(kind: "refused", text: "The law has no right that is filed so."))
      return outcome
    }
    let id = Origin.draft(right: right.id, digest: intake.digest)
    guard try office.ask(FindTaken([id])).isEmpty else {
      outcome.action = .known
      return outcome
    }
    var marks = intake.marks
    let folder = "\(self.folder)/" + intake.digest.prefix(24)
    for slot in intake.form.slots where try package.file(slot.file, of: name) == nil {
      let text = "The file “\(slot.file)” is not in the package."
      outcome.notes.append(.init(kind: "file", text: "\(slot.item): \(text)"))
      marks[slot.root] = [marks[slot.root], text].compactMap { $0 }.joined(separator: " ")
    }
    guard !isDryRun else { return outcome }
    for slot in intake.form.slots { try unpack(slot.file, name, package, folder) }
    let fields = intake.fields { "\(folder)/\(Self.plain($0))" }
    let draft = Draft(
      id: id, kind: .filing(right: right.id, act: act.id),
      title: "\(right.label.first) \(intake.name), received electronically",
      field: right.form.first?.item ?? "", texts: fields, findings: marks)
    let origin = Origin(package: digest, file: name.lastPathPart, record: intake.name)
    do {
      // Another import may have been faster.
      if try !office.take(draft, from: origin) { outcome.action = .known }
    } catch let refusal as Refusal where [.valuesRefused, .tooLarge].contains(refusal.code) {
      outcome.refuse([refusal.message])
    }
    return outcome
  }

  private func unpack(_ file: String, _ document: String, _ package: IntakePackage, _ folder: String) throws {
    guard let bytes = try package.file(file, of: document) else { return }
    try Files.makeFolder(folder)
    try AtomicFile.write(bytes, to: "\(folder)/\(Self.plain(file))")
  }

  /// The last part of a name, with letters, digits, points and hyphens only.
  private static func plain(_ name: String) -> String {
    String(name.lastPathPart.map { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "." || $0 == "-" ? $0 : "_" })
  }
}
