import Foundation
import Glibc
import Mirror
import Synchronization
import Testing

@testable import Mirror

/// A PostgreSQL server of the tests' own: in a temporary folder, under an account without rights, on a Unix socket only.
final class Cluster: Sendable {
  @TaskLocal static var current: Cluster?

  private static let programs = "/usr/lib/postgresql/15/bin"
  private static let account = "nobody"

  /// Whether PostgreSQL 15 is installed, and there is an account to run it under: it never runs as root.
  static var isPossible: Bool {
    FileManager.default.isExecutableFile(atPath: programs + "/initdb") && (getuid() != 0 || getpwnam(account) != nil)
  }

  static let reason: Comment =
    "PostgreSQL 15 is not installed here, or there is no account to run it under; ./install.sh --test installs it"

  let folder: String
  private let count = Atomic(0)

  init() throws {
    folder = "/tmp/ipdesk-cluster-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    if getuid() == 0, let entry = getpwnam(Self.account) { chown(folder, entry.pointee.pw_uid, entry.pointee.pw_gid) }
    try run("initdb", "-D", "\(folder)/data", "-U", "ipdesk", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
    try run(
      "pg_ctl", "start", "-D", "\(folder)/data", "-w", "-l", "\(folder)/log", "-o",
      "-k \(folder) -c listen_addresses='' -c fsync=off -c max_connections=50")
  }

  func stop() {
    try? run("pg_ctl", "stop", "-D", "\(folder)/data", "-m", "immediate")
    try? FileManager.default.removeItem(atPath: folder)
  }

  private func run(_ program: String, _ arguments: String...) throws {
    let process = Process()
    let words = ["\(Self.programs)/\(program)"] + arguments
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments =
      ["-c", Self.closing, "bash"] + (getuid() == 0 ? ["runuser", "-u", Self.account, "--"] : []) + words
    process.currentDirectoryURL = URL(filePath: folder)
    (process.standardInput, process.standardOutput) = (FileHandle.nullDevice, FileHandle.nullDevice)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Unstarted(program: program) }
  }

  /// The server that stays behind a command holds none of the files by which the end of the command is known.
  private static let closing = """
    for file in /proc/self/fd/*; do n=${file##*/}; [ "$n" -gt 2 ] && eval "exec $n>&-"; done; exec "$@"
    """

  private struct Unstarted: Error { let program: String }

  /// How libpq finds a database of the cluster.
  func text(_ database: String, user: String = "ipdesk") -> String {
    "host=\(folder) dbname=\(database) user=\(user)"
  }

  func connection(_ database: String) throws -> Postgres {
    try Postgres(MirrorPlace(text(database), isOpen: false))
  }

  /// A new database; returns its name.
  func database(_ options: String = "") throws -> String {
    let name = "mirror\(count.add(1, ordering: .relaxed).newValue)"
    try connection("postgres").run("CREATE DATABASE \(name) TEMPLATE template0 \(options)")
    return name
  }
}

/// Runs a suite beside a cluster, which is gone after it.
struct WithCluster: SuiteTrait, TestScoping {
  func provideScope(
    for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void
  ) async throws {
    guard Cluster.isPossible else { return try await body() }
    let cluster = try Cluster()
    defer { cluster.stop() }
    try await Cluster.$current.withValue(cluster, operation: body)
  }
}
