import Filing
import GRDB
import Standards

/// The numbers of a bundle, each of which must lie in the block of its branch and look as this office writes it.
struct BranchNumbers {
  private struct Given {
    let scope: String
    let year: Int
    let serial: Int
    let text: String
  }

  private let branch: BranchState
  private let facts: Facts
  /// By event and series.
  private var given: [Int: [String: Given]] = [:]

  init(_ lines: [BundleLine], _ branch: BranchState, _ recording: Recording) throws {
    (self.branch, facts) = (branch, recording.facts)
    for line in lines where line.table == "number" {
      guard let event = line.number("event"), let series = line.text("series"), let scope = line.text("rightId"),
        let year = line.number("year"), let serial = line.number("serial"), let text = line.text("text")
      else { throw Bundle.broken("a number says not where it stands") }
      given[event, default: [:]][series] = Given(scope: scope, year: year, serial: serial, text: text)
    }
  }

  /// - Throws: a `Refusal` unless each number of the event is one that the branch may give.
  func judge(_ event: Event, _ right: Right) throws {
    for (series, text) in event.numbers {
      guard let number = given[event.sequence]?[series], number.text == text else {
        throw Bundle.broken("the number \(text) of event \(event.sequence) is not among its numbers")
      }
      // A branch may have taken over an old register: such numbers are what they are.
      if number.scope.hasSuffix(Numbers.takenOver) { continue }
      let year = number.year == 0 ? event.recorded.date.year : number.year
      let wanted = facts.rule(series, right.letter).map {
        $0.pattern.text(serial: number.serial, year: year, right: right)
      }
      guard number.serial / NumberBlocks.size == branch.block, wanted == text else {
        throw Refusal(
          .branchApart,
          "“\(branch.name)” gave the number \(text), which is none of its block \(branch.block). Its register must be planted with `ipdesk plant --block \(branch.block)` and the same series as this one; file there again what bears other numbers."
        )
      }
    }
  }
}
