import Foundation
import Glibc
import LaboratoryKit

/// A client that speaks with the keeper in bytes of its own: what no desk would send.
///
/// A frame is one letter, four bytes of length and the bytes; `J` holds JSON.
final class RawDesk {
  let descriptor: Int32

  /// Connects to the keeper of the register.
  init(_ register: String) throws {
    descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array((register + ".sock").utf8)) }
    let result = withUnsafePointer(to: address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard result == 0 else {
      close(descriptor)
      throw LaboratoryFault("no keeper answers at \(register).sock: \(String(cString: strerror(errno)))")
    }
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(descriptor, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
    }
  }

  deinit { close(descriptor) }

  static func frame(_ letter: Character, _ body: [UInt8], announcing count: Int? = nil) -> [UInt8] {
    let count = UInt32(truncatingIfNeeded: count ?? body.count)
    return [letter.asciiValue ?? 0] + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) } + body
  }

  /// - Returns: whether all bytes were taken.
  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress?.advanced(by: sent), bytes.count - sent, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  @discardableResult
  func send(json: String) -> Bool { send(RawDesk.frame("J", Array(json.utf8))) }

  /// The bytes of the next frame; nil when the keeper closed or is silent.
  func receive() -> [UInt8]? {
    guard let head = read(5) else { return nil }
    return read(head.dropFirst().reduce(0) { $0 << 8 | Int($1) })
  }

  private func read(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let got = bytes.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress?.advanced(by: filled), count - filled)
      }
      guard got > 0 else { return nil }
      filled += got
    }
    return bytes
  }

  static func greeting(today: String? = Program.planted) -> String {
    let day = today.map { #","today":"\#($0)""# } ?? ""
    return #"{"protocolVersion":2,"program":"0.1.0","terminal":"ft"\#(day)}"#
  }

  static func signIn(_ name: String, _ password: String = "meridia") -> String {
    #"{"signIn":{"_0":{"name":"\#(name)","password":"\#(password)"}}}"#
  }

  /// Greets and signs in; false when one of the two is refused.
  func enter(as name: String = "kofi") -> Bool {
    send(json: RawDesk.greeting())
    guard receive() != nil else { return false }
    send(json: RawDesk.signIn(name))
    return receive().map { String(decoding: $0, as: UTF8.self).contains("value") } ?? false
  }
}

/// What the kernel says of a process.
enum Kernel {
  /// Memory that it holds, in MiB.
  static func memory(of process: Int32) -> Int {
    let text = FileManager.default.contents(atPath: "/proc/\(process)/status") ?? Data()
    let line = String(decoding: text, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    return (line.flatMap { Int($0.filter(\.isNumber)) } ?? 0) / 1024
  }

  static func words(of process: Int32, _ file: String) -> String {
    String(
      decoding: FileManager.default.contents(atPath: "/proc/\(process)/\(file)") ?? Data(), as: UTF8.self)
  }

  static func isThere(_ process: Int32) -> Bool { kill(process, 0) == 0 }
}

extension Program {
  /// Starts a keeper that stays, does the work beside it, and ends it.
  func served(day: String? = Program.planted, _ body: (Process) throws -> Void) throws {
    let keeper = try start(["keep"], tag: "keeper", day: day)
    Processes(program: self).awaitSocket(of: keeper)
    defer {
      keeper.terminate()
      keeper.waitUntilExit()
    }
    try body(keeper)
  }
}
