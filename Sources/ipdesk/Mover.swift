import Filing
import FoundationEssentials
import Office
import Publishing
import Standards

/// Moves the records of a package into the register, one after the other, and tells how long it will take.
struct Mover {
  let reader: IntakeReader
  let migration: Migration
  let isDryRun: Bool

  /// What a run has done.
  struct Result: Codable {
    var taken = 0
    var known = 0
    /// Records whose dates the law of this office reckons otherwise.
    var different = 0
    var rejects: [Outcome] = []
    var notes: [Outcome] = []
  }

  /// Reads what was handed in and takes every record over.
  func run(_ path: String, mapping: ColumnMapping?, right: String?) throws -> Result {
    let package = try IntakePackage(path: path)
    var result = Result()
    for name in package.documents {
      let bytes = try package.read(name)
      let start = ContinuousClock.now
      let isTable = [".csv", ".tsv", ".txt"].contains { name.lowercased().hasSuffix($0) }
      if isTable {
        guard let mapping else { throw Refused(message: "\(name): a table needs --mapping FILE.") }
        try reader.read(table: bytes, name: name, mapping: mapping, right: right) { intake, lines in
          try move(intake, name, package, &result)
          progress(result, intake.line, lines, start)
        }
      } else {
        let lines = bytes.count { $0 == 0x0A } + 1
        _ = try reader.read(bytes) { intake in
          try move(intake, name, package, &result)
          progress(result, intake.line, lines, start)
        }
      }
    }
    Output.endProgress()
    return result
  }

  private func progress(_ result: Result, _ line: Int, _ lines: Int, _ start: ContinuousClock.Instant) {
    let done = result.taken + result.known + result.rejects.count
    guard done.isMultiple(of: 50), line > 0 else { return }
    let left = (ContinuousClock.now - start) * max(0, lines - line) / line
    Output.progress("\(done) records, \(100 * line / max(lines, 1)) %, about \(left.components.seconds) s left")
  }

  private func move(_ intake: Intake, _ name: String, _ package: IntakePackage, _ result: inout Result) throws {
    var outcome = Outcome(
      file: name, line: intake.line, record: intake.name, right: intake.right?.id ?? "", action: .kept, notes: [])
    func reject(_ reasons: [String]) {
      outcome.action = .refused
      outcome.notes = reasons.map { .init(kind: "refused", text: $0) }
      result.rejects.append(outcome)
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
        form.fill(slot, with: try Attachments.inspect(bytes, name: slot.file, mustBePicture: slot.kind != .document))
        documents.append(bytes)
      } catch let fault as PaperFault {
        return reject([fault.message])
      }
    }
    outcome.notes += intake.unknown.map { .init(kind: "unknown", text: "\($0.path) (line \($0.line)): \($0.text)") }
    guard !isDryRun else {
      result.taken += 1
      return
    }
    let source =
      ["\(name):\(intake.line)"] + intake.members.map { "\($0.key): line \($0.node.line ?? intake.line)" }
      + intake.unknown.map { "\($0.path): \($0.text)" }
    let record = OldRecord(
      right: right.id, values: form.values, documents: documents, numbers: intake.numbers, dates: intake.dates,
      source: Self.fitting(source))
    switch try migration.take(record) {
    case .known: result.known += 1
    case .rejected(let reason): return reject([reason])
    case .taken(_, let differences):
      result.taken += 1
      if !differences.isEmpty { result.different += 1 }
      outcome.notes += differences.map { .init(kind: "difference", text: $0) }
    }
    if !outcome.notes.isEmpty { result.notes.append(outcome) }
  }

  /// As many lines as the item takes.
  private static func fitting(_ lines: [String]) -> [String] {
    var room = 19_000
    let plain = lines.map { String($0.map { $0.isNewline || $0 == "\t" ? " " : $0 }) }
    return plain.prefix { line in
      room -= line.unicodeScalars.count + 1
      return room > 0
    }
  }
}
