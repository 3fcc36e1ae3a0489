import CConfine
import FoundationEssentials
import Glibc
import Standards

/// A program of others, run where it can reach no network, no other process and no file but those of the system and its own folder.
///
/// What it takes and gives is bounded; it is ended with everything that it started when its time is up.
struct ConfinedProgram {
  /// Absolute path.
  let path: String
  let arguments: [String]
  /// The only folder where it may write.
  let folder: String
  /// Of the clock, and of processor time of each process.
  let seconds: Int
  /// MiB of address space of each process.
  let memory: Int

  /// Bytes that it may give back, and bytes of its complaint that are read.
  static let (mostOutput, mostComplaint) = (1 << 20, 4096)
  /// Where programs are looked for, and where they may read beside their own folder.
  static let (searched, readable) = (
    ["/usr/local/bin", "/usr/bin", "/bin"],
    ["/usr", "/bin", "/lib", "/lib64", "/etc", "/opt", "/dev/null", "/dev/zero", "/dev/urandom"]
  )

  /// Why a run gave nothing that could be used.
  enum Fault: Error {
    case unstarted(Int32)
    case late
    case tooMuch
    /// It ended with this code, or by this signal, and with this complaint.
    case ended(code: Int32?, signal: Int32?, complaint: String)
  }

  /// Whether this kernel keeps it from the files of others.
  static var guardsFiles: Bool { cconfine_guards_files() == 1 }

  /// The path of a program that is named by path or by name; nil when nothing is to be run there.
  static func find(_ program: String) -> String? {
    let paths = program.hasPrefix("/") ? [program] : searched.map { "\($0)/\(program)" }
    return paths.first { access($0, X_OK) == 0 && !isFolder($0) }
  }

  private static func isFolder(_ path: String) -> Bool {
    var found = stat()
    return stat(path, &found) == 0 && found.st_mode & S_IFMT == S_IFDIR
  }

  /// Runs it to its end.
  ///
  /// - Parameter input: file that it has as its standard input.
  /// - Returns: what it printed.
  /// - Throws: ``Fault``.
  func run(input: String) throws -> [UInt8] {
    var open: Set<Int32> = []
    defer { open.forEach { close($0) } }
    let file = Glibc.open(input, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw FileFault(input, .read, errno: errno) }
    open.insert(file)
    let (output, errors) = (try Self.pipe(), try Self.pipe())
    open.formUnion(output + errors)
    let process = try start([file, output[1], errors[1]])
    for descriptor in [output[1], errors[1]] {
      open.remove(descriptor)
      close(descriptor)
    }
    var listening = Listening(output: output[0], errors: errors[0])
    do { try listening.run(until: .now + .seconds(seconds), most: Self.mostOutput) } catch {
      _ = end(process)
      throw error
    }
    let status = end(process, isOver: true)
    let (signal, code) = (status & 0x7f, (status >> 8) & 0xff)
    guard signal == 0, code == 0 else {
      let words = String(decoding: listening.complaint, as: UTF8.self).split(separator: "\n").last.map(String.init)
      throw Fault.ended(
        code: signal == 0 ? code : nil, signal: signal == 0 ? nil : signal, complaint: shown(words ?? "", most: 200))
    }
    return listening.heard
  }

  private static func pipe() throws -> [Int32] {
    var pair: [Int32] = [-1, -1]
    guard cconfine_pipe(&pair) == 0 else { throw Fault.unstarted(errno) }
    return pair
  }

  private func start(_ streams: [Int32]) throws -> pid_t {
    var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
    let settings = [
      "PATH=\(Self.searched.joined(separator: ":"))", "LANG=C.UTF-8", "HOME=\(folder)", "TMPDIR=\(folder)",
      "OMP_THREAD_LIMIT=1",
    ]
    var environment: [UnsafeMutablePointer<CChar>?] = settings.map { strdup($0) } + [nil]
    let own = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    let places = (Self.readable + [own]).filter { !$0.isEmpty }.map { strdup($0) }
    var readable: [UnsafePointer<CChar>?] = places.map { $0.map { UnsafePointer($0) } } + [nil]
    let home = strdup(folder)
    defer { for text in words + environment + places + [home] { free(text) } }
    var limits = cconfine_limits()
    (limits.input, limits.output, limits.errors) = (streams[0], streams[1], streams[2])
    limits.folder = home.map { UnsafePointer($0) }
    limits.memory = UInt(memory) << 20
    limits.file = 64 << 20
    // The clock ends it first, and says so.
    limits.seconds = UInt(seconds) + 1
    limits.processes = UInt(tasks() + 64)
    let process = readable.withUnsafeMutableBufferPointer { list in
      limits.readable = list.baseAddress.map { UnsafePointer($0) }
      return cconfine_start(path, &words, &environment, &limits)
    }
    guard process > 0 else { throw Fault.unstarted(errno) }
    return process
  }

  /// Tasks of the whole machine.
  ///
  /// - Source: proc(5), /proc/loadavg: runnable and existing scheduling entities.
  private func tasks() -> Int {
    let text = FileManager.default.contents(atPath: "/proc/loadavg").map { String(decoding: $0, as: UTF8.self) } ?? ""
    return text.split(separator: " ").dropFirst(3).first?.split(separator: "/").last.flatMap { Int($0) } ?? 4096
  }

  /// Ends the program with all that it started, and tells how it ended.
  private func end(_ process: pid_t, isOver: Bool = false) -> Int32 {
    var status: Int32 = 0
    var ended: pid_t = 0
    // It has closed its streams; a moment is left to it for its exit code.
    for _ in 0..<(isOver ? 200 : 0) {
      ended = waitpid(process, &status, WNOHANG)
      if ended == process { break }
      usleep(5000)
    }
    kill(-process, SIGKILL)
    guard ended != process else { return status }
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status
  }
}

/// A text of a stranger's program in one line that can be shown.
func shown(_ text: String, most: Int) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.map { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) ? " " : $0 }.prefix(most)))
}
