import Filing
import Foundation
import Office
import Publishing
import Services
import Standards
import TestSupport
import Testing

@Suite("A register laid down in escrow")
struct EscrowTests {
  private static let officers = """
    name\tperson\troles\tpassword
    ines\tInês Duarte\tregistrar\tmeridia
    marguerite\tTama Rangi\tdeputy\tmeridia
    """

  @Test(
    "holds no password, is refused when anything of it was altered, and another office goes on from it with every row")
  func taken() throws {
    try withFolder { folder in
      let script = try Script(folder: Demonstration.seed + "/Demonstration")
      let primary = folder + "/office.register"
      var player = try Player(
        path: primary, seed: Demonstration.seed, script: script, codes: try Demonstration.codes.get())
      _ = try player.play(script) { _, _ in }
      let key = try OfficeKey.make()
      let package = EscrowPackage(folder: folder + "/escrow")
      let made = try package.make(player.office, key: key, name: "meridia", verifier: Data("#".utf8))
      let extent = try player.office.ask(ReadExtent())
      #expect(made.events == extent.events)
      try player.office.close()

      let lines = try String(contentsOfFile: package.folder + "/events.jsonl", encoding: .utf8)
      #expect(lines.split(separator: "\n").count == made.events)
      for file in try Files.all(below: package.folder) {
        #expect(try Files.read("\(package.folder)/\(file)").range(of: Data("$argon2".utf8)) == nil, "\(file)")
      }
      #expect(refusal { _ = try package.bundles(signedBy: OfficeKey.make().publicKey) } == .bundleStrange)
      try Data().write(to: URL(fileURLWithPath: package.folder + "/added"))
      #expect(refusal { _ = try package.bundles(signedBy: key.publicKey) } == .bundleBroken)
      try Files.remove(package.folder + "/added")

      let taken = folder + "/taken.register"
      let now: @Sendable () -> Moment = { Moment("2027-01-04T10:00:00")! }
      let table = try Table(bytes: Array(Self.officers.utf8), name: "officers.tsv")
      func signer(_ name: String) -> Credential { Credential(name: name, password: "meridia") }
      func take(_ first: String, _ second: String) throws {
        try Office.beginStandby(
          taken, following: key.publicKey.line, with: package.bundles(signedBy: key.publicKey), now: now,
          work: { office in
            let signers = (first: signer(first), second: signer(second))
            _ = try office.takeOver(officers: table, signers: signers, reason: "The office is closed.", text: "Package")
            #expect(try office.check { _, _ in } == [])
          })
      }
      #expect(refusal { try take("ines", "ines") } == .secondSignature)
      #expect(refusal { try take("ines", "sione") } == .secondPassword)
      #expect(!Files.exists(taken))
      try take("ines", "marguerite")

      let office = try Office.owned(path: taken, officer: signer("ines"), now: now)
      #expect(try office.ask(ReadStandby()).epoch == 2)
      #expect(try office.ask(ListOfficers()).filter(\.isActive).map(\.name) == ["ines", "marguerite"])
      #expect(refusal { _ = try office.signedIn(signer("sione")) } == .wrongPassword)
      try office.close()
      let (wanted, found) = (try StandbyBench.rows(primary), try StandbyBench.rows(taken))
      for (table, rows) in wanted where !["officer", "event", "request", "journal"].contains(table) {
        #expect(found[table] == rows, "\(table)")
      }
      #expect(Set(wanted["event"] ?? []).subtracting(found["event"] ?? []) == [])
      #expect(Set(wanted["request"] ?? []).subtracting(found["request"] ?? []) == [])
    }
  }
}
