import Filing
import Foundation
import GRDB
import LaboratoryKit
import Office
import Standards
import TestSupport

/// What a clerk met while a call of his keeper failed.
struct FaultRun {
  let injection: Injection
  var acknowledged: [String: String] = [:]
  /// What was refused, in order, and how many filings were acknowledged after the first refusal.
  var refusals: [Refusal] = []
  var acknowledgedAfter = 0
  var isReadable = true
  /// Why the keeper did not start; nil when it did.
  var died: String?
  /// How the keeper ended by itself; nil when it still served after a while.
  var exit: Int32?
  /// Whether the call that failed had to do with the register or its journal.
  var hitsFile = true

  init(injection: Injection) { self.injection = injection }

  /// Files, and asks whether the keeper still answers.
  mutating func work(_ program: Program, _ filings: Int) {
    do {
      let office = try Office.remote(
        register: program.register, credential: Credential(name: "kofi", password: "meridia"), today: Program.day,
        terminal: "ft", socket: program.register + ".sock")
      for number in 1...filings {
        do {
          let recorded = try office.record(.mark("FAULT\(number)"))
          acknowledged["FAULT\(number)"] = recorded.numbers[0]
          acknowledgedAfter += refusals.isEmpty ? 0 : 1
        } catch let refusal as Refusal { refusals.append(refusal) }
      }
      isReadable = (try? office.ask(ReadExtent())) != nil
    } catch { refusals.append(error as? Refusal ?? Refusal(.keeperFailed, Explanation(of: error).message)) }
  }

  /// Whether it has to end by itself, because a sync failed and somebody was told.
  var ends: Bool { injection.call == "fdatasync" && !refusals.isEmpty }

  func judge(_ program: Program, _ tally: Tally) throws {
    let name = "fault: \(injection)"
    let findings = try program.findings()
    tally.expect(findings.isEmpty, "\(name): check says “\(findings.first ?? "")”")
    let given = try program.rows { try Given($0).numbers }
    for (mark, number) in acknowledged {
      tally.expect(given[number] == mark, "\(name): \(number) was acknowledged and is lost")
    }
    tally.expect(Set(given.values).count == given.count, "\(name): a mark stands there twice")
    guard hitsFile else { return }
    // After a sync that failed with EIO nothing may be believed, so nothing more is recorded by this keeper.
    if injection.call == "fdatasync", injection.error == "EIO", !refusals.isEmpty {
      tally.expect(acknowledgedAfter == 0, "\(name): \(acknowledgedAfter) filings were recorded after it")
      tally.expect(died != nil || exit == 3, "\(name): the keeper did not end with 3")
    }
    if !refusals.isEmpty, died == nil { tally.expect(isReadable, "\(name): the keeper no longer answers questions") }
    for refusal in refusals { judge(words: refusal.message, name, tally) }
    if let died, !died.isEmpty { judge(words: died, name, tally) }
  }

  private func judge(words: String, _ name: String, _ tally: Tally) {
    let text = words.trimmingCharacters(in: .whitespacesAndNewlines).replacingOccurrences(of: "ipdesk: ", with: "")
    let missing = Wording.shortcomings(of: text)
    tally.expect(missing.isEmpty, "\(name): \(missing) in “\(text)”")
    let fits: Bool =
      switch injection.error {
      case "EIO": !text.contains("is full")
      // A sync that fails is never one to be repeated, whatever the kernel gives as its reason.
      case "ENOSPC": text.contains("full") || injection.call == "fdatasync" || text.contains("journal")
      default: true
      }
    tally.expect(fits, "\(name) is told as “\(text)”")
  }
}
