import Foundation
import Glibc
import Standards

/// The chain over the lines of the log of refusals, from its first file to the one that is written.
enum RefusalChain {
  /// A file that has grown so long, in bytes, is put away, and another one is begun with the next keeper; none is ever deleted.
  private static let most = 4 << 20

  /// The end of the chain after a line.
  static func next(_ chain: String, _ line: String) -> String {
    String(sha256(Data((chain + line).utf8)).prefix(16))
  }

  /// Where the chain of the log stands; empty at its beginning.
  static func end(of path: String) -> String {
    for file in ([path] + older(path).reversed()) {
      if let last = lines(file, tail: 1 << 12).last(where: { $0.contains(" chain=") }) {
        return split(last).chain
      }
    }
    return ""
  }

  /// Puts a file away that has grown long, under the next number.
  static func turn(_ path: String) {
    var found = stat()
    guard lstat(path, &found) == 0, found.st_size > most else { return }
    rename(path, "\(path).\(older(path).count + 1)")
  }

  /// What is wrong in the log: the first line that does not follow the one before it; nil when it is whole.
  static func fault(_ path: String) -> String? {
    var chain = ""
    for file in older(path) + [path] {
      for (place, line) in lines(file, tail: .max).enumerated() {
        let (words, told) = split(line)
        // Lines of programs that wrote no chain stand before it.
        if told.isEmpty, chain.isEmpty { continue }
        chain = next(chain, words)
        guard chain == told else {
          return
            "Line \(place + 1) of the log of refusals “\(file)” is not the one that was written, or lines before it are missing. Compare it with a backup of the log."
        }
      }
    }
    return nil
  }

  private static func older(_ path: String) -> [String] {
    var files: [String] = []
    while access("\(path).\(files.count + 1)", F_OK) == 0 { files.append("\(path).\(files.count + 1)") }
    return files
  }

  private static func split(_ line: String) -> (words: String, chain: String) {
    guard let place = line.range(of: " chain=", options: .backwards) else { return (line, "") }
    return (String(line[..<place.lowerBound]), String(line[place.upperBound...]))
  }

  /// The lines among the last bytes of a file.
  private static func lines(_ path: String, tail: UInt64) -> [String] {
    guard let file = FileHandle(forReadingAtPath: path), let size = try? file.seekToEnd() else { return [] }
    defer { try? file.close() }
    guard (try? file.seek(toOffset: size > tail ? size - tail : 0)) != nil, let bytes = try? file.readToEnd() else {
      return []
    }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
