import Filing
import Foundation
import Office
import Publishing
import Services
import Standards
import TestSupport
import Testing

@Suite("A standby")
struct StandbyTests {
  @Test("has every row of a whole demonstration, act by act, and is sound")
  func whole() throws {
    try withFolder { folder in
      let script = try Script(folder: Demonstration.seed + "/Demonstration")
      let primary = folder + "/office.register"
      let standby = folder + "/standby.register"
      var player = try Player(
        path: primary, seed: Demonstration.seed, script: script, codes: try Demonstration.codes.get())
      let key = try OfficeKey.make()
      let office = player.office
      var shipping = Shipping(office, key: key, name: "meridia", behind: nil)
      try Office.beginStandby(
        standby, following: key.publicKey.line, with: [shipping.next().bytes], now: { Moment("2026-12-31T10:00:00")! })
      let copy = try Office.owned(path: standby, officer: nil, now: { Moment("2026-12-31T10:00:00")! })
      var bundles = 1

      var faults: [String] = []
      _ = try player.play(script) { step, _ in
        do {
          let parcel = try shipping.next()
          if !parcel.bytes.isEmpty { _ = try copy.fold(parcel.bytes) }
          bundles += 1
        } catch { faults.append("\(step): \(error)") }
      }
      #expect(faults == [])
      let last = try shipping.next()
      if !last.bytes.isEmpty { _ = try copy.fold(last.bytes) }

      #expect(bundles > 20)
      #expect(try copy.check { _, _ in } == [])
      #expect(try copy.ask(ReadStandby()).seal == office.ask(ReadStandby()).seal)
      try copy.close()
      try office.close()
      let (wanted, found) = (try StandbyBench.rows(primary), try StandbyBench.rows(standby))
      // Each of the two has a journal of its own.
      for (table, rows) in wanted where table != "journal" { #expect(found[table] == rows, "\(table)") }
    }
  }

  @Test("records nothing, answers questions, and says how far it is behind")
  func reading() throws {
    try withFolder { folder in
      var bench = try StandbyBench(folder)
      let number = try bench.file("LUMEN")
      try bench.begin()
      let copy = try bench.following()

      #expect(try copy.ask(ReadDossier(number)).events == bench.office.ask(ReadDossier(number)).events)
      #expect(refusal { _ = try copy.record(ActRequest("publish_notice")) } == .standby)
      #expect(refusal { _ = try copy.rehearse(ActRequest("publish_notice")) } == .standby)
      #expect(refusal { try copy.drop(draft: "a") } == .standby)
      let bulk = try copy.record(all: [ActRequest("publish_notice")]).map { outcome in
        if case .refused(let refusal) = outcome { refusal.code } else { RefusalCode.unnamedFault }
      }
      #expect(bulk == [.standby])
      let state = try copy.ask(ReadStandby())
      #expect(state.isStandby && state.behind == 0 && state.seconds == 0 && state.epoch == 1)
      #expect(try bench.office.ask(ReadStandby()).isStandby == false)
      try copy.close()
      try bench.office.close()
    }
  }

  @Test(
    "refuses a bundle that is cut, altered, early, of another office, of another key, and takes one twice as nothing")
  func refusals() throws {
    try withFolder { folder in
      var bench = try StandbyBench(folder)
      try bench.begin()
      let copy = try bench.following()
      try bench.notice("One")
      let first = try bench.bundle()
      try bench.notice("Two")
      let second = try bench.bundle()
      var chance = Seeded(3)

      #expect(refusal { _ = try copy.fold(second) } == .bundleGap)
      #expect(refusal { _ = try copy.fold(first.dropLast(40)) } == .bundleBroken)
      #expect(refusal { _ = try copy.fold(Data()) } == .bundleBroken)
      for _ in 0..<200 {
        var flipped = Data(first)
        flipped[Int.random(in: 0..<flipped.count, using: &chance)] ^= UInt8(1 << Int.random(in: 0..<8, using: &chance))
        let code = refusal { _ = try copy.fold(flipped) }
        #expect(code == .bundleBroken || code == .bundleStrange)
      }
      let other = Shipping(bench.office, key: try OfficeKey.make(), name: "meridia", behind: nil)
      var stranger = other
      #expect(refusal { _ = try copy.fold(stranger.next().bytes) } == .bundleStrange)
      let elsewhere = try Office.rehearsal(seed: Demonstration.seed, now: { Moment("2026-03-02T10:00:01")! })
      var foreign = Shipping(elsewhere, key: bench.key, name: "meridia", behind: nil)
      #expect(refusal { _ = try copy.fold(foreign.next().bytes) } == .bundleStrange)
      #expect(refusal { _ = try bench.office.fold(first) } == .noStandby)
      #expect(refusal { _ = try copy.acting(as: "kofi").fold(first) } == .roleMissing)

      #expect(try copy.fold(first).count == 1)
      #expect(try copy.fold(first) == [])
      #expect(try copy.fold(second).count == 1)
      #expect(try copy.fold(first) == [])
      #expect(try copy.check { _, _ in } == [])
      try copy.close()
      try bench.office.close()
    }
  }

  @Test(
    "is promoted by two officers with a reason, once; what did not arrive is told, and the lost register is another history"
  )
  func promotion() throws {
    try withFolder { folder in
      var bench = try StandbyBench(folder)
      _ = try bench.file("LUMEN")
      try bench.begin()
      let lost = [try bench.file("NOVA"), try bench.file("STELLA")]
      let late = try bench.bundle()
      try FileManager.default.copyItem(atPath: bench.standby, toPath: folder + "/third.register")
      let copy = try bench.following()
      let arrived = try copy.ask(ReadExtent()).events
      let all = try bench.office.ask(ReadExtent()).events
      let told = try copy.lost(journal: bench.primary + ".journal")
      #expect(told.arrived == arrived && told.acknowledged == all && told.numbers == lost)
      #expect(told.text.contains("events \(arrived + 1) to \(all) did not arrive"))
      #expect(try copy.lost(journal: nil).acknowledged == nil)
      #expect(refusal { _ = try copy.lost(journal: folder + "/none") } == .fileMissing)

      var promote = ActRequest(
        "promote_standby",
        values: [
          "text": [.text(told.text)], "reason": [.text("Fire")], "lost_numbers": told.numbers.map { .text($0) },
        ])
      #expect(refusal { _ = try copy.record(promote) } == .secondSignature)
      promote.second = Credential(name: "marguerite", password: "meridia")
      #expect(refusal { _ = try copy.record(promote) } == .secondSignature)
      promote.second = Credential(name: "sione", password: "meridia")
      var silent = promote
      silent.id = "silent"
      silent.values["text"] = []
      #expect(refusal { _ = try copy.record(silent) } == .valuesRefused)
      _ = try copy.record(promote)

      #expect(try copy.ask(ReadStandby()).epoch == 2)
      #expect(try copy.ask(ReadStandby()).isStandby == false)
      promote.id = "again"
      #expect(refusal { _ = try copy.record(promote) } == .noStandby)
      #expect(refusal { _ = try copy.fold(late) } == .noStandby)
      _ = try copy.record(ActRequest("publish_notice", values: ["subject": [.text("A")], "text": [.text("B")]]))
      // What the lost register has given is given to nobody else.
      let next = try copy.acting(as: "kofi").record(StandbyBench.filing("VEGA")).numbers[0]
      #expect(lost == ["402026000000002", "402026000000003"] && next == "402026000000004")
      #expect(try copy.check { _, _ in } == [])

      // Another standby follows the promoted one; the lost one that comes back is told apart.
      var shipping = Shipping(copy, key: bench.key, name: "meridia", behind: nil)
      let led = try shipping.next(since: arrived).bytes
      let third = try Office.owned(path: folder + "/third.register", officer: nil, now: StandbyBench.now)
      #expect(try third.fold(led).count == 1)
      #expect(refusal { _ = try third.fold(late) } == .bundleFork)
      try bench.notice("Goes on by itself")
      #expect(refusal { _ = try third.fold(bench.bundle()) } == .bundleFork)
      #expect(try third.ask(ReadStandby()).epoch == 2)
      try [third, copy, bench.office].forEach { try $0.close() }
    }
  }

  @Test("begins whole or not at all, and only with a first bundle")
  func beginning() throws {
    try withFolder { folder in
      var bench = try StandbyBench(folder)
      _ = try bench.bundle()
      try bench.notice("One")
      let second = try bench.bundle()
      let line = bench.key.publicKey.line

      #expect(
        refusal { try Office.beginStandby(bench.standby, following: line, with: [second]) } == .bundleGap)
      #expect(
        refusal { try Office.beginStandby(bench.primary, following: line, with: [second]) } == .fileExists)
      #expect(try Files.names(in: folder).filter { $0.hasPrefix("standby") } == [])
      try bench.office.close()
    }
  }
}

