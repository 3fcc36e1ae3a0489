import Filing
import GRDB
import Standards

/// Which numbers this register may give: a branch office those of its block, the head office those of no branch.
///
/// Block 3 holds the numbers from 30,000,001 on, ten million of each series and year.
struct NumberBlocks {
  /// As many numbers a block has.
  static let size = 10_000_000

  let db: Database
  let facts: Facts

  /// Whether the serial is one of this register's own.
  func holds(_ serial: Int) throws -> Bool {
    guard facts.block == 0 else { return serial / NumberBlocks.size == facts.block }
    guard serial > NumberBlocks.size else { return true }
    return try !Branches(db: db).all().contains { $0.block == serial / NumberBlocks.size }
  }

  /// Where a series begins that has given no number yet.
  func first(_ rule: Facts.SeriesRule) -> Int { facts.block == 0 ? rule.start : facts.block * NumberBlocks.size + 1 }

  /// Whether any number of the block was given here.
  func isTouched(_ block: Int) throws -> Bool {
    let sql =
      "SELECT 1 FROM series WHERE rightId NOT LIKE ? AND first / ? <= ? AND (next - 1) / ? >= ? AND next > first LIMIT 1"
    return try Int.fetchOne(
      db, sql: sql,
      arguments: ["%\(Numbers.takenOver)", NumberBlocks.size, block, NumberBlocks.size, block]) != nil
  }
}

extension Facts {
  /// The block of a branch office; 0 for a register that stands by itself.
  var block: Int { Int(settings[Facts.blockSetting] ?? "") ?? 0 }

  /// Key of the setting with which a branch office is planted.
  static let blockSetting = "series_block"
}
