import Standards

/// What the database server of a mirror could not do; never the statement, which holds what somebody wrote.
struct PostgresFault: Explained, Equatable {
  /// Five letters of SQLSTATE; nil when no answer came.
  let state: String?
  /// What the library says of a connection that could not be made; it names place and account, no data.
  var reason: String?

  /// - Source: PostgreSQL 15, Appendix A, Error Codes.
  var explanation: Explanation {
    if let reason { return Explanation(.mirrorServer, words(ofConnecting: reason)) }
    guard let state else {
      return told("The connection to the database of the mirror broke", "Repeat: the mirror goes on where it stands")
    }
    return switch (state.prefix(2), state) {
    case (_, "53100"): told("The disk of the database server is full", "Free some space there and repeat")
    case ("53", _): told("The database server has no memory or place left", "Free some there and repeat")
    case ("57", _), ("08", _):
      told("The database server ended the connection or is shutting down", "Repeat when it answers again")
    case (_, "42501"):
      told(
        "The account has no right to do that in the database of the mirror",
        "Let its owner grant it, or use his account")
    case (_, "25006"):
      told("The database server takes no changes: it is a copy of another one", "Name the server that it copies")
    case (_, "55P03"):
      told("Somebody holds a table of the mirror for longer than half a minute", "Repeat when his work has ended")
    case ("40", _): told("Another transaction came in between", "Repeat")
    case (_, "58P01"), (_, "0A000"):
      told("The database server lacks the extension pg_trgm", "Install the package postgresql-contrib there and repeat")
    case (_, "42883"), (_, "42704"):
      told(
        "The mirror does not find what it uses of the extension pg_trgm",
        "Put it into the schema public there: ALTER EXTENSION pg_trgm SET SCHEMA public")
    case (_, "42P01"), (_, "42703"), (_, "3F000"):
      told(
        "A table or column of the mirror is gone or was changed",
        "Remove the schema ipdesk there, then run `ipdesk mirror sync --anew`")
    case ("23", _):
      told("The mirror holds rows that this program did not write", "Run `ipdesk mirror sync --anew`")
    case ("XX", _), ("58", _):
      told(
        "The database server met a fault of its own or of its disk", "Look into its log; the register is not touched")
    default: told("The database server does not do what it should", "Look into its log and repeat")
    }
  }

  private func told(_ cause: String, _ remedy: String) -> Explanation {
    Explanation(.mirrorServer, "\(cause)\(state.map { " (PostgreSQL \($0))" } ?? ""). \(remedy).")
  }

  private func words(ofConnecting reason: String) -> String {
    "The database of the mirror cannot be reached: \(reason). Check the place, the account and its password in .pgpass, and whether the server runs."
  }
}
