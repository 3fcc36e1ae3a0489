import Filing
import Foundation
import GRDB
import LaboratoryKit
import Office
import Standards
import Synchronization
import TestSupport

/// The same request on several connections at once, replies that nobody reads, and ids used for something else.
struct Retries {
  var requests = 60
  var connections = 4
  var seed: UInt64 = 1

  func run(_ tally: Tally) throws {
    try withPlanted { program in
      let desks = try (0..<connections).map { _ in try program.clerk() }
      var answers: [String: Recorded] = [:]
      var chance = Seeded(seed)
      for number in 1...requests {
        let name = "RETRY\(number)"
        if chance.happens(20) { try dropped(name, program) }
        let told = together(name, desks)
        tally.expect(
          told.count == connections && Set(told.map(\.numbers)).count == 1 && told.allSatisfy { $0 == told[0] },
          "retries --seed \(seed): \(name) was answered in \(Set(told.map(\.numbers)).count) ways of \(told.count)")
        answers[name] = told.first
        if chance.happens(10) { Processes(program: program).killKeeper() }
      }
      for (name, answer) in answers {
        tally.expect(
          try desks[0].record(.mark(name)) == answer, "retries --seed \(seed): \(name) later has another answer")
      }
      try misused(program, answers, tally)
      Processes(program: program).cutPower()
      let findings = try program.findings()
      tally.expect(findings.isEmpty, "retries: check says “\(findings.first ?? "")”")
      let given = try program.rows { try Given($0).numbers }
      tally.expect(
        given.count == requests, "retries --seed \(seed): \(requests) filings led to \(given.count) dossiers")
      tally.figure("retries", "\(requests) requests on \(connections) connections at once, each has one number")
    }
  }

  /// All desks send it at the same moment.
  private func together(_ name: String, _ desks: [Office]) -> [Recorded] {
    let told = Mutex<[Recorded]>([])
    DispatchQueue.concurrentPerform(iterations: desks.count) { desk in
      guard let recorded = try? desks[desk].record(.mark(name)) else { return }
      told.withLock { $0.append(recorded) }
    }
    return told.withLock { $0 }
  }

  /// The request goes out, and the desk is gone before the answer comes.
  private func dropped(_ name: String, _ program: Program) throws {
    let desk: RawDesk
    do { desk = try RawDesk(program.register) } catch is LaboratoryFault {
      // The keeper was just killed; the next request starts another one.
      return
    }
    guard desk.enter() else { return }
    let request = try JSONEncoder().encode(WriteRequest.act(.mark(name)))
    desk.send(json: #"{"record":{"_0":\#(String(decoding: request, as: UTF8.self))}}"#)
  }

  /// Another content, another officer, another act under the same id.
  private func misused(_ program: Program, _ answers: [String: Recorded], _ tally: Tally) throws {
    guard let (name, answer) = answers.first else { return }
    let stranger = try program.clerk("abena")
    let uses: [(String, Office, ActRequest)] = [
      ("another content", try program.clerk(), .mark("OTHER", id: name)),
      ("another officer", stranger, .mark(name)),
      ("another act", try program.clerk(), ActRequest("withdraw", on: [answer.numbers[0]], id: name)),
    ]
    for (what, office, request) in uses {
      do {
        _ = try office.record(request)
        tally.expect(false, "retries: the id was taken for \(what)")
      } catch let refusal as Refusal {
        tally.expect(refusal.code == .requestID, "retries: \(what) is refused as \(refusal.code.rawValue)")
      }
    }
  }
}
