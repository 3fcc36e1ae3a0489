import Filing
import Foundation
import Glibc

/// What a client asks of the keeper.
enum Call: Codable, Sendable {
  /// First words: the version of the conversation and of the program.
  case hello(version: Int, program: String)
  case signIn(Credential)
  /// `documents` binary frames follow with the bytes of the request's documents.
  case record(Deed, documents: Int)
  case ask(Inquiry)
}

/// What the keeper answers.
enum Reply: Codable, Sendable {
  case welcome(program: String)
  case officer(Officer)
  case recorded(Recorded)
  case answer(Answer)
  case refused(Refusal)
  /// A fault of the machine on the keeper's side.
  case fault(String)
}

/// Frames on a socket: four bytes of length, the most significant first, then the bytes.
///
/// Calls have at most 12 MiB, documents 64 MiB, answers 256 MiB; a longer length ends the conversation.
struct Wire: Sendable {
  static let version = 1
  static let mostCall = 12 << 20
  static let mostDocument = 64 << 20
  static let mostReply = 256 << 20

  let descriptor: Int32

  enum Fault: Error { case closed, tooLong(Int), slow }

  func send(_ value: some Encodable, most: Int) throws { try send(bytes: try JSONEncoder().encode(value), most: most) }

  func send(bytes: Data, most: Int) throws {
    guard bytes.count <= most else { throw Fault.tooLong(bytes.count) }
    let length = UInt32(bytes.count)
    var frame = Data([UInt8(length >> 24), UInt8(length >> 16 & 255), UInt8(length >> 8 & 255), UInt8(length & 255)])
    frame.append(bytes)
    var start = 0
    while start < frame.count {
      let sent = frame.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress?.advanced(by: start), frame.count - start, Int32(MSG_NOSIGNAL)) }
      if sent < 0, errno == EINTR { continue }
      guard sent > 0 else { throw Fault.closed }
      start += sent
    }
  }

  func receive<T: Decodable>(_ type: T.Type, most: Int, patience: Int32? = nil) throws -> T {
    try JSONDecoder().decode(type, from: try receive(most: most, patience: patience))
  }

  /// One frame; `patience` are the milliseconds in which a frame that has begun must end.
  func receive(most: Int, patience: Int32? = nil) throws -> Data {
    let head = try read(4, begun: false, patience)
    let length = head.reduce(0) { $0 << 8 | Int($1) }
    guard length <= most else { throw Fault.tooLong(length) }
    return try read(length, begun: true, patience)
  }

  private func read(_ count: Int, begun: Bool, _ patience: Int32?) throws -> Data {
    var data = Data(count: count)
    var got = 0
    let deadline = patience.map { ContinuousClock.now + .milliseconds(Int($0)) }
    while got < count {
      if let deadline, begun || got > 0 {
        let left = (deadline - ContinuousClock.now) / .milliseconds(1)
        var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard left > 0, poll(&watched, 1, Int32(left)) != 0 else { throw Fault.slow }
      }
      let more = data.withUnsafeMutableBytes { Glibc.recv(descriptor, $0.baseAddress?.advanced(by: got), count - got, 0) }
      if more < 0, errno == EINTR { continue }
      guard more > 0 else { throw Fault.closed }
      got += more
    }
    return data
  }
}

/// Where the keeper of a register listens.
enum SocketPlace {
  /// `<register>.socket`, or a short name in the folder for run-time files when that is too long for a socket.
  static func of(_ register: String) -> String {
    let folder = realpath(Place.parent(register), nil).map { pointer in
      defer { free(pointer) }
      return String(cString: pointer)
    } ?? Place.parent(register)
    let name = register.split(separator: "/").last.map(String.init) ?? register
    let path = "\(folder)/\(name).socket"
    if path.utf8.count < 100 { return path }
    let runtime = ProcessInfo.processInfo.environment["XDG_RUNTIME_DIR"] ?? "/tmp"
    return "\(runtime)/ipdesk-\(getuid())-\(sha256(Data("\(folder)/\(name)".utf8)).prefix(24)).socket"
  }
}
