import Filing
import FoundationEssentials
import Office
import Publishing
import Standards

/// Reads the records of another register from a file, a folder or a package, a batch at a time.
public struct OldRecords: Sendable {
  private let path: String
  private let reader: IntakeReader
  private let mapping: ColumnMapping?
  private let right: String?

  /// - Parameters:
  ///   - path: a file, a folder or a ZIP package.
  ///   - mapping: which column of a table becomes what; nil refuses tables.
  ///   - right: id or letter of the right of a table; nil when a column names it.
  public init(path: String, reader: IntakeReader, mapping: ColumnMapping? = nil, right: String? = nil) {
    (self.path, self.reader, self.mapping, self.right) = (path, reader, mapping, right)
  }

  /// A record on its way; nil when it cannot be taken, for the reasons noted.
  typealias Line = (outcome: RecordOutcome, record: OldRecord?)

  /// Records for one transaction, and which share of all has been read with them.
  struct Batch: Sendable {
    var lines: [Line] = []
    /// Bytes of them in their file, and of their attachments.
    var bytes = 0
    var share = 0.0

    var isFull: Bool { lines.count >= Migration.atOnce || bytes > 8_000_000 }
  }

  /// Calls `give` for each batch until it answers false.
  func read(_ give: (Batch) -> Bool) throws {
    let package = try IntakePackage(path: path)
    var batch = Batch()
    do {
      for (place, name) in package.documents.enumerated() {
        var before = 0
        try read(name, of: package) { intake, offset, share in
          batch.lines.append(try line(intake, name, package))
          batch.bytes += batch.lines.last?.record?.documents.reduce(offset - before) { $0 + $1.count } ?? 0
          before = offset
          batch.share = (Double(place) + share) / Double(package.documents.count)
          guard batch.isFull else { return }
          guard give(batch) else { throw Ended() }
          batch = Batch()
        }
      }
      _ = give(batch)
    } catch is Ended {
    } catch {
      // What stands in front of a fault is taken: the run after the cure finds it known.
      _ = give(batch)
      throw error
    }
  }

  private struct Ended: Error {}

  private func read(
    _ name: String, of package: IntakePackage, _ body: (Intake, _ offset: Int, _ share: Double) throws -> Void
  ) throws {
    guard [".csv", ".tsv", ".txt"].contains(where: { name.lowercased().hasSuffix($0) }) else {
      let pieces = try package.pieces(name)
      _ = try reader.read(pieces) { intake in
        try body(intake, pieces.offset, Double(pieces.offset) / Double(max(1, pieces.size)))
      }
      return
    }
    guard let mapping else { throw Refusal(.optionMissing, "\(name): a table needs --mapping FILE.") }
    let pieces = try package.pieces(name)
    try reader.read(Delimited(name: name, pieces.next), mapping: mapping, right: right) { intake, offset in
      try body(intake, offset, Double(offset) / Double(max(1, pieces.size)))
    }
  }

  private func line(_ intake: Intake, _ name: String, _ package: IntakePackage) throws -> Line {
    var outcome = RecordOutcome(
      file: name, line: intake.line, record: intake.name, right: intake.right?.id ?? "", action: .kept, notes: [])
    func reject(_ reasons: [String]) -> Line {
      outcome.refuse(reasons)
      return (outcome, nil)
    }
    let wrong = intake.form.findings.filter { $0.kind == .wrong }.map(\.message)
    guard let right = intake.right, wrong.isEmpty else {
      return reject(intake.right == nil ? ["The law has no right for this record."] : wrong)
    }
    var form = intake.form
    var documents: [Data] = []
    for slot in form.slots {
      guard let bytes = try package.file(slot.file, of: name) else {
        outcome.notes.append(.init(kind: "file", text: "\(slot.item): the file “\(slot.file)” is not in the package."))
        continue
      }
      do {
        // Packages keep their pictures in folders.
        form.fill(
          slot,
          with: try Attachments.inspect(bytes, name: slot.file.lastPathPart, mustBePicture: slot.kind != .document))
        documents.append(bytes)
      } catch let fault as PaperFault {
        return reject([fault.message])
      }
    }
    outcome.notes += intake.unknown.map { .init(kind: "unknown", text: "\($0.path) (line \($0.line)): \($0.text)") }
    let source =
      ["\(name):\(intake.line)"] + intake.members.map { "\($0.key): line \($0.node.line ?? intake.line)" }
      + intake.unknown.map { "\($0.path): \($0.text)" }
    let record = OldRecord(
      right: right.id, values: form.values, documents: documents, numbers: intake.numbers, dates: intake.dates,
      source: Self.fitting(source))
    return (outcome, record)
  }

  /// As many lines as the item takes.
  private static func fitting(_ lines: [String]) -> [String] {
    var room = 19_000
    return lines.map(Self.plain).prefix { line in
      room -= line.unicodeScalars.count + 1
      return room > 0
    }
  }

  private static func plain(_ line: String) -> String {
    guard line.utf8.contains(where: { $0 < 0x20 || $0 > 0x7F }) else { return line }
    return String(line.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }
}
