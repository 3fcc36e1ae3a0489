import CKeeper
import Filing
import Foundation
import Glibc
import Standards

/// Finds the keeper of a register, or starts one.
struct KeeperStarter: Sendable {
  /// The program that can be a keeper, and what it needs besides the register.
  let executable: String
  let arguments: [String]

  /// A socket to the keeper; starts one when none answers and says why it could not start.
  func connect(_ register: String) throws -> Int32 {
    let socket = SocketPlace.of(register)
    for round in 0..<200 {
      let descriptor = ck_connect(socket)
      if descriptor >= 0 { return descriptor }
      if errno == EACCES {
        throw Refusal.register("This account may not speak with the keeper at “\(socket)”. Ask the administrator to add it to the keeper’s group.")
      }
      if round % 20 == 0, let refusal = try start(register), round > 100 || !isBusy(refusal) { throw refusal }
      // Another client’s keeper may be on its way up, or the last one on its way out.
      poll(nil, 0, 50)
    }
    throw Refusal.register("The keeper of “\(register)” does not answer. End the process that holds the register and try again.")
  }

  /// Starts a keeper; nil when it serves, else its refusal.
  private func start(_ register: String) throws -> Refusal? {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw KeeperFault.machine("No pipe can be made for the keeper.") }
    _ = fcntl(ends[0], F_SETFD, FD_CLOEXEC)
    let words = [executable, "keep", "--register", register, "--on-demand", "--report", "3"] + arguments
    var pointers: [UnsafeMutablePointer<CChar>?] = []
    for word in words { pointers.append(strdup(word)) }
    pointers.append(nil)
    let child = ck_spawn(executable, pointers, ends[1])
    for pointer in pointers { free(pointer) }
    Glibc.close(ends[1])
    defer { Glibc.close(ends[0]) }
    guard child > 0 else { throw KeeperFault.machine("No process can be started for the keeper.") }
    let text = readAll(ends[0])
    if text == Data("\n".utf8) { return nil }
    // Its parent is this process: what has failed is collected.
    waitpid(child, nil, 0)
    guard !text.isEmpty, let refusal = try? JSONDecoder().decode(Refusal.self, from: text) else {
      return .register("The keeper could not be started. Run `ipdesk keep --register \(register)` and read what it says.")
    }
    return refusal
  }

  private func isBusy(_ refusal: Refusal) -> Bool {
    if case .register(let reason) = refusal { reason.contains("in the hands of another process") } else { false }
  }

  private func readAll(_ descriptor: Int32) -> Data {
    var data = Data()
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return data }
      data.append(contentsOf: buffer[0..<count])
      if data.last == 0x0A { return data }
    }
  }
}

extension Office {
  /// The office behind the keeper of the register, signed in; a keeper is started when none answers.
  ///
  /// - Parameters:
  ///   - program: version of the program; a keeper of another one is refused.
  ///   - executable: the program that can be a keeper; this one when nil.
  public static func remote(
    register: String, credential: Credential, today: CalendarDate? = nil, program: String, executable: String? = nil
  ) throws -> Office {
    let path = executable ?? (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "ipdesk"
    let starter = KeeperStarter(executable: path, arguments: today.map { ["--today", $0.description] } ?? [])
    let door = RemoteDoor(register: register, program: program, starter: starter)
    do {
      return Office(door: door, officer: try door.signIn(credential))
    } catch {
      try? door.close()
      throw error
    }
  }
}
