import Filing
import FoundationEssentials
import Glibc
import Publishing
import Standards

/// What one desk has sent to printers: a folder with a note and the bytes of each paper.
///
/// The note says `sending` on the disk before the first byte leaves, and what became of it afterwards. One process at a
/// time hands over, while others put papers in; what one that ended left at `sending` may be printed or not, and is not
/// sent again by itself. Papers of secret files may lie there: the folder is this account's alone.
public struct PrintQueue: Sendable {
  /// The folder; it is made when the first paper comes.
  public let folder: String
  /// Papers kept after they were sent.
  public static let kept = 500

  public init(folder: String) { self.folder = folder }

  /// The papers, oldest first.
  public func jobs() throws -> [PrintJob] {
    guard Files.isFolder(folder) else { return [] }
    let names = try Files.names(in: folder).filter { $0.hasSuffix(".json") }
    return try names.compactMap { name in
      // Another process may have taken it out meanwhile.
      guard Files.exists("\(folder)/\(name)") else { return nil }
      let bytes = try Files.read("\(folder)/\(name)")
      return try? JSONDecoder().decode(PrintJob.self, from: bytes)
    }
  }

  /// The paper of that name; a `Refusal` when the queue has none.
  public func job(_ id: String) throws -> PrintJob {
    guard let job = try jobs().first(where: { $0.id == id }) else {
      throw Refusal.notFound(what: "print job", name: id)
    }
    return job
  }

  /// Puts a paper into the queue, to be sent by ``send(_:by:at:)``.
  public func add(_ paper: PaperToPrint, _ wish: PrintWish, by officer: String, at now: Moment) throws -> PrintJob {
    try held(Self.notes) {
      let day = now.date.description.filter { $0 != "-" }
      let last = try jobs().filter { $0.id.hasPrefix(day) }.compactMap { Int($0.id.dropFirst(9)) }.max() ?? 0
      let job = PrintJob(
        id: "\(day)-\(padded(last + 1, 4))", title: paper.title, dossier: paper.dossier, event: paper.event,
        officer: officer, made: now, wish: wish, since: now, sha256: Checksum.of(paper.bytes))
      try AtomicFile.write(paper.bytes, to: path(job.id, "bytes"))
      try note(job)
      try tidy()
      return job
    }
  }

  /// Hands over what waits, in order; a printer that is away keeps its own papers waiting and no others.
  ///
  /// - Parameter ids: only these; all that wait when nil.
  /// - Returns: what was tried, as it stands now.
  public func send(_ ids: [String]? = nil, by printers: any Printers, at now: Moment) throws -> [PrintJob] {
    try held(Self.printers) {
      let found = try marked()
      var away: [String: String] = [:]
      return try found.filter { $0.state == .waiting && ids?.contains($0.id) ?? true }.map { waiting in
        var job = waiting
        job.since = now
        if let reason = away[job.wish.printer] {
          job.reason = reason
        } else {
          try hand(&job, to: printers)
          if job.state == .waiting { away[job.wish.printer] = job.reason }
        }
        try note(job)
        return job
      }
    }
  }

  /// Lets a paper wait once more, whatever became of it; it is the same bytes.
  ///
  /// - Parameter printer: another printer than the one it was for.
  public func again(_ id: String, on printer: String? = nil, at now: Moment) throws -> PrintJob {
    try held(Self.printers) {
      _ = try marked()
      var job = try job(id)
      if let printer { job.wish.printer = printer }
      (job.state, job.since, job.reason, job.number) = (.waiting, now, nil, nil)
      try note(job)
      return job
    }
  }

  /// Takes a paper out of the queue.
  public func drop(_ id: String) throws {
    try held(Self.printers) {
      _ = try job(id)
      try remove(id)
    }
  }

  private func hand(_ job: inout PrintJob, to printers: any Printers) throws {
    let bytes = try Files.read(path(job.id, "bytes"))
    guard Checksum.of(bytes) == job.sha256 else {
      (job.state, job.reason) = (.refused, "what was to be printed is damaged; print the paper anew")
      return
    }
    (job.state, job.attempts, job.reason) = (.sending, job.attempts + 1, nil)
    try note(job)
    switch printers.print(path(job.id, "bytes"), job) {
    case .taken(let number): (job.state, job.number) = (.sent, number)
    case .away(let reason), .busy(let reason): (job.state, job.reason) = (.waiting, reason)
    case .refused(let reason): (job.state, job.reason) = (.refused, reason)
    case .unknown: job.state = .perhaps
    }
  }

  /// Held while a paper is put in.
  private static let notes = ".lock"
  /// Held by who hands over, as long as a printer takes.
  private static let printers = ".sending"

  /// The papers; what a process left unfinished that hands over no more is marked.
  private func marked() throws -> [PrintJob] {
    try jobs().map { job in
      guard job.state == .sending else { return job }
      var left = job
      left.state = .perhaps
      try note(left)
      return left
    }
  }

  /// Does something while no other process does the same.
  private func held<Result>(_ what: String, _ body: () throws -> Result) throws -> Result {
    try Files.makeFolder(folder)
    guard chmod(folder, 0o700) == 0 else { throw FileFault(folder, .made, errno: errno) }
    let name = "\(folder)/\(what)"
    let lock = open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard lock >= 0 else { throw FileFault(name, .written, errno: errno) }
    defer { close(lock) }
    while flock(lock, LOCK_EX) != 0 { guard errno == EINTR else { throw FileFault(name, .used, errno: errno) } }
    return try body()
  }

  private func tidy() throws {
    let sent = try jobs().filter { $0.state == .sent }
    for job in sent.dropLast(Self.kept) { try remove(job.id) }
  }

  private func remove(_ id: String) throws {
    for kind in ["bytes", "json"] { try Files.remove(path(id, kind)) }
  }

  private func note(_ job: PrintJob) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    try AtomicFile.write(try encoder.encode(job), to: path(job.id, "json"))
  }

  private func path(_ id: String, _ kind: String) -> String { "\(folder)/\(id).\(kind)" }
}

/// A paper as bytes for a printer.
public struct PaperToPrint: Sendable {
  /// What it is, for people.
  public let title: String
  /// Number of the dossier; empty for lists.
  public let dossier: String
  /// Place of the event; 0 for lists.
  public let event: Int
  /// PDF, or plain text.
  public let bytes: Data

  public init(title: String, dossier: String = "", event: Int = 0, bytes: Data) {
    (self.title, self.dossier, self.event, self.bytes) = (title, dossier, event, bytes)
  }
}

/// Those who take papers.
public protocol Printers: Sendable {
  /// Hands over a file, once.
  func print(_ path: String, _ job: PrintJob) -> PrintOutcome
}

/// What became of a paper that was handed over.
public enum PrintOutcome: Sendable, Equatable {
  /// Taken whole, under the printer's number where it tells one.
  case taken(number: Int?)
  /// Not one byte was taken: nobody was there.
  case away(String)
  /// Not one byte was taken: it is at work, and may be asked again.
  case busy(String)
  /// It was told that it will not be printed so.
  case refused(String)
  /// It left, and no answer came.
  case unknown
}
