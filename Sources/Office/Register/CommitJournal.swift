import Filing
import Foundation
import GRDB
import Glibc
import Standards

/// What was acknowledged, on a second file: after each commit its last event, put on the disk before anybody is told.
///
/// A register that has lost its log, was cut short or was set back to an older file knows fewer events than its journal.
/// - Source: RFC 9162, 2.1.4: a log is trusted as far as others remember what it said.
final class CommitJournal: Sendable {
  /// One line: `134 SEAL 2026-03-02T10:00:00 402026000000017`
  struct Line: Equatable, Sendable {
    let sequence: Int
    /// 64 hexadecimal digits.
    let seal: String
    let moment: String
    /// The last number that was given with it; `-` for none.
    let number: String

    init(_ head: ChainHead, number: String?) {
      (sequence, seal, moment) = (head.sequence, hexadecimal(head.seal), head.recorded)
      self.number = number ?? "-"
    }

    init?(_ text: Substring) {
      let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      guard words.count == 4, let sequence = Int(words[0]), words[1].utf8.count == 64 else { return nil }
      (self.sequence, seal, moment, number) = (sequence, words[1], words[2], words[3])
    }

    var text: String { "\(sequence) \(seal) \(moment) \(number)\n" }
  }

  let path: String
  private let descriptor: Int32

  /// Opens the journal of a register, or begins it with what the register has.
  ///
  /// - Throws: a `Refusal` when it cannot be written.
  init(_ path: String, beginningWith head: ChainHead) throws {
    self.path = path
    descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw Refusal(
        .registerRights, "The journal “\(path)” cannot be written. Give this account the right, or set another place.")
    }
    let size = lseek(descriptor, 0, SEEK_END)
    if size == 0 { try append(Line(head, number: nil)) }
    // What follows a line that a power cut left unfinished begins a line of its own.
    var last: UInt8 = 0x0A
    if size > 0, pread(descriptor, &last, 1, size - 1) == 1, last != 0x0A { try put("\n") }
  }

  deinit { Glibc.close(descriptor) }

  /// A journal that begins with what the register has; the one before it is kept under another name.
  func anew(_ head: ChainHead) throws -> CommitJournal {
    let old = "\(path).before-\(head.recorded.filter(\.isNumber))"
    guard rename(path, old) == 0 else {
      throw Refusal(.registerRights, "The journal “\(path)” could not be renamed. Check who owns its folder.")
    }
    return try CommitJournal(path, beginningWith: head)
  }

  /// Adds a line; it is on the disk when this returns.
  func append(_ line: Line) throws { try put(line.text) }

  private func put(_ text: String) throws {
    let bytes = Array(text.utf8)
    guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count, fdatasync(descriptor) == 0 else {
      throw Refusal(
        .diskFailed,
        "The journal “\(path)” could not be written: what was just recorded stands, but nothing more is. Check its disk, then start again."
      )
    }
  }

  /// Every whole line; one that was cut off at the end says nothing.
  static func lines(_ path: String) -> [Line] { lines(path, tail: .max) }

  /// The whole lines among the last bytes: a keeper that starts does not read what years have noted.
  private static func lines(_ path: String, tail: UInt64) -> [Line] {
    guard let file = FileHandle(forReadingAtPath: path), let size = try? file.seekToEnd() else { return [] }
    defer { try? file.close() }
    let start = size > tail ? size - tail : 0
    guard (try? file.seek(toOffset: start)) != nil, let bytes = try? file.readToEnd() else { return [] }
    var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    lines.removeLast()
    return lines.compactMap { Line($0) }
  }

  /// What the journal knows and the register does not, in words; nil when the register has all of it.
  static func missing(_ path: String, _ db: Database) throws -> String? {
    // Whoever commits beside another one may be noted a line later.
    guard let last = lines(path, tail: 1 << 16).max(by: { $0.sequence < $1.sequence }) else { return nil }
    let end = try ChainHead(db)
    let words = "Restore the newest backup and compare, or accept the loss with `ipdesk journal accept`."
    guard last.sequence <= end.sequence else {
      let lost = lines(path).filter { $0.sequence > end.sequence }
      let numbers = lost.map(\.number).filter { $0 != "-" }
      let given = numbers.isEmpty ? "" : " Numbers given in them: \(numbers.suffix(20).joined(separator: ", "))."
      return
        "The register ends with event \(end.sequence), but its journal “\(path)” knows event \(last.sequence) of \(last.moment): \(last.sequence - end.sequence) acknowledged events are missing.\(given) \(words)"
    }
    let seal = try Data.fetchOne(db, sql: "SELECT seal FROM event WHERE sequence = ?", arguments: [last.sequence])
    guard seal.map(hexadecimal) == last.seal else {
      return
        "Event \(last.sequence) of the register is not the one that its journal “\(path)” knows: it is another history, or was altered and sealed again. \(words)"
    }
    return nil
  }
}
