import Foundation
import GRDB
import LaboratoryKit
import Office
import Standards

/// One way to forge a register.
struct Forgery: Sendable {
  let kind: String
  let name: String
  /// Forges the register of the program; the second value holds the files as they were some acts before.
  let forge: @Sendable (Program, [String: [UInt8]]) throws -> Void

  private static func sql(_ kind: String, _ name: String, isSealed: Bool = false, _ text: String) -> Forgery {
    Forgery(kind: kind, name: name) { program, _ in
      try Forger(program.register).alter(isSealed: isSealed) { try $0.execute(sql: text) }
    }
  }

  /// Leaves the guards of the schema as the statement leaves them.
  private static func schema(_ name: String, _ text: String) -> Forgery {
    Forgery(kind: "schema", name: name) { program, _ in
      let queue = try DatabaseQueue(path: program.register)
      try queue.writeWithoutTransaction { try $0.execute(sql: text) }
      try queue.close()
    }
  }

  private static let last = "(SELECT max(sequence) FROM event)"

  static let all: [Forgery] = [
    sql(
      "truncation", "the last act and what hangs on it",
      """
      DELETE FROM number WHERE event = \(last); UPDATE series SET next = next - 1 WHERE series = 'application' AND rightId = 'trademark' AND year = 2026;
      DELETE FROM event WHERE sequence = \(last)
      """),
    Forgery(kind: "truncation", name: "the second half of the file") { program, _ in
      let size = try FileManager.default.attributesOfItem(atPath: program.register)[.size] as? Int ?? 0
      truncate(program.register, size / 2 / 4096 * 4096)
    },
    Forgery(kind: "truncation", name: "the last page") { program, _ in
      let size = try FileManager.default.attributesOfItem(atPath: program.register)[.size] as? Int ?? 0
      truncate(program.register, size - 4096)
    },
    Forgery(kind: "rollback", name: "an older file beside its journal") { program, older in
      for (path, bytes) in older where path.hasSuffix(".register") { try Data(bytes).write(to: URL(filePath: path)) }
    },
    sql(
      "reorder", "two acts change places", isSealed: true,
      """
      UPDATE event SET sequence = 100000 WHERE sequence = \(last); UPDATE event SET sequence = 100001 WHERE sequence = (SELECT max(sequence) FROM event WHERE sequence < 100000);
      UPDATE event SET sequence = (SELECT count(*) FROM event) - 1 WHERE sequence = 100000; UPDATE event SET sequence = (SELECT count(*) FROM event) WHERE sequence = 100001
      """),
    sql(
      "insertion", "an act among others", isSealed: true,
      """
      INSERT INTO event (sequence, dossier, rightId, party, ordinal, act, effective, recorded, officer, approver, terminal, content, numbers, law, request, leaf, seal)
      SELECT sequence + 1, dossier, rightId, party, ordinal + 1, 'withdraw', effective, recorded, officer, approver, terminal, '{}', '{}', law, 'forged', leaf, seal FROM event WHERE sequence = \(last)
      """),
    sql(
      "edit", "an owner",
      "UPDATE event SET content = replace(content, 'Storm Ltd', 'Thief Ltd') WHERE content LIKE '%Storm Ltd%'"),
    sql("edit", "a day of effect", "UPDATE event SET effective = '2026-01-02' WHERE sequence = \(last)"),
    sql(
      "sealed edit", "an owner, sealed again", isSealed: true,
      """
      UPDATE event SET content = replace(content, 'Storm Ltd', 'Thief Ltd') WHERE content LIKE '%Storm Ltd%'
      """),
    sql(
      "sealed edit", "the officer of an act, sealed again", isSealed: true,
      """
      UPDATE event SET officer = 'dawit' WHERE sequence = \(last)
      """),
    Forgery(kind: "log", name: "the log of a killed keeper is gone") { program, _ in
      _ = try program.clerk(day: .init(Program.today)).record(.mark("IN THE LOG"))
      Processes(program: program).killKeeper()
      Processes(program: program).cutPower()
      try FileManager.default.removeItem(atPath: program.register + "-wal")
    },
    Forgery(kind: "log", name: "a bit of the log of a killed keeper") { program, _ in
      _ = try program.clerk(day: .init(Program.today)).record(.mark("IN THE LOG"))
      Processes(program: program).killKeeper()
      Processes(program: program).cutPower()
      let path = program.register + "-wal"
      var bytes = Array(FileManager.default.contents(atPath: path) ?? Data())
      bytes[bytes.count / 3] ^= 4
      try Data(bytes).write(to: URL(filePath: path))
    },
    Forgery(kind: "journal", name: "the journal of another register") { program, _ in
      let lines = program.journal().map { "\($0[0]) \(String($0[1].reversed())) \($0[2]) \($0[3])\n" }
      try Data(lines.joined().utf8).write(to: URL(filePath: program.register + ".journal"))
    },
    Forgery(kind: "journal", name: "the journal taken away") { program, _ in
      try FileManager.default.removeItem(atPath: program.register + ".journal")
    },
    Forgery(kind: "journal", name: "the journal cut short") { program, _ in
      let lines = program.journal().dropLast(2).map { $0.joined(separator: " ") + "\n" }
      try Data(lines.joined().utf8).write(to: URL(filePath: program.register + ".journal"))
    },
    Forgery(kind: "journal", name: "a line of the journal altered") { program, _ in
      var lines = program.journal()
      lines[lines.count / 2][1] = String(repeating: "0", count: 64)
      try Data(lines.map { $0.joined(separator: " ") + "\n" }.joined().utf8).write(
        to: URL(filePath: program.register + ".journal"))
    },
    sql(
      "swapped rows", "two numbers change their dossiers",
      """
      UPDATE number SET dossier = (SELECT min(dossier) FROM number WHERE dossier IS NOT NULL) WHERE event = \(last)
      """),
    sql(
      "swapped rows", "two owners of the list",
      """
      UPDATE standing SET owner = 'Thief Ltd' WHERE dossier = (SELECT max(dossier) FROM standing)
      """),
    sql("derived", "a fee", "UPDATE fee SET paid = CASE paid WHEN 0 THEN amount ELSE 0 END"),
    sql("derived", "a limit", "UPDATE timeLimit SET due = '2040-01-01'"),
    sql(
      "document", "bytes of a document",
      """
      UPDATE document SET bytes = zeroblob(length(bytes)) WHERE sha256 = (SELECT min(sha256) FROM document)
      """),
    sql("law", "a fee of the law", "UPDATE lawFile SET bytes = CAST(bytes || x'0A' AS BLOB) WHERE path = 'fees.tsv'"),
    sql("people", "a role", "UPDATE officer SET roles = 'registrar' WHERE name = 'abena'"),
    sql(
      "people", "a password",
      """
      UPDATE officer SET secret = substr(secret, 1, length(secret) - 4) || 'AAAA' WHERE name = 'marguerite'
      """),
    schema("a guard is gone", "DROP TRIGGER eventStays"),
    schema(
      "a trigger of a stranger",
      """
      CREATE TRIGGER thief AFTER INSERT ON event BEGIN UPDATE standing SET owner = 'Thief Ltd'; END
      """),
    sql(
      "setting", "a register becomes a demonstration or none",
      """
      UPDATE setting SET value = 'no' WHERE key = 'demonstration'
      """),
  ]
}
