import Filing
import Foundation
import GRDB
import LaboratoryKit
import Office
import Standards
import TestSupport

/// Forgeries of the register by one who has the file: each class must be told by `ipdesk check`.
struct Tamper {
  /// One class; all when nil.
  var kind: String?

  func run(_ tally: Tally) throws {
    let classes = Forgery.all.filter { kind == nil || $0.kind == kind }
    guard !classes.isEmpty else { throw LaboratoryFault("the classes are \(Set(Forgery.all.map(\.kind)).sorted())") }
    try withTamperable { program, older, pristine in
      var found = 0
      for forgery in classes {
        try program.put(pristine)
        try forgery.forge(program, older)
        let complaint = try program.complaint()
        let words = complaint?.words.trimmingCharacters(in: .whitespacesAndNewlines) ?? "nothing"
        let isCrash = complaint?.isCrash == true
        found += complaint == nil ? 0 : 1
        tally.expect(
          complaint != nil && !isCrash,
          "tamper --class \(forgery.kind), \(forgery.name): check says \(isCrash ? "nothing and dies" : words)")
        let strange = Wording.machineWords(in: words)
        tally.expect(strange.isEmpty, "tamper, \(forgery.name): \(strange) in “\(words)”")
      }
      tally.figure(
        "tamper", "\(found) of \(classes.count) forgeries of \(Set(classes.map(\.kind)).count) classes found")
    }
  }

  /// A register with a corrected mark, a printed issue and documents; and how it was some acts before.
  private func withTamperable(_ body: (Program, [String: [UInt8]], [String: [UInt8]]) throws -> Void) throws {
    try withProgram { program in
      Processes(program: program).cutPower()
      try program.look { _ in }
      let older = try program.files()
      let office = try Office.owned(
        path: program.register, officer: .second("kofi"), today: CalendarDate(Program.today))
      for mark in 1...4 { _ = try office.record(.mark("TAMPER \(mark)")) }
      try office.close()
      try body(program, older, try program.files())
    }
  }
}
