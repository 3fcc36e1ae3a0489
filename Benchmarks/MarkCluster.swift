import Foundation
import Glibc

/// A PostgreSQL 15 of its own in a folder, under an account without rights, asked for marks by trigrams and by sound.
struct MarkCluster {
  private static let programs = "/usr/lib/postgresql/15/bin"
  private static let account = "nobody"
  private let folder: String

  /// Whether it is installed, and there is an account to run it under: it never runs as root.
  static var isPossible: Bool {
    FileManager.default.isExecutableFile(atPath: programs + "/initdb") && (getuid() != 0 || getpwnam(account) != nil)
  }

  init() throws {
    folder = "/tmp/ipdesk-marks-\(getpid())"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    if getuid() == 0, let entry = getpwnam(Self.account) {
      chown(folder, entry.pointee.pw_uid, entry.pointee.pw_gid)
    }
    _ = try run(
      "initdb", ["-D", "\(folder)/data", "-U", "ipdesk", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"])
    _ = try run(
      "pg_ctl",
      [
        "start", "-D", "\(folder)/data", "-w", "-l", "\(folder)/log", "-o",
        "-k \(folder) -c listen_addresses='' -c fsync=off",
      ])
  }

  func stop() {
    _ = try? run("pg_ctl", ["stop", "-D", "\(folder)/data", "-m", "immediate"])
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Where each earlier mark stands among what is found for the later one.
  func find(_ later: [String], among marks: [String], in earlier: [String]) throws -> [Searches.Asked] {
    let rows = marks.map { $0.replacing("\\", with: "\\\\").replacing("\t", with: " ") }.joined(separator: "\n")
    try ask(
      """
      CREATE EXTENSION pg_trgm; CREATE EXTENSION fuzzystrmatch; CREATE TABLE mark (t text);
      COPY mark FROM stdin;
      \(rows)
      \\.
      CREATE INDEX ON mark USING gin (lower(t) gin_trgm_ops); CREATE INDEX ON mark (dmetaphone(t)); ANALYZE mark;
      """)
    let script = later.map { text in
      let text = text.replacing("'", with: "''")
      return """
        \\echo @ask
        SELECT t FROM (SELECT t, similarity(lower(t), lower('\(text)')) AS s FROM mark WHERE lower(t) % lower('\(text)')
          UNION SELECT t, 0.5 FROM mark WHERE dmetaphone(t) = dmetaphone('\(text)') AND dmetaphone('\(text)') <> '') x
        GROUP BY t ORDER BY max(s) DESC LIMIT 200;
        """
    }
    let told = try ask("SET pg_trgm.similarity_threshold = 0.15;\n\\timing on\n" + script.joined(separator: "\n"))
    let answers = told.split(separator: "\n").split { $0 == "@ask" }.dropFirst(told.hasPrefix("@ask") ? 0 : 1)
    return zip(earlier, answers).map { earlier, lines in
      let place = lines.firstIndex { $0 == earlier }.map { $0 - lines.startIndex + 1 }
      let time = lines.last { $0.hasPrefix("Time: ") }?.split(separator: " ").dropFirst().first
      return (place, time.flatMap { Double($0) } ?? 0)
    }
  }

  @discardableResult private func ask(_ script: String) throws -> String {
    let file = folder + "/script.sql"
    try script.write(toFile: file, atomically: false, encoding: .utf8)
    chmod(file, 0o644)
    return try run("psql", ["-h", folder, "-U", "ipdesk", "-qtAX", "-v", "ON_ERROR_STOP=1", "-f", file, "postgres"])
  }

  private func run(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    let account = getuid() == 0 ? ["runuser", "-u", Self.account, "--"] : []
    process.arguments = ["-c", Self.closing, "bash"] + account + ["\(Self.programs)/\(program)"] + arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    // A file, and no pipe: the server that stays behind would hold it open.
    let output = "/tmp/ipdesk-marks-\(getpid()).out"
    _ = FileManager.default.createFile(atPath: output, contents: nil)
    defer { try? FileManager.default.removeItem(atPath: output) }
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: output))
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failed(program: program) }
    return try String(contentsOfFile: output, encoding: .utf8)
  }

  /// The server that stays behind a command holds none of the files by which the end of the command is known.
  private static let closing = """
    for file in /proc/self/fd/*; do n=${file##*/}; [ "$n" -gt 2 ] && eval "exec $n>&-"; done; exec "$@"
    """

  private struct Failed: Error { let program: String }
}
