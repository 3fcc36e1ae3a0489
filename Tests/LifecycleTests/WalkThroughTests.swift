import Foundation
import TestSupport
import Testing

@Suite("The tasks of three working days, through the program", .serialized, .enabled(if: Program.built != nil))
struct WalkThroughTests {
  @Test("can be done at the desk, as far as they can", arguments: Walk.clerk + Walk.registrar + Walk.gazette)
  func walks(_ walk: Walk) throws {
    try WalkOffice.walk { program in
      if let table = walk.installing {
        let path = "\(program.folder)/vienna.tsv"
        try (table + "\n").write(toFile: path, atomically: true, encoding: .utf8)
        #expect(try program.run("reference", "install", path, "--edition", "9").code == 0)
      }
      for session in walk.sessions {
        let told = try program.desk(session.officer, on: session.day, session.answers)
        for line in session.told { #expect(told.contains(line), "\(line)\n\(told.suffix(6_000))") }
        #expect(!told.contains("\u{1B}"))
      }
      #expect(try program.run("check").code == 0)
    }
  }

  @Test("none of the 43 is left out, and all of them are whole")
  func all() {
    let walks = Walk.clerk + Walk.registrar + Walk.gazette
    let tasks = walks.flatMap { $0.task.matches(of: /[KXZ][0-9]+/).map { String($0.0) } }
    let wanted = (1...15).map { "K\($0)" } + (1...15).map { "X\($0)" } + (1...13).map { "Z\($0)" }

    #expect(Set(tasks) == Set(wanted))
    #expect(tasks.count == 43)
    #expect(walks.count { $0.lacks != nil } == 0)
  }
}
