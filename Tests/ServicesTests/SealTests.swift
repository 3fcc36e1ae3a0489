import Filing
import Foundation
import Office
import Publishing
import Services
import Standards
import TestSupport
import Testing

@Suite("Seals and proofs for whoever has no register")
struct SealFilesTests {
  /// A register of two marks, sealed, with a third one sealed after it.
  private func sealed(_ body: (Office, OfficeKey, SignedNote, SignedNote) throws -> Void) throws {
    let office = try Office.rehearsal(
      seed: "\(TestPaths.root)/Seed/Meridia", now: { Moment("2026-03-02T10:00:00")! })
    defer { try? office.close() }
    let key = try OfficeKey.make()
    func notice(_ text: String) throws {
      _ = try office.record(
        ActRequest("publish_notice", values: ["subject": [.text(text)], "text": [.text("知识产权局 إشعار Извещение")]]))
    }
    try notice("One")
    try notice("Two")
    let first = try SealFiles.make(office, key: key, name: "meridia-office")
    for number in 3...8 { try notice("No. \(number)") }
    try body(office, key, first, try SealFiles.make(office, key: key, name: "meridia-office"))
  }

  @Test("A seal is a signed note that its key alone has signed, and a witness adds his name")
  func note() throws {
    try sealed { office, key, first, last in
      let other = try OfficeKey.make()
      var witnessed = try SignedNote(reading: last.words)
      witnessed.sign(other, as: "ministry")

      #expect(witnessed.signer(key.publicKey) == "meridia-office")
      #expect(witnessed.signer(other.publicKey) == "ministry")
      #expect(last.signer(other.publicKey) == nil)
      #expect(
        try SignedNote(reading: first.words.replacingOccurrences(of: "chain", with: "chair")).signer(key.publicKey)
          == nil)
      #expect(try SealFiles.difference(first, office) == nil)
      #expect(try SealFiles.difference(last, office) == nil)
    }
  }

  @Test("Each event is proved under each seal after it, and no altered proof is accepted")
  func proofs() throws {
    try sealed { office, key, first, last in
      var chance = SplitMix(seed: 9)
      var accepted = 0
      for note in [first, last] {
        for sequence in 1...(SealedHead(note)?.size ?? 0) {
          let proof = try SealFiles.proof(of: sequence, under: note, office)
          #expect(try SealFiles.verified(proof: proof, key: key.publicKey).event[1] == String(sequence))
          for _ in 0..<150 {
            let mutant = chance.mutant(of: proof)
            if mutant != proof, (try? SealFiles.verified(proof: mutant, key: key.publicKey)) != nil { accepted += 1 }
          }
        }
      }
      #expect(accepted == 0)
    }
  }

  @Test("A later seal goes on from an earlier one, and from no other")
  func growth() throws {
    try sealed { office, _, first, last in
      let words = try SealFiles.growth(first, last, office)

      #expect(SealFiles.holds(growth: words, first, last))
      #expect(!SealFiles.holds(growth: words, last, first))
      var chance = SplitMix(seed: 7)
      for _ in 0..<500 {
        let mutant = chance.mutant(of: words)
        if mutant.split(separator: "\n") != words.split(separator: "\n") {
          #expect(!SealFiles.holds(growth: mutant, first, last), "\(mutant)")
        }
      }
    }
  }

  @Test("The verifier in Python, which shares nothing with this program, agrees, and accepts no mutant either")
  func python() throws {
    try withFolder { folder in
      try sealed { office, key, first, last in
        let files = [
          "first": first.words, "last": last.words, "key.pub": key.publicKey.text,
          "growth": try SealFiles.growth(first, last, office), "proof": try SealFiles.proof(of: 5, under: last, office),
        ]
        for (name, words) in files { try Data(words.utf8).write(to: URL(filePath: "\(folder)/\(name)")) }
        func run(_ words: String...) throws -> Int32 {
          let process = Process()
          process.executableURL = URL(filePath: "/usr/bin/env")
          process.arguments = ["python3", "\(TestPaths.root)/Resources/Verifier/ipdesk-verify.py"] + words
          process.currentDirectoryURL = URL(filePath: folder)
          (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
          try process.run()
          process.waitUntilExit()
          return process.terminationStatus
        }

        #expect(try run("seal", "first", "key.pub") == 0)
        #expect(try run("proof", "proof", "key.pub") == 0)
        #expect(try run("growth", "growth", "first", "last") == 0)
        #expect(try run("growth", "growth", "last", "first") == 1)
        var chance = SplitMix(seed: 5)
        for _ in 0..<40 {
          let mutant = chance.mutant(of: files["proof"] ?? "")
          guard mutant != files["proof"] else { continue }
          try Data(mutant.utf8).write(to: URL(filePath: "\(folder)/mutant"))
          #expect(try run("proof", "mutant", "key.pub") == 1, "\(mutant)")
        }
      }
    }
  }
}

/// Chance from a seed.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// The text with one character changed, one line left out, or two lines in each other's place.
  mutating func mutant(of text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let place = Int.random(in: 0..<lines.count - 1, using: &self)
    switch Int.random(in: 0..<4, using: &self) {
    case 0: lines.remove(at: place)
    case 1: lines.swapAt(place, Int.random(in: 0..<lines.count - 1, using: &self))
    default:
      var letters = Array(lines[place])
      guard !letters.isEmpty else { return text }
      let at = Int.random(in: 0..<letters.count, using: &self)
      letters[at] = "ABCDEabcde01234+/=".randomElement(using: &self) ?? "A"
      lines[place] = String(letters)
    }
    return lines.joined(separator: "\n")
  }
}
