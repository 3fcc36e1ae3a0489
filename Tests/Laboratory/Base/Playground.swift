import Filing
import Foundation
import GRDB
import LaboratoryKit
import Office
import Standards

extension Program {
  /// The day on which the experiments file.
  static let day = CalendarDate(Program.planted)

  /// An officer at a desk, through the keeper, which is started when none answers.
  func clerk(_ name: String = "kofi", day: CalendarDate? = Program.day) throws -> Office {
    try Office.remote(
      register: register, credential: Credential(name: name, password: "meridia"), today: day, terminal: "ft",
      program: path)
  }

  /// Looks into the rows of the register while nobody serves it.
  func rows<Found>(_ body: (Database) throws -> Found) throws -> Found {
    let queue = try DatabaseQueue(path: register)
    defer { try? queue.close() }
    return try queue.read(body)
  }

  /// What the program itself says of the register: nil when it is sound.
  ///
  /// A damaged file may bring the program down, which is an answer too, though a bad one.
  func complaint() throws -> Complaint? {
    let tag = "check"
    let process = try start(["check"], tag: tag, day: Program.planted)
    process.waitUntilExit()
    if process.terminationReason == .uncaughtSignal { return Complaint(words: "", isCrash: true) }
    return process.terminationStatus == 0 ? nil : Complaint(words: told(tag, "err"), isCrash: false)
  }

  /// What `check` says of the register in the hands of this process.
  func findings() throws -> [String] { try look { try $0.check { _, _ in } } }

  /// The process of the keeper, as its lock file names it.
  var keeper: Int32? {
    let text = FileManager.default.contents(atPath: register + ".lock").map { String(decoding: $0, as: UTF8.self) }
    return text.flatMap { Int32($0) }
  }

  /// The lines of the journal: sequence, seal, moment, number.
  func journal() -> [[String]] {
    let text = FileManager.default.contents(atPath: register + ".journal").map { String(decoding: $0, as: UTF8.self) }
    return (text ?? "").split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
  }
}

/// What the program has to say against a register.
struct Complaint {
  let words: String
  /// Whether it said nothing and died.
  let isCrash: Bool
}

extension ActRequest {
  /// The filing of a word mark; the id makes it the same one when it comes again.
  static func mark(_ text: String, id: String? = nil, owner: String = "Storm Ltd") -> ActRequest {
    let applicant = Party(names: [Name(owner)], addresses: [Address(lines: ["1 Quay"], city: "Port Clement")])
    return ActRequest(
      "receive", right: "T",
      values: [
        "applicant": [.party(applicant)], "mark_kind": [.text("word")], "mark_text": [.text(text)],
        "goods": [.goods(GoodsClass(number: 9, edition: "13-2026", terms: ["lamps"]))], "signature": [.text("S.")],
      ], id: id ?? text)
  }
}

extension Credential {
  static func second(_ name: String) -> Credential { Credential(name: name, password: "meridia") }
}

/// The numbers that a register has given and to which marks.
struct Given {
  let numbers: [String: String]

  init(_ db: Database) throws {
    let sql = "SELECT s.number, s.title FROM standing s"
    numbers = Dictionary(
      try Row.fetchAll(db, sql: sql).map { ($0[0] as String, $0[1] as String) }, uniquingKeysWith: { $1 })
  }

  /// The series of applications: its last serial, how many, how many different; equal when nothing is left out or doubled.
  static func isGapFree(_ db: Database) throws -> Bool {
    let sql = """
      SELECT count(*) FROM series s WHERE s.next - s.first <> (SELECT count(*) FROM number n
        WHERE n.series = s.series AND n.rightId = s.rightId AND n.year = s.year)
        OR s.next - 1 <> coalesce((SELECT max(serial) FROM number n
        WHERE n.series = s.series AND n.rightId = s.rightId AND n.year = s.year), s.first - 1)
      """
    return try Int.fetchOne(db, sql: sql) == 0
  }
}
