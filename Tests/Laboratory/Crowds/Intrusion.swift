import Filing
import Foundation
import Glibc
import LaboratoryKit
import Office
import Standards
import TestSupport

/// Strangers and officers who send what no desk sends; a clerk files beside them, and one keeper lives through all of it.
struct Intrusion {
  var frames = 400
  var strangers = 200
  var seed: UInt64 = 1

  func run(_ tally: Tally) throws {
    try withPlanted { program in
      try program.served { keeper in
        let beside = Beside(program)
        try mutated(program, keeper, tally)
        try announced(program, keeper, tally)
        try slow(program, keeper, tally)
        try idle(program, keeper, tally)
        try nested(program, keeper, tally)
        let times = beside.end()
        let memory = Kernel.memory(of: keeper.processIdentifier)
        tally.expect(beside.refused.isEmpty, "intrusion: the clerk beside was refused: \(beside.refused.first ?? "")")
        tally.expect(memory <= 300, "intrusion: the keeper holds \(memory) MiB")
        tally.figure(
          "intrusion",
          String(
            format:
              "%d mutated frames, %d idle strangers; clerk beside: %d filings, p50 %.0f p99 %.0f max %.0f ms; keeper %d MiB",
            frames, strangers, times.count, times.quantile(0.5), times.quantile(0.99), times.max() ?? 0, memory))
      }
      Processes(program: program).cutPower()
      let findings = try program.findings()
      tally.expect(findings.isEmpty, "intrusion, seed \(seed): check says “\(findings.first ?? "")”")
    }
  }

  private func lives(_ keeper: Process, _ name: String, _ tally: Tally) {
    tally.expect(keeper.isRunning, "intrusion --seed \(seed), \(name): the keeper died")
  }

  /// Good conversations with bytes changed, left out, doubled.
  private func mutated(_ program: Program, _ keeper: Process, _ tally: Tally) throws {
    var chance = Seeded(seed)
    let calls = [
      RawDesk.greeting(), RawDesk.signIn("kofi"),
      #"{"ask":{"_0":{"name":"FindDossiers","values":{"text":"MARK","limit":50}}}}"#,
      #"{"ask":{"_0":{"name":"ListEvents","values":{"from":1,"limit":10}}}}"#,
      #"{"record":{"_0":{"act":{"_0":{"id":"x","act":"withdraw","dossiers":["402026000000001"],"values":{},"documents":[]}}}}}"#,
      #"{"recordAll":{"_0":[],"documents":[1,2]}}"#, #"{"signIn":{"_0":{"name":"kofi\u0000","password":"x"}}}"#,
    ]
    for number in 1...frames {
      guard let desk = try? RawDesk(program.register) else {
        lives(keeper, "mutated frame \(number)", tally)
        continue
      }
      // Most of them reach the calls of one who has signed in; a sign-in takes long by intention.
      if number.isMultiple(of: 8) { _ = desk.enter() } else if chance.happens(50) { desk.send(json: calls[0]) }
      var bytes = RawDesk.frame(
        chance.happens(90) ? "J" : "H", Array(calls.randomElement(using: &chance)!.utf8))
      for _ in 0..<Int.random(in: 1...6, using: &chance) {
        let place = Int.random(in: 0..<bytes.count, using: &chance)
        switch Int.random(in: 0..<4, using: &chance) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &chance)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(bytes[place], at: place)
        default: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
        }
        if bytes.isEmpty { bytes = [0] }
      }
      desk.send(bytes)
      shutdown(desk.descriptor, Int32(SHUT_WR))
      while desk.receive() != nil {}
      lives(keeper, "mutated frame \(number)", tally)
    }
  }

  /// Sizes that nobody could mean.
  private func announced(_ program: Program, _ keeper: Process, _ tally: Tally) throws {
    for isKnown in [false, true] {
      for count in [0xFFFF_FFFF, 1 << 31, (1 << 20) + 1, (1 << 16) + 1] {
        let desk = try RawDesk(program.register)
        if isKnown { _ = desk.enter() } else { desk.send(json: RawDesk.greeting()) }
        desk.send(RawDesk.frame("J", [0x7B], announcing: count))
        shutdown(desk.descriptor, Int32(SHUT_WR))
        while desk.receive() != nil {}
        lives(keeper, "a frame of \(count) bytes announced", tally)
      }
      for sizes in ["[4611686018427387904,4611686018427387904]", "[-1]", "[69206016,69206016]"] {
        let desk = try RawDesk(program.register)
        if isKnown { _ = desk.enter() }
        desk.send(RawDesk.frame("H", Array(#"{"body":10,"documents":\#(sizes)}"#.utf8)))
        shutdown(desk.descriptor, Int32(SHUT_WR))
        while desk.receive() != nil {}
        lives(keeper, "documents of \(sizes) bytes announced", tally)
      }
    }
  }

  /// One byte, and then nothing; and a reader who never reads.
  private func slow(_ program: Program, _ keeper: Process, _ tally: Tally) throws {
    let desks = try (0..<8).map { _ in try RawDesk(program.register) }
    for desk in desks { desk.send([0x4A]) }
    let deaf = try (0..<4).compactMap { _ in try RawDesk(program.register) }.filter { $0.enter() }
    for desk in deaf {
      for _ in 0..<200 {
        desk.send(json: #"{"ask":{"_0":{"name":"ListEvents","values":{"from":1,"limit":10000}}}}"#)
      }
    }
    lives(keeper, "slow and deaf clients", tally)
    let office = try program.clerk("abena")
    tally.expect((try? office.record(.mark("BESIDE THE DEAF"))) != nil, "intrusion: beside deaf clients nobody files")
  }

  /// Places that are taken and not used; a clerk who has signed in before goes on.
  private func idle(_ program: Program, _ keeper: Process, _ tally: Tally) throws {
    let office = try program.clerk("tomas")
    let desks = (0..<strangers).compactMap { _ in try? RawDesk(program.register) }
    let recorded = try? office.record(.mark("BESIDE THE IDLE"))
    tally.expect(recorded != nil, "intrusion: beside \(desks.count) idle strangers a clerk cannot file")
    lives(keeper, "\(desks.count) idle strangers", tally)
  }

  /// Values within values within values.
  private func nested(_ program: Program, _ keeper: Process, _ tally: Tally) throws {
    for depth in [1_000, 100_000, 500_000] {
      for (open, close) in [("[", "]"), (#"{"a":"#, "}")] {
        let desk = try RawDesk(program.register)
        _ = desk.enter()
        let text = String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
        desk.send(json: String(text.prefix(1 << 20)))
        shutdown(desk.descriptor, Int32(SHUT_WR))
        while desk.receive() != nil {}
        lives(keeper, "\(depth) values within one another", tally)
      }
    }
  }
}
