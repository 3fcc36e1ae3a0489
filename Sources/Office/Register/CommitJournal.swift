import Filing
import Foundation
import GRDB
import Glibc
import Standards
import Synchronization

/// What was acknowledged, on a second file: after each commit its last event, put on the disk before anybody is told.
///
/// A register that has lost its log, was cut short or was set back to an older file knows fewer events than its journal.
/// - Source: RFC 9162, 2.1.4: a log is trusted as far as others remember what it said.
final class CommitJournal: Sendable {
  /// One line: `134 SEAL 2026-03-02T10:00:00 402026000000017,Q2026/000012`
  struct Line: Equatable, Sendable {
    let sequence: Int
    /// 64 hexadecimal digits.
    let seal: String
    let moment: String
    /// The numbers that were given with it, each once.
    let numbers: [String]

    init(_ head: ChainHead, numbers: [String]) {
      (sequence, seal, moment) = (head.sequence, hexadecimal(head.seal), head.recorded)
      self.numbers = numbers
    }

    init?(_ text: Substring) {
      let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      // A power cut may leave zeros where a part of the line should stand.
      guard words.count == 4, let sequence = Int(words[0]), words[1].utf8.count == 64,
        words[1].allSatisfy("0123456789abcdef".contains), !text.utf8.contains(0)
      else { return nil }
      (self.sequence, seal, moment) = (sequence, words[1], words[2])
      numbers = words[3] == "-" ? [] : words[3].split(separator: ",").map(String.init)
    }

    var text: String { "\(sequence) \(seal) \(moment) \(numbers.isEmpty ? "-" : numbers.joined(separator: ","))\n" }
  }

  let path: String
  private let descriptor: Int32
  /// The last event that stands in it.
  private let end: Mutex<Int>

  var noted: Int { end.withLock { $0 } }

  /// Opens the journal of a register, or begins it with what the register has.
  ///
  /// - Throws: a `Refusal` when it cannot be written.
  init(_ path: String, beginningWith head: ChainHead) throws {
    self.path = path
    end = Mutex(CommitJournal.last(path)?.sequence ?? 0)
    descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw Refusal(
        .registerRights, "The journal “\(path)” cannot be written. Give this account the right, or set another place.")
    }
    let size = lseek(descriptor, 0, SEEK_END)
    if size == 0 {
      try append(Line(head, numbers: []))
      try CommitJournal.keepName(of: path)
    }
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
  func append(_ line: Line) throws {
    try put(line.text)
    end.withLock { $0 = max($0, line.sequence) }
  }

  private func put(_ text: String) throws {
    let bytes = Array(text.utf8)
    var file = stat()
    // What is written into a file that was deleted is found by nobody.
    guard fstat(descriptor, &file) == 0, file.st_nlink > 0,
      Glibc.write(descriptor, bytes, bytes.count) == bytes.count, fdatasync(descriptor) == 0
    else {
      throw Refusal(
        .diskFailed,
        "The journal “\(path)” could not be written, or was deleted: what was just recorded stands, but nothing more is. Check its disk, then run `ipdesk check`."
      )
    }
  }

  /// A name that a power cut takes away would look as if somebody had deleted the journal.
  private static func keepName(of path: String) throws {
    let folder = open(path.parentPath, O_RDONLY | O_CLOEXEC)
    guard folder >= 0 else { return }
    defer { Glibc.close(folder) }
    guard fsync(folder) == 0 else {
      throw Refusal(
        .diskFailed, "The journal “\(path)” could not be put on its disk. Check the disk, then start again.")
    }
  }

  /// The line of the last event; nil when there is none.
  ///
  /// Whoever commits beside another one may be noted a line later.
  static func last(_ path: String) -> Line? {
    // One commit may give so many numbers that its line is longer.
    let tail = lines(path, tail: 1 << 16)
    return (tail.isEmpty ? lines(path) : tail).max { $0.sequence < $1.sequence }
  }

  /// Whether the text is the beginning of a line, as a power cut leaves it.
  private static func isCutOff(_ text: Substring) -> Bool {
    // Sectors that did not reach the disk are zeros; one zero alone is no sector, but a blank that rotted.
    if text.utf8.count(where: { $0 == 0 }) > 1 { return true }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    let kinds = ["0123456789", "0123456789abcdef", "0123456789-:T"]
    guard (1...3).contains(words.count), zip(words, kinds).allSatisfy({ word, kind in word.allSatisfy(kind.contains) })
    else { return words.count == 4 && words[3].isEmpty }
    return words.count < 3 ? words.last?.utf8.count ?? 0 <= 64 : words[1].utf8.count == 64
  }

  /// The place of the first line that is neither whole nor the beginning of one; nil when each is.
  static func firstSpoilt(_ path: String) -> Int? {
    texts(path, tail: .max).firstIndex { Line($0) == nil && !isCutOff($0) }.map { $0 + 1 }
  }

  /// Every whole line; one that was cut off at the end says nothing.
  static func lines(_ path: String) -> [Line] { lines(path, tail: .max) }

  /// The whole lines among the last bytes: a keeper that starts does not read what years have noted.
  private static func lines(_ path: String, tail: UInt64) -> [Line] { texts(path, tail: tail).compactMap { Line($0) } }

  private static func texts(_ path: String, tail: UInt64) -> [Substring] {
    guard let file = FileHandle(forReadingAtPath: path), let size = try? file.seekToEnd() else { return [] }
    defer { try? file.close() }
    let start = size > tail ? size - tail : 0
    guard (try? file.seek(toOffset: start)) != nil, let bytes = try? file.readToEnd() else { return [] }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    return Array(lines.dropFirst(start > 0 ? 1 : 0).dropLast())
  }
}
