import Filing
import Foundation
import GRDB

extension Checking {
  /// Each event that a branch office recorded in a file stands here as its bundle has it, or is listed as left out; and none
  /// stands here that no bundle has.
  func branches() throws -> [String] {
    let branches = Branches(db: db)
    let states = try branches.all().filter { !$0.register.isEmpty }
    guard !states.isEmpty else { return [] }
    var held = try heldEvents()
    for state in states {
      let left = try Set(branches.merged(of: state.name).flatMap(\.left).map(\.event))
      for line in try branches.lines(of: state.name) where line.table == "event" && line.number("dossier") != nil {
        let told = try EventRow(line).event()
        let words = "event \(told.sequence) (“\(told.act)”) of the branch office “\(state.name)”"
        guard let here = held.removeValue(forKey: Place(branch: state.name, event: told.sequence)) else {
          if left.contains(told.sequence) { continue }
          return ["The \(words) stands in its bundle, but neither in the register nor among what was left out."]
        }
        let isSame =
          here.act == told.act && here.effective == told.effective && here.numbers == told.numbers
          && here.branchRecord?.recorded == told.recorded && here.branchRecord?.officer == told.officer
        guard isSame else { return ["The \(words) stands here otherwise than in its bundle."] }
      }
    }
    return held.keys.map {
      "Event \($0.event) of the branch office “\($0.branch)” stands here, but in no bundle of it."
    }
    .sorted().prefix(1).map { $0 }
  }

  private struct Place: Hashable {
    let branch: String
    let event: Int
  }

  private func heldEvents() throws -> [Place: Event] {
    var held: [Place: Event] = [:]
    let sql = """
      SELECT \(EventRow.columns) FROM event
      WHERE dossier IS NOT NULL AND json_extract(content, '$.branch_record') IS NOT NULL ORDER BY sequence
      """
    let rows = try EventRow.fetchCursor(db, sql: sql)
    while let event = try rows.next()?.event() {
      if let told = event.branchRecord { held[Place(branch: told.branch, event: told.sequence)] = event }
    }
    return held
  }
}
