import Filing
import Foundation
import Standards
import TestSupport
import Testing

@testable import Office

@Suite("Encrypted backups", .enabled(if: Age.program != nil, "age is missing"))
struct EncryptedBackupTests {
  /// A key of age: its file and its public half.
  private func key(_ name: String, _ folder: String) throws -> (file: String, recipient: String) {
    let file = "\(folder)/\(name).key"
    try ForeignProgram("age-keygen", package: "age").run(["-o", file])
    let text = try String(contentsOfFile: file, encoding: .utf8)
    return (file, try #require(text.split { " \n".contains($0) }.last { $0.hasPrefix("age1") }.map(String.init)))
  }

  private func set(_ keys: String, _ office: Office) throws {
    _ = try office.record(
      ActRequest(
        "set_office", values: ["settings": [.text("backup_recipients=\(keys)")], "reason": [.text("Safes.")]],
        second: Bench.second("sione")))
  }

  @Test(
    "Each of two keys opens it; with a byte turned over it is refused, and nothing of it is left",
    .only(.owned, "only the owner opens the file"))
  func sealed() throws {
    try withFolder { folder in
      let path = folder + "/office.register"
      let bench = try Bench(path: path)
      _ = try bench.file()
      let (one, two, stranger) = (try key("one", folder), try key("two", folder), try key("stranger", folder))
      #expect(refusal { try set(one.recipient, bench.office) }.contains("two at least"))
      #expect(refusal { try set("age1nobody \(one.recipient)", bench.office) }.contains("no public key"))
      try set("\(one.recipient) \(two.recipient)", bench.office)

      let (backup, words) = try bench.office.backUp(to: folder + "/copy.register")
      try bench.office.close()

      #expect(backup == folder + "/copy.register.age")
      #expect(words[0].hasSuffix("encrypted for 2 recipients."))
      #expect(Age.isEncrypted(backup))
      try FileManager.default.createDirectory(atPath: folder + "/away", withIntermediateDirectories: true)
      let target = folder + "/away/office.register"
      #expect(refusal { try Office.restore(backup, to: target) }.contains("--identity"))
      #expect(refusal { try Office.restore(backup, to: target, identity: stranger.file) }.contains("cannot be opened"))
      let whole = try Array(Data(contentsOf: URL(filePath: backup)))
      var chance = Seeded(7)
      let places = (0..<40).map { $0 * 10 } + (0..<60).map { _ in Int.random(in: 400..<whole.count, using: &chance) }
      for place in places {
        var bytes = whole
        bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
        try Data(bytes).write(to: URL(filePath: folder + "/flipped.age"))
        #expect(
          refusal { try Office.restore(folder + "/flipped.age", to: target, identity: one.file) } != "", "\(place)")
        #expect(try Files.names(in: folder + "/away") == [], "\(place)")
      }
      for key in [one, two] {
        _ = try Office.restore(backup, to: target, identity: key.file)
        let copy = try Office.scratch(path: target)
        #expect(try copy.check { _, _ in } == [])
        try copy.close()
      }
    }
  }
}
