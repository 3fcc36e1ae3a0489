import Foundation
import Glibc
import LaboratoryKit
import Office
import Standards

/// A clerk with a whole shell on the machine of the keeper, which has an account of its own as the package sets it up: every way
/// past the keeper is tried, none may lead anywhere.
struct ClerkShell {
  /// Accounts that nobody has: that of the keeper, and that of the clerk with the group of the clerks.
  private static let (keeper, clerk, group) = (64_101, 64_102, 64_103)

  func run(_ tally: Tally) throws {
    guard getuid() == 0 else { return tally.skip("shell", because: "accounts are changed by root alone") }
    let name = "ipdesk-ft-\(UUID().uuidString.prefix(8))"
    let (state, run) = ("/var/lib/\(name)", "/run/\(name)")
    defer { for folder in [state, run] { try? FileManager.default.removeItem(atPath: folder) } }
    try withPlanted { planted in
      for (folder, mode) in [(state, mode_t(0o700)), (run, 0o755)] {
        guard mkdir(folder, mode) == 0, chown(folder, uid_t(Self.keeper), gid_t(Self.group)) == 0 else {
          throw LaboratoryFault("“\(folder)” could not be made")
        }
      }
      chmod(planted.folder, 0o755)
      let program = Program(path: planted.path, folder: planted.folder, place: state)
      let plant = try shell(
        "exec \(program.path) plant --demonstration --seed \(program.emptySeed())", as: Self.keeper, program)
      guard plant.code == 0 else { throw LaboratoryFault(plant.error) }
      let owner = try start("exec \(program.path) keep", as: Self.keeper, program)
      defer {
        kill(owner.processIdentifier, SIGKILL)
        owner.waitUntilExit()
      }
      let place = "\(run)/office.register.sock"
      for _ in 0..<100 where access(place, F_OK) != 0 { usleep(100_000) }
      chown(place, uid_t(Self.keeper), gid_t(Self.group))
      chmod(place, 0o660)
      let served = try shell("exec \(program.path) find LUMEN", as: Self.clerk, program)
      tally.expect(served.code == 0, "shell: the clerk is not served at all: \(served.error)")
      for way in ways(program.register, owner.processIdentifier, place, program.path) {
        let tried = try shell(way, as: Self.clerk, program)
        tally.expect(tried.code != 0, "shell: “\(way)” led somewhere: \(tried.output.prefix(200))")
        tally.expect(owner.isRunning, "shell: “\(way)” ended the keeper")
      }
      let after = try shell("exec \(program.path) check", as: Self.keeper, program)
      tally.expect(after.code == 0, "shell: check says “\(after.output)\(after.error)”")
      tally.figure(
        "shell",
        "\(ways(program.register, owner.processIdentifier, place, program.path).count) ways past the keeper tried")
    }
  }

  private func start(_ words: String, as account: Int, _ program: Program, tag: String = "keep") throws -> Process {
    try Program(path: "/usr/bin/setpriv", folder: program.folder, place: program.place).start(
      [
        "--reuid", String(account), "--regid", String(account), "--groups", String(Self.group), "--no-new-privs",
        "bash", "-c", words,
      ], tag: tag, day: Program.planted)
  }

  private func shell(_ words: String, as account: Int, _ program: Program) throws -> Program.Result {
    let process = try start(words, as: account, program, tag: "shell")
    process.waitUntilExit()
    return .init(code: process.terminationStatus, output: program.told("shell"), error: program.told("shell", "err"))
  }

  /// Commands of which each would end with 0 if it led to the register, its keeper, or the desk of another one.
  private func ways(_ register: String, _ keeper: Int32, _ socket: String, _ program: String) -> [String] {
    let state = register.prefix { _ in true }.dropLast("/office.register".count)
    let files = ["", "-wal", "-shm", ".journal", ".refusals", ".lock"].map { "cat \(register)\($0)" }
    let paths = [
      "ls \(state)", "cp \(register) copy", "ln \(register) hard", "ln -sf \(register) soft && cat soft",
      "mv \(register) away", "rm -f \(register)", "touch \(state)/mine", "echo x >> \(register)",
      "truncate -s 0 \(register).journal", "chmod 777 \(state)", "chown \(Self.clerk) \(register)",
      "dd if=\(register) of=copy", "cd \(state)", "mkdir \(register).backups", "mount --bind \(state) .",
      "unshare -Ur cat \(register)",
      "test -n \"$(find / -xdev -name 'office.register*' -size +0 -readable 2>/dev/null)\"",
      "test -n \"$(find /tmp /dev/shm /var/tmp -xdev -uid \(Self.keeper) -writable 2>/dev/null)\"",
    ]
    let process = [
      "cat /proc/\(keeper)/mem", "test -n \"$(cat /proc/\(keeper)/maps)\"", "cat /proc/\(keeper)/environ",
      "ls /proc/\(keeper)/fd", "cat /proc/\(keeper)/fd/3", "ls /proc/\(keeper)/cwd/", "ls /proc/\(keeper)/root/",
      "timeout 5 strace -p \(keeper)", "kill -9 \(keeper)", "kill -ABRT \(keeper)", "kill -STOP \(keeper)",
      "prlimit --pid \(keeper) --core=unlimited", "renice -n 19 \(keeper)",
      "python3 -c 'import ctypes,sys; sys.exit(0 if ctypes.CDLL(None).ptrace(16,\(keeper),0,0)==0 else 1)'",
    ]
    let door = [
      "rm -f \(socket)", "mv \(socket) \(socket).old", "chmod 777 \(socket)",
      "python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind(\"\(socket)\")'",
    ]
    let commands = [
      "timeout 10 \(program) keep", "\(program) restore \(register)", "\(program) backup \(state)/stolen",
      "\(program) backup $PWD/stolen", "IPDESK_PASSWORD= \(program) find LUMEN < /dev/null",
      "IPDESK_PASSWORD=guess \(program) find LUMEN", "IPDESK_OFFICER=root \(program) find LUMEN",
      "IPDESK_OFFICER=hyejin IPDESK_PASSWORD=kofi \(program) officer list",
      "\(program) officer appoint mallory --person Mallory --roles registrar",
      "python3 -c 'import sqlite3; sqlite3.connect(\"file:\(register)?mode=ro&immutable=1\",uri=True).execute(\"select * from event\")'",
    ]
    return files + paths + process + door + commands
  }
}
