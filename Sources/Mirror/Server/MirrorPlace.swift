import CPostgres
import Filing
import Standards

/// Where a mirror stands: what the PostgreSQL library needs to find and enter the database, without a password.
public struct MirrorPlace: Sendable {
  let text: String

  /// Judges a connection text as libpq reads it: `host=db.example dbname=register user=mirror`, or `postgresql://…`.
  ///
  /// An empty text leaves everything to the variables of libpq (PGHOST, PGDATABASE, PGSERVICE …).
  /// - Parameter isOpen: whether others of this machine may read it, as they may a command line: no password then.
  /// - Source: PostgreSQL 15, 34.1.1 Connection Strings and 34.16 The Password File.
  public init(_ text: String, isOpen: Bool) throws {
    var fault: UnsafeMutablePointer<CChar>?
    let options = PQconninfoParse(text, &fault)
    defer {
      PQfreemem(fault)
      PQconninfoFree(options)
    }
    guard let options else {
      throw Refusal(
        .wrongUsage,
        "The place of the mirror cannot be read. Write it as host=db.example dbname=register user=mirror, or as postgresql://…."
      )
    }
    var place = options
    while let keyword = place.pointee.keyword {
      if isOpen, place.pointee.val != nil, ["password", "sslpassword"].contains(String(cString: keyword)) {
        throw Refusal(
          .wrongUsage,
          "A password on the command line can be read by everybody on this machine. Leave it out and write it into the file .pgpass of this account, or name another such file in PGPASSFILE."
        )
      }
      place += 1
    }
    self.text = text
  }
}
