import CKeeper
import Filing
import Foundation
import Glibc
import Standards

/// Starts a keeper that outlives the desk.
struct Starter: Sendable {
  /// The program to start; this one when nobody names another.
  var program = "/proc/self/exe"
  var register: String
  var today: String?

  /// Returns when the keeper listens or another one does.
  ///
  /// - Throws: the refusal with which the keeper did not start.
  func start() throws {
    var ends: [Int32] = [-1, -1]
    guard ckeeper_pipe(&ends) == 0 else { throw SocketFault(code: errno) }
    let reading = Socket(taking: ends[0])
    do {
      let writing = Socket(taking: ends[1])
      try spawn(reporting: writing.descriptor)
    }
    guard let said = said(to: reading), !said.isEmpty else { return }
    guard let refusal = try? JSONDecoder().decode(Refusal.self, from: said) else {
      throw Refusal(.keeperUnstarted, "The keeper did not start. Run `ipdesk keep --register \(register)` to see why.")
    }
    throw refusal
  }

  private func spawn(reporting report: Int32) throws {
    var words = ["ipdesk", "keep", "--register", register, "--on-demand", "--report", "3"]
    if let today { words += ["--today", today] }
    // Passwords of the desk have no place in the environment of the keeper.
    let variables = ProcessInfo.processInfo.environment.filter {
      !["IPDESK_PASSWORD", "IPDESK_SECOND_PASSWORD", "IPDESK_OFFICER", "IPDESK_TODAY"].contains($0.key)
    }.map { "\($0)=\($1)" }
    let arguments = words.map { strdup($0) } + [nil]
    let environment = variables.map { strdup($0) } + [nil]
    defer { for text in arguments + environment { free(text) } }
    guard ckeeper_start(program, arguments, environment, report) == 0 else {
      throw Refusal(
        .keeperUnstarted,
        "The keeper cannot be started: \(SocketFault(code: errno).words). Run `ipdesk keep --register \(register)` to see why."
      )
    }
  }

  /// Everything until the keeper closes its end.
  private func said(to pipe: Socket) -> Data? {
    var all = Data()
    while let byte = try? pipe.read(1, until: .now + .seconds(60)), all.count < FrameLimits.frame { all.append(byte) }
    return all
  }
}
