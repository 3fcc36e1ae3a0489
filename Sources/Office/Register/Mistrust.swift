import Foundation
import Glibc
import Standards

/// The note beside a register that its disk failed or its file is damaged: nothing is recorded until `check` has found it sound.
///
/// It lies beside the register and beside its journal: one of two disks may still take it.
/// - Source: Rebello et al., “Can applications recover from fsync failures?”, USENIX ATC 2020.
struct Mistrust: Sendable {
  private let files: [String]

  /// - Parameters:
  ///   - register: its path, without links.
  ///   - journal: that of the journal of its commits; nil when it has none.
  init(register: String, journal: String?) {
    files = [register + Mistrust.ending] + (journal.map { [$0 + Mistrust.ending] } ?? [])
  }

  static let ending = ".unchecked"

  /// When it was noted and why: `2026-03-02T10:00:00 disk I/O error`; nil when the register is trusted.
  var words: String? {
    for file in files where access(file, F_OK) == 0 {
      let text = (try? Files.read(file, most: 4096)).map { String(decoding: $0, as: UTF8.self) } ?? ""
      return text.split(separator: "\n").first.map(String.init) ?? "of unknown cause"
    }
    return nil
  }

  /// Notes why; what cannot be written is not noted.
  func note(_ words: String, at moment: Moment) {
    for file in files {
      let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard descriptor >= 0 else { continue }
      let line = Array("\(moment) \(words)\n".utf8)
      _ = write(descriptor, line, line.count)
      fsync(descriptor)
      close(descriptor)
    }
  }

  /// Lets the system read from the disk what it may only believe to be there; before SQLite opens the file.
  static func forgetPages(_ register: String) {
    guard access(register + ending, F_OK) == 0 else { return }
    for end in ["", "-wal"] {
      let descriptor = open(register + end, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
      close(descriptor)
    }
  }

  /// Takes the note away.
  func forget() throws {
    for file in files { try Files.remove(file) }
  }
}
