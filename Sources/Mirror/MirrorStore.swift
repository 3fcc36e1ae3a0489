import Filing
import Office
import Standards

/// The schema `ipdesk` of a PostgreSQL database: the tables of the mirror and the row that says where it stands.
final class MirrorStore {
  /// Form of the tables; a mirror of another form is built anew.
  static let form = 1

  let postgres: Postgres

  /// - Throws: `PostgresFault` when the server cannot be reached, a `Refusal` when the database cannot hold a mirror.
  init(_ place: MirrorPlace) throws {
    postgres = try Postgres(place)
    guard postgres.version >= 150_000 else {
      throw Refusal(
        .mirrorUnusable,
        "The database server is PostgreSQL \(postgres.version / 10_000); the mirror needs 15 or later. Name another server."
      )
    }
    guard try postgres.run("SHOW server_encoding") == [["UTF8"]] else {
      throw Refusal(
        .mirrorUnusable,
        "The database does not hold every script. Make one with: createdb --template=template0 --encoding=UTF8 --locale=C.UTF-8 NAME"
      )
    }
  }

  /// Keeps every other process from writing the mirror as long as this connection lasts.
  func lock() throws {
    guard try postgres.run("SELECT pg_try_advisory_lock(hashtext('ipdesk.mirror'))") == [["t"]] else {
      throw Refusal(
        .mirrorBusy, "Another process keeps this mirror in step. Let it work, or end it and repeat.")
    }
  }

  /// Where the mirror stands; nil when the database holds none.
  ///
  /// - Throws: a `Refusal` when the schema is not that of a mirror of this form.
  func mark() throws -> MirrorMark? {
    guard try exists() else { return nil }
    let forms = try postgres.run("SELECT form FROM ipdesk.mirror")
    guard forms == [[String(Self.form)]] else {
      throw Refusal(
        .mirrorUnusable,
        "The mirror was made by another version of this program. Build it anew: `ipdesk mirror sync --anew`.")
    }
    let row = try postgres.run("SELECT scope, sequence, seal, building FROM ipdesk.mirror")[0]
    return MirrorMark(
      isWhole: row[0] == "all", sequence: row[1].flatMap { Int($0) } ?? 0, seal: row[2] ?? "",
      building: row[3].flatMap { Int($0) })
  }

  /// The mark of a mirror that can be read.
  ///
  /// - Throws: `Refusal.notFound`, and a `Refusal` for a mirror that is still being built.
  func finishedMark() throws -> MirrorMark {
    guard let mark = try mark() else {
      throw Refusal(.notFound, "The database holds no mirror. Make one: `ipdesk mirror sync`.")
    }
    guard mark.building == nil else {
      throw Refusal(
        .mirrorUnusable, "The mirror is not built to its end. Run `ipdesk mirror sync`, which goes on with it.")
    }
    return mark
  }

  private func exists() throws -> Bool {
    let counts = try postgres.run(
      """
      SELECT count(*), count(*) FILTER (WHERE c.relname = 'mirror') FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'ipdesk'
      """)
    guard counts != [["0", "0"]] else { return false }
    guard counts[0][1] != "0" else {
      throw Refusal(
        .mirrorUnusable,
        "The database has a schema “ipdesk” that is no mirror. Name another database, or remove that schema.")
    }
    return true
  }

  /// Empties the mirror, or makes it where there is none; rights that were granted on its tables stay.
  ///
  /// - Parameter head: up to which event it is to be built.
  func begin(_ head: RegisterHead, isWhole: Bool) throws {
    let isThere = try exists()
    let form = isThere ? try postgres.run("SELECT form FROM ipdesk.mirror").first?[0] : nil
    try postgres.transaction {
      if isThere, form == String(Self.form) {
        for index in MirrorIndex.all { try postgres.run("DROP INDEX IF EXISTS ipdesk.\(index.name)") }
        try postgres.run(
          "TRUNCATE \((MirrorTable.all.map(\.qualified) + ["ipdesk.issue", "ipdesk.mirror"]).joined(separator: ", "))")
      } else {
        if isThere { try postgres.run("DROP SCHEMA ipdesk CASCADE") }
        try create()
      }
      try postgres.run(
        "INSERT INTO ipdesk.mirror (form, scope, sequence, seal, building) VALUES ($1, $2, $3, $4, 0)",
        [String(Self.form), isWhole ? "all" : "public", String(head.sequence), head.seal])
    }
  }

  private func create() throws {
    try postgres.run("CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public")
    guard try postgres.run("SELECT show_trgm('灯') <> '{}' AND show_trgm('ن') <> '{}'") == [["t"]] else {
      throw Refusal(
        .mirrorUnusable,
        "The database knows no letters but those of ASCII, so that names in other scripts would not be found. Make one with: createdb --template=template0 --encoding=UTF8 --locale=C.UTF-8 NAME"
      )
    }
    try postgres.run("CREATE SCHEMA IF NOT EXISTS ipdesk")
    try postgres.run(
      """
      CREATE TABLE ipdesk.mirror (one boolean PRIMARY KEY DEFAULT true CHECK (one), form integer NOT NULL, \
      scope text NOT NULL, sequence bigint NOT NULL, seal text NOT NULL, building bigint)
      """)
    for table in MirrorTable.all { try postgres.run(table.creation) }
    try postgres.run(
      """
      ALTER TABLE ipdesk.name ADD COLUMN words tsvector NOT NULL GENERATED ALWAYS AS \
      (to_tsvector('simple', folded || ' ' || pairs)) STORED
      """)
    try postgres.run(
      "CREATE TABLE ipdesk.issue (id text PRIMARY KEY, date date NOT NULL, cut_off date NOT NULL, entries integer NOT NULL)"
    )
  }
}
