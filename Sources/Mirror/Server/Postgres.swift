import CPostgres
import Filing
import Standards

/// One row as it travels: texts as PostgreSQL writes its values; nil is NULL.
typealias PostgresRow = [String?]

/// One connection to a PostgreSQL server; whoever calls waits for the answer.
final class Postgres {
  private let connection: OpaquePointer

  /// - Throws: `PostgresFault` when the server cannot be reached, a `Refusal` when it cannot hold a mirror.
  init(_ place: MirrorPlace) throws {
    let options = [
      ("fallback_application_name", "ipdesk"), ("connect_timeout", "10"), ("tcp_user_timeout", "30000"),
      ("dbname", place.text), ("client_encoding", "UTF8"),
    ]
    connection = try withCStrings(options.map(\.0)) { names in
      try withCStrings(options.map(\.1)) { values in
        guard let connection = PQconnectdbParams(names, values, 1) else { throw PostgresFault(state: "53200") }
        return connection
      }
    }
    guard PQstatus(connection) == CONNECTION_OK else {
      let words =
        String(cString: PQerrorMessage(connection)).split(separator: "\n").first.map(String.init) ?? "no answer"
      throw PostgresFault(state: nil, reason: words)
    }
    PQsetNoticeProcessor(connection, { _, _ in }, nil)
    try run("SET datestyle = 'ISO, YMD'")
    try run("SET lock_timeout = '30s'")
  }

  deinit { PQfinish(connection) }

  /// Version of the server: 150018.
  var version: Int { Int(PQserverVersion(connection)) }

  /// Runs one statement; its values travel beside it and are never read as SQL.
  ///
  /// - Parameter values: for `$1`, `$2` …; none holds the character NUL.
  @discardableResult
  func run(_ sql: String, _ values: PostgresRow = []) throws -> [PostgresRow] {
    let result = withCStrings(values) { PQexecParams(connection, sql, Int32(values.count), nil, $0, nil, nil, 0) }
    defer { PQclear(result) }
    guard [PGRES_TUPLES_OK, PGRES_COMMAND_OK].contains(PQresultStatus(result)) else { throw fault(result) }
    let columns = 0..<PQnfields(result)
    return (0..<PQntuples(result)).map { row in
      columns.map { PQgetisnull(result, row, $0) == 1 ? nil : String(cString: PQgetvalue(result, row, $0)) }
    }
  }

  /// Adds rows to a table, as many as there are in one stream.
  ///
  /// - Source: PostgreSQL 15, COPY, Text Format.
  func copy(_ rows: [PostgresRow], into table: String, _ columns: [String]) throws {
    guard !rows.isEmpty else { return }
    let opened = PQexec(connection, "COPY \(table) (\(columns.joined(separator: ", "))) FROM STDIN")
    defer { PQclear(opened) }
    guard PQresultStatus(opened) == PGRES_COPY_IN else { throw fault(opened) }
    var bytes: [UInt8] = []
    for row in rows { Postgres.write(row, to: &bytes) }
    let sent = bytes.withUnsafeBytes { all in
      stride(from: 0, to: all.count, by: 1 << 20).allSatisfy { place in
        let part = UnsafeRawBufferPointer(rebasing: all[place..<min(all.count, place + 1 << 20)])
        return PQputCopyData(connection, part.assumingMemoryBound(to: CChar.self).baseAddress, Int32(part.count)) == 1
      }
    }
    guard sent, PQputCopyEnd(connection, nil) == 1 else { throw fault(nil) }
    var failed: PostgresFault?
    while let result = PQgetResult(connection) {
      defer { PQclear(result) }
      if PQresultStatus(result) != PGRES_COMMAND_OK { failed = failed ?? fault(result) }
    }
    if let failed { throw failed }
  }

  /// Everything of the body or nothing.
  func transaction<Result>(_ kind: String = "", _ body: () throws -> Result) throws -> Result {
    try run("BEGIN \(kind)")
    do {
      let result = try body()
      try run("COMMIT")
      return result
    } catch {
      _ = try? run("ROLLBACK")
      throw error
    }
  }

  private static func write(_ row: PostgresRow, to bytes: inout [UInt8]) {
    for (place, cell) in row.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: "\t")) }
      guard let cell else {
        bytes += [UInt8(ascii: "\\"), UInt8(ascii: "N")]
        continue
      }
      for byte in cell.utf8 {
        switch byte {
        case UInt8(ascii: "\\"): bytes += [byte, byte]
        case UInt8(ascii: "\n"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
        case UInt8(ascii: "\r"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
        case UInt8(ascii: "\t"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
        default: bytes.append(byte)
        }
      }
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private func fault(_ result: OpaquePointer?) -> PostgresFault {
    PostgresFault(state: PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) })
  }
}

/// Hands texts as a list of C ends it: with a NULL behind the last one.
private func withCStrings<Result>(
  _ texts: [String?], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) throws -> Result
) rethrows -> Result {
  var bytes: [CChar] = []
  let places = texts.map { text -> Int? in
    guard let text else { return nil }
    defer { bytes += text.utf8CString }
    return bytes.count
  }
  return try bytes.withUnsafeBufferPointer { all in
    let list = places.map { place in place.flatMap { all.baseAddress?.advanced(by: $0) } } + [nil]
    return try list.withUnsafeBufferPointer { try body($0.baseAddress) }
  }
}
