import Filing
import Office
import Standards

/// An index of the mirror; made when its tables are full, which costs less than growing with them.
struct MirrorIndex {
  let name: String
  let definition: String

  static let all = [
    MirrorIndex(name: "name_letters", definition: "ipdesk.name USING gin (folded gin_trgm_ops) WHERE item <> 'number'"),
    MirrorIndex(name: "name_words", definition: "ipdesk.name USING gin (words) WHERE item <> 'number'"),
    // Numbers are all alike in their letters: they are found whole.
    MirrorIndex(name: "name_number", definition: "ipdesk.name (folded) WHERE item = 'number'"),
    MirrorIndex(name: "dossier_number", definition: "ipdesk.dossier (number)"),
    MirrorIndex(name: "party_register", definition: "ipdesk.party (register)"),
    MirrorIndex(name: "class_symbol", definition: "ipdesk.class (scheme, symbol)"),
    MirrorIndex(name: "event_sequence", definition: "ipdesk.event (sequence)"),
  ]
}

/// Writing; each call stands within a transaction of its caller.
extension MirrorStore {
  /// Adds the rows of dossiers that are not in the mirror.
  func add(_ all: [Mirrored]) throws {
    for table in MirrorTable.all { try postgres.copy(table.rows(of: all), into: table.qualified, table.names) }
  }

  /// Takes every row of those dossiers out of the mirror.
  func remove(_ ids: [Int]) throws {
    guard !ids.isEmpty else { return }
    let list = "{\(ids.map(String.init).joined(separator: ","))}"
    for table in MirrorTable.all {
      try postgres.run("DELETE FROM \(table.qualified) WHERE dossier = ANY ($1::bigint[])", [list])
    }
  }

  func add(_ issues: [IssueLine]) throws {
    try postgres.copy(issues.map(\.row), into: "ipdesk.issue", IssueLine.columns)
  }

  /// How far the building has come.
  func note(building last: Int) throws {
    try postgres.run("UPDATE ipdesk.mirror SET building = $1", [String(last)])
  }

  /// Ends the building: the indexes are made, and whoever searches knows how much there is.
  func finish() throws {
    for index in MirrorIndex.all { try postgres.run("CREATE INDEX \(index.name) ON \(index.definition)") }
    for table in MirrorTable.all { try postgres.run("ANALYZE \(table.qualified)") }
    try postgres.run("UPDATE ipdesk.mirror SET building = NULL")
  }

  /// Moves the mark to a later event.
  func move(to sequence: Int, _ seal: String) throws {
    try postgres.run("UPDATE ipdesk.mirror SET sequence = $1, seal = $2", [String(sequence), seal])
  }
}

extension IssueLine {
  static let columns = ["id", "date", "cut_off", "entries"]

  var row: PostgresRow { [id, date.description, cutOff.description, String(entries)] }
}
