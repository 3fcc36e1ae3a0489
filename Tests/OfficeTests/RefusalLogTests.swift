import Filing
import Foundation
import Glibc
import Standards
import Testing

@testable import Office

@Suite("Log of refusals", .bothDoors)
struct RefusalLogTests {
  @Test(
    "The keeper notes each refusal in one line, and nothing of what was sent",
    .only(.remote, "an office that owns its register has no client to refuse"))
  func canary() throws {
    let bench = try Bench()
    let number = try bench.file("P", .invention("CANARY"))
    let kofi = try bench.acting("kofi")
    let canary: Values = ["applicant": [.party(Party(names: [Name("CANARY")]))], "reason": [.text("CANARY\nCANARY")]]

    let said = [
      refusal { try bench.office.signedIn(Credential(name: "kofi", password: "CANARY")) },
      refusal { try bench.office.signedIn(Credential(name: "CANARY", password: "meridia")) },
      refusal { try kofi.record(ActRequest("CANARY", on: ["CANARY", number], values: canary)) },
      refusal { try kofi.record(ActRequest("pass_formalities", on: [number], values: canary, id: "CANARY")) },
      refusal {
        try bench.office.record(
          ActRequest(
            "correct_event", on: [number], values: canary, second: Credential(name: "CANARY", password: "CANARY")))
      },
      refusal { try bench.acting("hyejin").ask(ReadDossier(number)) },
      refusal { try kofi.ask(ReadDocument("CANARY")) },
      refusal {
        try kofi.keep(
          draft: Draft(
            id: "CANARY", kind: .filing(right: "CANARY", act: "CANARY"),
            title: "CANARY", field: "",
            texts: Dictionary(
              uniqueKeysWithValues: (1...5).map { ("CANARY\($0)", String(repeating: "CANARY", count: 150_000)) })))
      },
    ]

    #expect(said.allSatisfy { !$0.isEmpty && !$0.hasPrefix("fault") }, "\(said)")
    let who = "2026-03-02T10:00:00 uid=\(getuid())"
    let lines = try bench.kept?.refusals().map {
      String($0.prefix(upTo: $0.range(of: " chain=")?.lowerBound ?? $0.endIndex))
    }
    #expect(
      lines == [
        "\(who) officer=kofi call=sign-in act=- dossiers=- refused=wrong-password",
        "\(who) officer=- call=sign-in act=- dossiers=- refused=wrong-password",
        "\(who) officer=kofi call=record act=- dossiers=-,\(number) refused=not-found",
        "\(who) officer=kofi call=record act=pass_formalities dossiers=\(number) refused=condition-unmet",
        "\(who) officer=marguerite call=record act=correct_event dossiers=\(number) refused=second-password",
        "\(who) officer=hyejin call=ask-dossier act=- dossiers=\(number) refused=secret",
        "\(who) officer=kofi call=ask-document act=- dossiers=- refused=not-found",
        "\(who) officer=kofi call=keepDraft act=- dossiers=- refused=too-large",
      ])
  }

  @Test("A file of more than 4 MiB becomes the one before", .only(.owned, "the log is a file whatever the door"))
  func grown() throws {
    try withFolder { folder in
      let path = folder + "/office.refusals"
      let long = Data(repeating: 0x2E, count: (4 << 20) - 1) + Data([0x0A])
      try long.write(to: URL(filePath: path))
      let door = try Bench().door
      func size(_ path: String) -> Int? {
        try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
      }

      let fits = try RefusalLog(path: path, door: door)
      let words = "2026-03-02T10:00:00 uid=7 officer=- call=record act=- dossiers=- refused=named-twice"
      fits.note(.namedTwice, "record", uid: 7)
      let grown = size(path)
      let chain = RefusalChain.next(RefusalChain.end(of: path), words)
      let next = try RefusalLog(path: path, door: door, now: { Moment("2026-03-02T10:00:00")! })
      next.note(.namedTwice, "record", uid: 7)

      #expect(grown ?? 0 > long.count)
      #expect(size(path + ".1") == grown)
      #expect(
        try String(contentsOfFile: path, encoding: .utf8)
          == "2026-03-02T10:00:00 uid=7 officer=- call=record act=- dossiers=- refused=named-twice chain=\(chain)\n")
      #expect(RefusalChain.fault(path) == nil)
    }
  }

  @Test("No account writes so many lines that others are lost", .only(.owned, "the log is a file whatever the door"))
  func flooded() throws {
    try withFolder { folder in
      let path = folder + "/office.refusals"
      let watch = Bench.Watch("2026-03-02T10:00:00")
      let log = try RefusalLog(path: path, door: Bench().door, now: { watch.now })

      for _ in 1...5_000 { log.note(.notSignedIn, "-", uid: 7) }
      log.note(.wrongPassword, "sign-in", uid: 8)
      watch.set("2026-03-03")
      log.note(.wrongPassword, "sign-in", uid: 8)

      let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      #expect(lines.count == 103)
      #expect(lines[101].hasPrefix("2026-03-03T10:00:00 uid=7 further=4900 chain="))
      #expect(lines.count { $0.contains("uid=8 ") } == 2)
    }
  }

  @Test("A line that was altered, taken out or cut off is told", .only(.owned, "the log is a file whatever the door"))
  func altered() throws {
    try withFolder { folder in
      let path = folder + "/office.refusals"
      let log = try RefusalLog(path: path, door: Bench().door, now: { Moment("2026-03-02T10:00:00")! })
      for uid in 1...5 { log.note(.wrongPassword, "sign-in", uid: UInt32(uid)) }
      let whole = try String(contentsOfFile: path, encoding: .utf8)
      let lines = whole.split(separator: "\n", omittingEmptySubsequences: false)

      for (words, line) in [
        (whole.replacingOccurrences(of: "uid=3", with: "uid=9"), 3), (lines[1...].joined(separator: "\n"), 1),
        ((lines[..<2] + lines[3...]).joined(separator: "\n"), 3),
      ] {
        try words.write(toFile: path, atomically: true, encoding: .utf8)

        #expect(RefusalChain.fault(path)?.hasPrefix("Line \(line) of the log of refusals") == true)
      }
    }
  }
}
