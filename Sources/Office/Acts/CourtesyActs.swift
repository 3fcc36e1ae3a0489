import Filing
import GRDB
import Standards

/// Courtesy letters: an act of the office, of which nothing stands in any file.
enum CourtesyActs {
  static let act = "send_courtesy"

  /// When the last letter told of what falls due in the months, by application number and due day: `402026000000001 2027-03-14`.
  static func written(from: CalendarDate, until: CalendarDate, _ db: Database) throws -> [String: CalendarDate] {
    var written: [String: CalendarDate] = [:]
    var month = CalendarDate(from.year, from.month, 1) ?? from
    while month <= until, month <= from.adding(days: 366) {
      let sql = """
        SELECT \(EventRow.columns) FROM event WHERE dossier IS NULL AND act = ? AND instr(content, ?) > 0 ORDER BY sequence
        """
      for row in try EventRow.fetchAll(db.cachedStatement(sql: sql), arguments: [act, month.description]) {
        let event = try row.event()
        for line in event.values.texts(.written) { written[line] = event.recorded.date }
      }
      month = month.adding(months: 1)
    }
    return written
  }
}
