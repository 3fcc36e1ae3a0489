import Filing
import Foundation
import Glibc
import Standards
import Synchronization
import Testing

@testable import Office

/// A door that remembers what went through it; no register behind it.
final class FakeDoor: Office.Door {
  let requests = Mutex<[ActRequest]>([])

  func record(_ request: WriteRequest, as officer: String) throws -> Recorded {
    guard case .act(let request) = request else { return Recorded(events: [], numbers: [], summary: []) }
    if request.act == "refused" { throw Refusal(.namedTwice, "No.") }
    let count = requests.withLock { requests in
      if !requests.contains(where: { $0.id == request.id }) { requests.append(request) }
      return requests.count
    }
    return Recorded(events: [], numbers: ["\(count)"], summary: [officer, "\(request.documents.map(\.count))"])
  }

  func rehearse(_ request: ActRequest, as officer: String) throws -> Consequences {
    Consequences(notes: [officer, "\(request.documents.map(\.count))"])
  }

  func record(all requests: [ActRequest], as officer: String) throws -> [Outcome] {
    requests.map { request in
      do { return .recorded(try record(.act(request), as: officer)) } catch {
        return .refused(Refusal(.namedTwice, "No."))
      }
    }
  }

  func ask<Asked: Question>(_ question: Asked, as officer: String) throws -> Asked.Answer {
    guard let document = Data(repeating: 7, count: 3 << 20) as? Asked.Answer else { throw Refusal(.namedTwice, "No.") }
    return document
  }

  func facts(as officer: String) throws -> Facts { throw Refusal(.namedTwice, "No.") }

  func law(_ id: String, as officer: String) throws -> Law { throw Refusal(.namedTwice, "No.") }

  func glance(as officer: String) -> Mark? { nil }

  func signIn(_ credential: Credential) throws -> Officer {
    guard credential.password == "right" else { throw Refusal(.wrongPassword, "Name or password is wrong.") }
    return Officer(name: credential.name, person: "A", roles: [], isActive: true)
  }

  func close() throws {}
}

/// A keeper on a thread of the test.
struct KeeperOnThread {
  let path = "/tmp/ipdesk-test-\(UUID().uuidString.prefix(8)).sock"
  let door = FakeDoor()
  let service: KeeperService
  private let ended = DispatchSemaphore(value: 0)

  init(_ manners: KeeperManners = KeeperManners()) throws {
    let service = try KeeperService(door: door, path: path, lock: SocketLock(path), manners: manners)
    self.service = service
    let ended = ended
    Thread.detachNewThread {
      try? service.serve()
      ended.signal()
    }
  }

  func office(_ name: String = "vera", password: String = "right") throws -> Office {
    try Office.remote(
      register: "/nowhere", credential: Credential(name: name, password: password), terminal: "pts/9\u{1B}[2J",
      socket: path)
  }

  func stop() {
    service.stop()
    ended.wait()
    unlink(path + ".lock")
  }

  func hasEnded() -> Bool { ended.wait(timeout: .now() + 10) == .success }
}

@Suite("Keeper", .timeLimit(.minutes(10)))
struct KeeperTests {
  @Test("A request crosses the socket with its documents, and its terminal bears the uid of the kernel")
  func crosses() throws {
    let keeper = try KeeperOnThread()
    defer { keeper.stop() }
    let office = try keeper.office()

    let recorded = try office.record(ActRequest("receive", documents: [Data(count: 3 << 20), Data()]))

    #expect(recorded.summary == ["vera", "[3145728, 0]"])
    #expect(keeper.door.requests.withLock { $0[0].terminal } == "pts/9[2J, uid \(getuid())")
    #expect(try office.ask(ReadDocument("x")) == Data(repeating: 7, count: 3 << 20))
    #expect(throws: Refusal(.namedTwice, "No.")) { try office.record(ActRequest("refused")) }
  }

