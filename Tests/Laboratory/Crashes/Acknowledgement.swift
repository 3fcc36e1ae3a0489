import Filing
import Foundation
import LaboratoryKit

/// Something of which somebody outside was told that it stands.
enum Acknowledgement: Hashable {
  /// A number that a filing got.
  case number(String)
  /// A line of what a command said when its work was done.
  case line(String)

  /// What the words that left the program promise.
  static func read(_ bytes: [UInt8], by path: String) -> [Acknowledgement] {
    let text = String(decoding: bytes, as: UTF8.self)
    guard path.hasSuffix(".out") else {
      return text.split { !($0.isASCII && $0.isNumber) }.filter { $0.count == 15 && $0.hasPrefix("402026") }.map {
        .number(String($0))
      }
    }
    return text.split(separator: "\n").map { .line(String($0)) }
  }

  /// Why the promise is broken; nil when it is kept.
  func broken(by state: CrashState) -> String? {
    switch self {
    case .number(let number):
      return state.numbers.contains(number) ? nil : "\(number) was acknowledged and is lost"
    case .line(let line):
      if line.hasPrefix("Backup "), state.backup == nil { return "a backup was acknowledged and is not there" }
      if line.hasPrefix("Issue "), !state.isIssueClosed { return "the closing was acknowledged and is lost" }
      if line.contains(" taken over, "), let count = Int(line.prefix { $0.isNumber }), state.dossiers < count {
        return "\(count) dossiers were taken over and \(state.dossiers) are there"
      }
      return nil
    }
  }
}

/// What a register says of itself after a crash.
struct CrashState {
  var findings: [String] = []
  var numbers: Set<String> = []
  var dossiers = 0
  var events = 0
  var drafts = 0
  var isIssueClosed = false
  /// What a check says of the backup; nil when there is none.
  var backup: [String]?
}
