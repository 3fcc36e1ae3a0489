extension Parties {
  /// Names and addresses of parties as tables, for whoever asks the register by SQL; they stand once, in `party`.
  ///
  /// A schema that is not trusted may call `json_each`, but no other function of JSON.
  static let views = """
    DROP TABLE partyName;
    DROP TABLE partyAddress;
    CREATE VIEW partyName (party, place, name, language) AS
      SELECT p.id, n.key + 1, \(member("last", of: "n")) || coalesce(', ' || \(member("first", of: "n")), ''),
        \(member("language", of: "n"))
      FROM party p, json_each(p.content, '$.names') n;
    CREATE VIEW partyAddress (party, place, line, postcode, city, country, "from", until) AS
      SELECT p.id, a.key + 1, (SELECT group_concat(atom, ', ') FROM json_each(a.value, '$.lines')),
        \(["postcode", "city", "country", "from", "until"].map { member($0, of: "a") }.joined(separator: ",\n    "))
      FROM party p, json_each(p.content, '$.addresses') a;

    """

  private static func member(_ name: String, of row: String) -> String {
    "(SELECT atom FROM json_each(\(row).value) WHERE key = '\(name)')"
  }
}
