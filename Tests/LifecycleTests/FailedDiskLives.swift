import Filing
import Foundation
import LaboratoryKit
import Office
import TestSupport
import Testing

/// A keeper whose disk fails under it, as people meet it.
@Suite(
  "A disk that fails under a keeper", .enabled(if: Program.built != nil && Cutter.traces, "strace cannot trace here"),
  .timeLimit(.minutes(5)))
struct FailedDiskLives {
  private static let form = """
    {"right": "trademark", "applicant": [{"name": "Storm Ltd", "address": "1 Quay", "city": "Port Clement"}],
     "mark_kind": "word", "mark_text": "STORM", "signature": "S.", "goods": [{"class": 9, "terms": ["lamps"]}]}
    """

  @Test(
    "The act is refused, the keeper ends with 3, nothing is recorded until the check, and then it goes on",
    arguments: ["EIO", "EDQUOT"])
  func ends(_ error: String) throws {
    try withPlanted { program in
      _ = try program.write("form.json", Self.form)
      let keeper = try started(program, error)
      let first = try program.run("receive", "form.json", day: Program.planted)
      let second = try program.run("receive", "form.json", day: Program.planted)
      keeper.waitUntilExit()
      let third = try program.run("receive", "form.json", day: Program.planted)
      let question = try program.run("find", "STORM", day: Program.planted)

      for refused in [first, second, third] {
        #expect(refused.code == 3, "\(refused.error)")
        #expect(Wording.shortcomings(of: words(refused.error)) == [], "\(refused.error)")
        #expect(refused.error.contains("`ipdesk check`"))
      }
      #expect(keeper.terminationStatus == 3)
      #expect(program.told("keeper", "err").contains("the keeper has ended"))
      #expect(question.code == 0)
      Processes(program: program).cutPower()
      let checked = try program.run("check", day: Program.planted)
      #expect(checked.code == 0 && checked.error.contains("from now on acts are recorded again"), "\(checked.error)")
      #expect(try program.run("receive", "form.json", day: Program.planted).code == 0)
    }
  }

  /// A keeper whose first sync fails that is not one of its opening.
  private func started(_ program: Program, _ error: String) throws -> Process {
    let traced = Program(path: Cutter.strace, folder: program.folder)
    for place in 1...20 {
      let keeper = try traced.start(
        [
          "-f", "-qq", "-o", "/dev/null", "-e", "signal=none", "-e", "trace=fdatasync", "-e",
          "inject=fdatasync:error=\(error):when=\(place)+", program.path, "keep",
        ], tag: "keeper", day: Program.planted)
      Processes(program: program).awaitSocket(of: keeper)
      if keeper.isRunning { return keeper }
    }
    throw LaboratoryFault("no keeper starts under strace")
  }

  private func words(_ error: String) -> String {
    error.trimmingCharacters(in: .whitespacesAndNewlines).replacingOccurrences(of: "ipdesk: ", with: "")
  }
}
