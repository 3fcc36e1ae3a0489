import Foundation
import Glibc
import Standards
import Synchronization
import Testing

@testable import Office

/// One of the two ways in which an office is reached.
enum Door: String, CaseIterable, Sendable {
  /// In the process that owns the register.
  case owned
  /// Over the socket of a keeper.
  case remote

  /// The door of this run of the test.
  @TaskLocal static var current = Door.owned
}

/// Runs each test of a suite once through each door.
struct BothDoors: SuiteTrait, TestTrait, TestScoping {
  let isRecursive = true

  func provideScope(
    for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void
  ) async throws {
    let only = test.traits.lazy.compactMap { $0 as? OneDoor }.first?.door
    for door in Door.allCases where only == nil || only == door {
      try await Door.$current.withValue(door, operation: body)
    }
  }
}

/// A test of something that only one door has.
struct OneDoor: TestTrait {
  let door: Door
  let reason: String
}

extension Trait where Self == BothDoors {
  /// Each test of the suite runs through both doors.
  static var bothDoors: BothDoors { BothDoors() }
}

extension Trait where Self == OneDoor {
  /// The test runs through this door alone, for the reason given.
  static func only(_ door: Door, _ reason: String) -> OneDoor { OneDoor(door: door, reason: reason) }
}

/// A planted register on the disk, its keeper on a thread, and the real socket between them.
final class KeptRegister: Sendable {
  let door: RegisterDoor
  private let folder = "/tmp/ipdesk-kept-\(UUID().uuidString.prefix(8))"
  private let service: KeeperService
  private let ended = DispatchSemaphore(value: 0)

  init(clock: Bench.Watch) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = folder + "/office.register"
    try KeptRegister.plant(at: path, on: clock.now)
    door = try RegisterDoor(path: path, mode: .kept, codes: nil, today: nil, now: { clock.now })
    let socket = Keeper.socketPath(register: path)
    service = try KeeperService(
      door: door, path: socket, lock: SocketLock(socket), manners: KeeperManners(),
      log: RefusalLog(path: path + ".refusals", door: door, now: { clock.now }))
    Thread.detachNewThread { [service, ended] in
      try? service.serve()
      ended.signal()
    }
  }

  private static let plantings = Mutex<[Moment: [String: Data]]>([:])

  /// A register planted at the moment, with its journal: planted once, copied for each test.
  static func plant(at path: String, on moment: Moment) throws {
    let files = try plantings.withLock { known in
      if let files = known[moment] { return files }
      return try withFolder { folder in
        let path = folder + "/office.register"
        try Office.plant(path: path, seed: Bench.seed, demonstration: true, now: { moment }).close()
        let files = try ["", ".journal"].map { ($0, try Data(contentsOf: URL(filePath: path + $0))) }
        known[moment] = Dictionary(uniqueKeysWithValues: files)
        return known[moment] ?? [:]
      }
    }
    for (end, bytes) in files { try bytes.write(to: URL(filePath: path + end)) }
  }

  /// The office at the other end of the socket.
  func office(_ credential: Credential) throws -> Office {
    let socket = Keeper.socketPath(register: folder + "/office.register")
    return try Office.remote(register: "/nowhere", credential: credential, terminal: "pts/9", socket: socket)
  }

  /// The lines of the log of refusals.
  func refusals() throws -> [String] {
    try String(contentsOfFile: folder + "/office.register.refusals", encoding: .utf8).split(separator: "\n").map(
      String.init)
  }

  func stop() {
    service.stop()
    ended.wait()
    try? FileManager.default.removeItem(atPath: folder)
  }
}

@Suite("Doors", .bothDoors)
struct DoorTests {
  @Test("A bench stands behind the door of the run")
  func reached() throws {
    let bench = try Bench()

    let isRemote = bench.office.door is RemoteDoor
    #expect(isRemote == (Door.current == .remote))
  }

  @Test("A test of one door runs through that door alone", .only(.remote, "it is the example"))
  func once() { #expect(Door.current == .remote) }
}
