import Filing
import Foundation
import GRDB
import LaboratoryKit
import Office
import Standards

/// Opens what a crash left and compares it with what was promised.
final class CrashJudge {
  private let program: Program
  private let isControl: Bool
  private let place: Program
  private var known: [Int: CrashState] = [:]
  private(set) var visited = 0
  /// Registers that differ once they were opened.
  var different: Int { known.count }
  /// States in which an act was lost, and the program said so.
  private(set) var lost = 0

  init(program: Program, isControl: Bool) throws {
    (self.program, self.isControl) = (program, isControl)
    // States are many and need not last: in memory where there is room.
    let memory = "/dev/shm"
    let isRoomy = access(memory, W_OK) == 0
    let folder = isRoomy ? "\(memory)/\(program.folder.split(separator: "/").last ?? "")" : program.folder + ".crash"
    place = Program(path: program.path, folder: folder)
  }

  func end() { try? FileManager.default.removeItem(atPath: place.folder) }

  /// What is wrong with the state; empty when every promise is kept and the register is sound.
  func problems(of image: CrashDisk.Image, _ promises: [Acknowledgement]) throws -> [String] {
    visited += 1
    let isTorn = try write(image)
    let loss: String?
    do {
      let office = try Office.owned(path: place.register, officer: nil, today: Program.day)
      loss = office.lostEvents
      try office.close()
    } catch {
      // Without a disk that keeps what it was told to keep the file may be damaged; that is told.
      lost += isControl ? 1 : 0
      return isControl ? [] : ["it does not open: \(Explanation(of: error).message)"]
    }
    let state = try state(isLost: loss != nil)
    var problems = loss == nil ? state.findings : []
    if let backup = state.backup { problems += backup.map { "the backup: \($0)" } }
    let noted = notedImports()
    if noted > state.drafts { problems.append("\(noted) filings are noted as taken, \(state.drafts) drafts are there") }
    let broken = promises.compactMap { $0.broken(by: state) }
    problems += unnoted(promises)
    if isControl {
      problems = []
      lost += broken.isEmpty ? 0 : 1
      if !broken.isEmpty, loss == nil, state.findings.isEmpty { problems.append("\(broken[0]), and nothing says so") }
    } else {
      problems += broken
      if let loss { problems.append("a loss is told where nothing is lost: \(loss)") }
    }
    if isTorn, problems.isEmpty, loss == nil, !isControl { problems += try goOn() }
    return problems
  }

  /// The real program says the same.
  func openForReal(_ image: CrashDisk.Image, _ name: String, _ tally: Tally) throws {
    _ = try write(image)
    let said = try place.run("check", day: Program.planted)
    tally.expect(said.code == 0, "\(name): ipdesk check says \(said.error)")
  }

  /// - Returns: whether the journal ends in the middle of a line.
  private func write(_ image: CrashDisk.Image) throws -> Bool {
    try? FileManager.default.removeItem(atPath: place.folder)
    try FileManager.default.createDirectory(atPath: place.folder, withIntermediateDirectories: true)
    var isTorn = false
    for (path, bytes) in image.files {
      let target = place.folder + path.dropFirst(program.folder.count)
      let parent = URL(filePath: target).deletingLastPathComponent().path
      try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
      try Data(bytes).write(to: URL(filePath: target))
      if path.hasSuffix(".journal"), let last = bytes.last { isTorn = last != 0x0A }
    }
    return isTorn
  }

  /// What the register says; asked once for each that differs, because most states lead to the same.
  private func state(isLost: Bool) throws -> CrashState {
    var hasher = Hasher()
    for name in [place.register, place.register + ".journal", place.folder + "/copy.register"] {
      // The hash of `Data` looks at its beginning alone.
      (FileManager.default.contents(atPath: name) ?? Data()).withUnsafeBytes { hasher.combine(bytes: $0) }
    }
    let key = hasher.finalize()
    if let state = known[key] { return state }
    var state = CrashState()
    defer { known[key] = state }
    do { try fill(&state, isLost) } catch { state.findings.append(Explanation(of: error).message) }
    return state
  }

  private func fill(_ state: inout CrashState, _ isLost: Bool) throws {
    // The control damages the file, which this process might not survive.
    if isControl, let complaint = try place.complaint() {
      state.findings = [complaint.words]
      return
    }
    if !isLost { state.findings = try place.findings() }
    try place.look { office in
      let extent = try office.ask(ReadExtent())
      (state.dossiers, state.events) = (extent.dossiers, extent.events)
      state.drafts = try office.acting(as: "abena").ask(ListDrafts()).count
    }
    try place.rows { db in
      state.numbers = try String.fetchSet(db, sql: "SELECT text FROM number")
      state.isIssueClosed = try Int.fetchOne(db, sql: "SELECT count(*) FROM gazetteIssue WHERE isClosed = 1") != 0
    }
    let copy = place.folder + "/copy.register"
    if FileManager.default.fileExists(atPath: copy) {
      do { state.backup = try checked(copy) } catch { state.backup = [Explanation(of: error).message] }
    }
  }

  private func checked(_ copy: String) throws -> [String] {
    let office = try Office.scratch(path: copy)
    defer { try? office.close() }
    return try office.check { _, _ in }
  }

  /// A number that was acknowledged and that the journal does not know; of several given at once it knows the last.
  private func unnoted(_ promises: [Acknowledgement]) -> [String] {
    let numbers = promises.compactMap { if case .number(let number) = $0 { number } else { nil } }
    guard let last = numbers.max() else { return [] }
    let noted = place.journal().compactMap { $0.count == 4 ? $0[3] : nil }.filter { $0 != "-" }.max() ?? ""
    return noted >= last ? [] : ["\(last) was acknowledged and the journal does not know it"]
  }

  /// How many filings the journal of imports holds for taken.
  private func notedImports() -> Int {
    let folder = place.folder + "/.local/share/ipdesk/imported"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.reduce(0) { count, name in
      let bytes = FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data()
      return count + bytes.count { $0 == 0x0A }
    }
  }

  /// The next filing stands in the journal, though the line before it was cut off.
  private func goOn() throws -> [String] {
    let office = try Office.owned(
      path: place.register, officer: Credential(name: "kofi", password: "meridia"), today: Program.day)
    let recorded = try office.record(.mark("AFTERWARDS", id: UUID().uuidString))
    try office.close()
    let last = recorded.events.map(\.sequence).max() ?? 0
    let noted = place.journal().filter { $0.count == 4 && $0[1].utf8.count == 64 }.compactMap { Int($0[0]) }.max()
    return noted == last ? [] : ["behind a line that was cut off the journal does not know event \(last)"]
  }
}