  @Test("After five wrong passwords the sixth must wait")
  func waits() throws {
    let keeper = try KeeperOnThread()
    defer { keeper.stop() }

    for _ in 1...5 {
      #expect(throws: Refusal(.wrongPassword, "Name or password is wrong.")) { try keeper.office(password: "wrong") }
    }

    #expect(throws: Refusal(.tooManyTries, "Too many wrong passwords for this name. Wait 1 seconds, then try again.")) {
      try keeper.office()
    }
  }

  @Test("Wrong passwords of a second officer count as well")
  func secondWaits() throws {
    let signIns = SignInGuard()
    let wrong = Refusal(.wrongPassword, "Name or password is wrong.")

    for _ in 1...5 { #expect(throws: wrong) { try signIns.check("vera", uid: 7) { throw wrong } } }

    #expect(throws: Refusal(.tooManyTries, "Too many wrong passwords for this name. Wait 1 seconds, then try again.")) {
      try signIns.check("vera", uid: 7) {}
    }
  }

  @Test("A second keeper is refused while the first answers")
  func second() throws {
    let keeper = try KeeperOnThread()
    defer { keeper.stop() }

    #expect(throws: SocketLock.Served.self) { try SocketLock(keeper.path) }
  }

  @Test("A keeper of another version or date says so")
  func versions() throws {
    let keeper = try KeeperOnThread()
    defer { keeper.stop() }
    let hello = Hello(protocolVersion: 99, program: "9", terminal: "", today: nil)

    #expect(throws: Refusal.self) {
      try RemoteLink(path: keeper.path, hello: hello, credential: Credential(name: "vera", password: "right"))
    }
  }

  @Test("Started on demand, it leaves after its last client")
  func leaves() throws {
    let keeper = try KeeperOnThread(KeeperManners(leavesWhenIdle: true, grace: .milliseconds(100)))

    _ = try? keeper.office().close()

    #expect(keeper.hasEnded())
    #expect(access(keeper.path, F_OK) != 0)
  }

  @Test(
    "Hostile frames end the connection and nothing else",
    arguments: [
      [0x4A, 0xFF, 0xFF, 0xFF, 0xFF], [0x58, 0, 0, 0, 1, 0], [0x4A, 0, 0, 0, 0], [0x4A, 0, 0, 0, 2, 0x7B, 0x7D],
      [0x48, 0, 0, 0, 1, 0x30],
    ] as [[UInt8]])
  func hostile(bytes: [UInt8]) throws {
    let keeper = try KeeperOnThread()
    defer { keeper.stop() }
    let socket = try Socket(path: keeper.path)

    try socket.write(Data(bytes), until: .now + .seconds(5))
    let answer = try socket.receive(.answer, idle: .seconds(20))
    let reply: KeeperReply<Officer>? = try answer?.reply()

    #expect(throws: KeeperFault.self) { try reply?.value }
    #expect(try keeper.office().record(ActRequest("receive")).numbers == ["1"])
  }

  @Test("A frame that is never finished is given up")
  func slow() throws {
    let keeper = try KeeperOnThread(KeeperManners(patience: .milliseconds(100)))
    defer { keeper.stop() }
    let socket = try Socket(path: keeper.path)

    try socket.write(Data([0x4A, 0]), until: .now + .seconds(5))

    #expect(try socket.receive(.answer, idle: .seconds(20)) == nil)
  }

  @Test("A request whose answer was lost returns the first answer")
  func repeated() throws {
    let keeper = try KeeperOnThread()
    defer { keeper.stop() }
    let hello = Hello(protocolVersion: Keeper.protocolVersion, program: Keeper.version, terminal: "", today: nil)
    let request = ActRequest("receive")
    do {
      let link = try RemoteLink(
        path: keeper.path, hello: hello, credential: Credential(name: "vera", password: "right"))
      try link.socket.send(Packet(call: .record(.act(request))))
    }

    let recorded = try keeper.office().record(request)

    #expect(recorded.numbers == ["1"])
  }
}

@Suite("Turns of the writers", .timeLimit(.minutes(15)))
struct KeeperTurnsTests {
  @Test("A uid with many requests and a uid with few are served in turn")
  func fair() {
    let turns = WriterQueue()
    let served = Mutex<[UInt32]>([])
    let group = DispatchGroup()

    turns.take(uid: 0) {
      for uid in [1, 1, 1, 1, 2, 2] as [UInt32] {
        let before = turns.waiting
        group.enter()
        Thread.detachNewThread {
          turns.take(uid: uid) { served.withLock { $0.append(uid) } }
          group.leave()
        }
        while turns.waiting == before { sched_yield() }
      }
    }
    group.wait()

    #expect(served.withLock { $0 } == [1, 2, 1, 2, 1, 1])
  }
}
