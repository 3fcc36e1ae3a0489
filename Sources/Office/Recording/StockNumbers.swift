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
    let sql = "SELECT content FROM event WHERE instr(content, '\"stock_number\"') > 0 ORDER BY sequence"
    let contents = try String.fetchCursor(db.cachedStatement(sql: sql))
    while let content = try contents.next() {
      let used = try Canonical.values(content).stockNumbers
      if let number = numbers.first(where: used.contains) {
        throw refusal("the form “\(number)” bears another copy already; take the next form.")
      }
    }
  }
}