@Suite("Bundles one behind the other")
struct BundleStreamTests {
  @Test("are read from a pipe whole; what broke off is told")
  func stream() throws {
    try withFolder { folder in
      var bench = try StandbyBench(folder)
      let first = try bench.bundle()
      try bench.notice("One")
      let second = try bench.bundle()
      func read(_ bytes: Data) throws -> (bundles: [Data], fault: RefusalCode?) {
        let file = folder + "/stream"
        try bytes.write(to: URL(fileURLWithPath: file))
        let handle = try #require(FileHandle(forReadingAtPath: file))
        var stream = BundleStream(handle.fileDescriptor)
        var bundles: [Data] = []
        while let bundle = stream.next() { bundles.append(bundle) }
        return (bundles, (stream.fault as? Refusal)?.code)
      }

      #expect(try read(first + second) == ([first, second], nil))
      #expect(try read(first + second.dropLast()) == ([first], .bundleBroken))
      #expect(try read(Data()) == ([], nil))
      #expect(try read(Data(repeating: 0x41, count: 100_000)) == ([], .bundleBroken))
      try bench.office.close()
    }
  }

  @Test("Old bundles are taken away by their day; the newest one stays")
  func clearing() throws {
    try withFolder { folder in
      for name in ["000000000009-20260101T100000", "000000000010-20260201T100000", "000000000011-20260202T100000"] {
        try Data("x".utf8).write(to: URL(filePath: "\(folder)/\(name).bundle"))
      }
      let bundles = BundleFolder(folder)
      func names() throws -> [String] { try bundles.files(behind: 0, said: nil).map(\.lastPathPart) }
      let now = Moment("2026-03-02T10:00:00")!

      #expect(try bundles.clear(olderThan: 60, at: now) == 0)
      #expect(try bundles.clear(olderThan: 29, at: now) == 1)
      #expect(try names() == ["000000000010-20260201T100000.bundle", "000000000011-20260202T100000.bundle"])
      #expect(try bundles.clear(olderThan: 1, at: now) == 1)
      #expect(try bundles.clear(olderThan: 1, at: now) == 0)
      #expect(try names() == ["000000000011-20260202T100000.bundle"])
    }
  }
}
