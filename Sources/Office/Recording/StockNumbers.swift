import Filing
import GRDB
import Standards

extension Recording {
  /// Each form with a number of its own bears one copy and no other paper.
  func refuseStock(_ values: Values) throws {
    let numbers = values.stockNumbers
    guard !numbers.isEmpty else { return }
    func refusal(_ reason: String) -> Refusal {
      Refusal.items([ItemFinding(item: Item.stockNumber.rawValue, reason: reason)])
    }
    guard numbers.count == values.copyCount, Set(numbers).count == numbers.count else {
      throw refusal("\(values.copyCount) copies need as many forms; write their numbers one behind the other.")
    }
    let sql = "SELECT content FROM event WHERE instr(content, '\"stock_number\"') > 0 AND instr(content, ?) > 0"
    for number in numbers {
      // As it is written in the content, whatever signs it has.
      let written = Canonical.text(["number": number]).dropFirst(11).dropLast(2)
      let contents = try String.fetchAll(db.cachedStatement(sql: sql), arguments: [String(written)])
      if try contents.contains(where: { try Canonical.values($0).stockNumbers.contains(number) }) {
        throw refusal("the form “\(number)” bears another copy already; take the next form.")
      }
    }
  }
}
