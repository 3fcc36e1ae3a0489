import Filing
import FoundationEssentials
import Office
import Services
import Standards
import TestSupport

/// The demonstration of Meridia in memory, played to its end once for all tests.
enum Demonstration {
  static let seed = "\(TestPaths.root)/Seed/Meridia"
  static let codes = Result { try CodeLists(folder: "\(TestPaths.root)/Resources/Codes") }

  /// The office, and the application numbers by the names that the script gives to dossiers.
  static let played = Result {
    let script = try Script(folder: seed + "/Demonstration")
    var player = try Player(path: nil, seed: seed, script: script, codes: try codes.get())
    let numbers = try player.play(script) { _, _ in }
    return (office: player.office, numbers: numbers)
  }
}

/// Hands a folder of its own to the test; it is gone afterwards.
func withFolder(_ body: (String) throws -> Void) throws {
  let folder = "\(FileManager.default.temporaryDirectory.path)/ipdesk-services-\(UUID().uuidString.prefix(8))"
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  try body(folder)
}
