import Filing
import Foundation
import GRDB
import Glibc
import Standards
import Testing

@testable import Office

/// After a fault of the disk nothing is recorded until somebody has checked the register.
@Suite("A disk that failed")
struct FailedDiskTests {
  private func kept(_ path: String) throws -> RegisterDoor {
    try RegisterDoor(
      path: path, mode: .kept, codes: nil, today: nil, now: { Moment("2026-03-02T10:00:00")! })
  }

  private func planted(_ folder: String) throws -> String {
    let path = folder + "/office.register"
    try KeptRegister.plant(at: path, on: Moment("2026-03-02T10:00:00")!)
    return path
  }

  private static let failing = DatabaseError(
    resultCode: ResultCode(rawValue: 1034), message: "disk I/O error")

  @Test("The keeper answers questions for a while, says why and ends; those after it record nothing until the check")
  func ends() throws {
    try withFolder { folder in
      let path = try planted(folder)
      let door = try kept(path)
      let socket = folder + "/k.sock"
      let service = try KeeperService(
        door: door, path: socket, lock: SocketLock(socket), manners: KeeperManners(mourning: .milliseconds(200)))
      let ended = DispatchSemaphore(value: 0)
      nonisolated(unsafe) var told: (any Error)?
      Thread.detachNewThread {
        do { try service.serve() } catch { told = error }
        ended.signal()
      }
      let office = try Office.remote(
        register: "/nowhere", credential: Bench.second("marguerite"), terminal: "pts/9", socket: socket)
      let before = try office.ask(ReadExtent())

      #expect(throws: Refusal.self) { try door.trusting { throw Self.failing } }

      #expect(try office.ask(ReadExtent()) == before)
      #expect(refusal { try office.record(.notice) }.hasPrefix("The disk failed (disk I/O error); nothing is recorded"))
      #expect(ended.wait(timeout: .now() + 30) == .success)
      #expect((told as? Refusal)?.code == .diskFailed)
      #expect((told as? Refusal)?.code.blame == .machine)

      let next = Office(door: try kept(path), officer: office.officer)
      #expect(try next.ask(ReadExtent()) == before)
      let words = "The disk failed or the file was damaged (2026-03-02T10:00:00 disk I/O error); nothing is recorded"
      #expect(refusal { try next.record(.notice) }.hasPrefix(words))
      #expect(try next.ask(CheckRegister()).first?.contains("while no keeper serves it") == true)
      #expect(try next.trustAgain() == nil)
      try next.close()

      let alone = try Office.owned(path: path, officer: Bench.second("marguerite"), now: { door.now() })
      #expect(refusal { try alone.record(.notice) }.hasPrefix(words))
      #expect(try alone.check { _, _ in } == [])
      #expect(try alone.trustAgain() == "2026-03-02T10:00:00 disk I/O error")
      _ = try alone.record(.notice)
      try alone.close()
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.contains("unchecked") } == [])
    }
  }

  @Test("The note lies beside the journal as well, whose disk may still take it")
  func twice() throws {
    try withFolder { folder in
      let note = Mistrust(register: folder + "/none/office.register", journal: folder + "/second.journal")

      note.note("it broke", at: Moment("2026-03-02T10:00:00")!)

      #expect(note.words == "2026-03-02T10:00:00 it broke")
      try note.forget()
      #expect(note.words == nil)
    }
  }

  @Test("What SQLite finds in the file after the first screen stops all recording")
  func damaged() throws {
    try withFolder { folder in
      let path = try planted(folder)
      try tamper(path) { db in
        func mend(_ from: String, _ to: String) throws {
          try db.execute(
            sql:
              "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, '\(from)', '\(to)') WHERE name = 'lawVersion'; PRAGMA writable_schema = RESET"
          )
        }
        try mend("title TEXT NOT NULL", "title TEXT")
        try db.execute(sql: "UPDATE lawVersion SET title = NULL")
        try mend("title TEXT", "title TEXT NOT NULL")
      }
      let door = try kept(path)
      let office = Office(door: door, officer: try door.signIn(Bench.second("marguerite")))

      door.checkFile()

      #expect(refusal { try office.record(.notice) }.contains("NULL value in lawVersion.title"))
      try office.close()
    }
  }
}

extension ActRequest {
  fileprivate static let notice = ActRequest(
    "publish_notice", values: ["subject": [.text("Notice")], "text": [.text("The office moves.")]])
}
