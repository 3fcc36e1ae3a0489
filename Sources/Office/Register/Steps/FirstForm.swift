/// The tables of a register of form 1, as step 1 made and makes them: frozen like every step.
enum FirstForm {
  /// What is recorded: written once, never changed.
  static let register = """
    CREATE TABLE lawVersion (
      id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
      title TEXT NOT NULL,
      "from" TEXT NOT NULL CHECK (length("from") = 10),
      hash TEXT NOT NULL CHECK (length(hash) = 64)
    ) STRICT;
    CREATE TABLE lawFile (
      law TEXT NOT NULL REFERENCES lawVersion (id),
      path TEXT NOT NULL,
      bytes BLOB NOT NULL,
      PRIMARY KEY (law, path)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE dossier (
      id INTEGER PRIMARY KEY,
      rightId TEXT NOT NULL CHECK (rightId <> ''),
      law TEXT NOT NULL REFERENCES lawVersion (id)
    ) STRICT;
    CREATE TABLE event (
      sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
      dossier INTEGER REFERENCES dossier (id),
      rightId TEXT NOT NULL,
      party INTEGER CHECK (party > 0),
      ordinal INTEGER NOT NULL CHECK (ordinal > 0),
      act TEXT NOT NULL CHECK (act <> ''),
      effective TEXT NOT NULL CHECK (length(effective) = 10),
      recorded TEXT NOT NULL CHECK (length(recorded) = 19),
      officer TEXT NOT NULL CHECK (officer <> ''),
      approver TEXT CHECK (approver <> officer),
      terminal TEXT NOT NULL,
      content TEXT NOT NULL,
      numbers TEXT NOT NULL,
      law TEXT NOT NULL REFERENCES lawVersion (id) DEFERRABLE INITIALLY DEFERRED,
      request TEXT NOT NULL,
      leaf BLOB NOT NULL CHECK (length(leaf) = 32),
      seal BLOB NOT NULL CHECK (length(seal) = 32),
      UNIQUE (dossier, ordinal)
    ) STRICT;
    CREATE UNIQUE INDEX eventOfOffice ON event (ordinal) WHERE dossier IS NULL;
    CREATE INDEX eventOfParty ON event (party) WHERE party IS NOT NULL;
    CREATE INDEX eventOfAct ON event (act, sequence) WHERE dossier IS NULL;
    CREATE TABLE series (
      series TEXT NOT NULL,
      rightId TEXT NOT NULL,
      year INTEGER NOT NULL CHECK (year BETWEEN 0 AND 9999),
      first INTEGER NOT NULL CHECK (first > 0),
      next INTEGER NOT NULL CHECK (next >= first),
      PRIMARY KEY (series, rightId, year)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE seriesRule (
      series TEXT NOT NULL,
      rightId TEXT NOT NULL,
      start INTEGER NOT NULL CHECK (start > 0),
      pattern TEXT NOT NULL,
      yearly INTEGER NOT NULL CHECK (yearly IN (0, 1)),
      PRIMARY KEY (series, rightId)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE number (
      series TEXT NOT NULL,
      rightId TEXT NOT NULL,
      year INTEGER NOT NULL,
      serial INTEGER NOT NULL CHECK (serial > 0),
      text TEXT NOT NULL,
      compact TEXT NOT NULL,
      event INTEGER NOT NULL REFERENCES event (sequence) DEFERRABLE INITIALLY DEFERRED,
      dossier INTEGER REFERENCES dossier (id),
      PRIMARY KEY (series, rightId, year, serial),
      UNIQUE (series, text),
      FOREIGN KEY (series, rightId, year) REFERENCES series (series, rightId, year)
    ) STRICT;
    CREATE INDEX numberByCompact ON number (compact);
    CREATE INDEX numberOfDossier ON number (dossier);
    CREATE INDEX numberOfEvent ON number (event);
    CREATE TABLE document (
      sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
      size INTEGER NOT NULL CHECK (size = length(bytes)),
      bytes BLOB NOT NULL
    ) STRICT;
    CREATE TABLE request (
      id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
      officer TEXT NOT NULL,
      hash TEXT NOT NULL CHECK (length(hash) = 64),
      answer TEXT NOT NULL,
      recorded TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  /// What the schema itself forbids, whoever holds the connection.
  static let guards =
    ["event", "number", "document", "dossier", "lawVersion", "lawFile", "request"].map { table in
      """
      CREATE TRIGGER \(table)Stays BEFORE UPDATE ON \(table) BEGIN SELECT raise(ABORT, '\(table) is append-only'); END;
      CREATE TRIGGER \(table)Remains BEFORE DELETE ON \(table) BEGIN SELECT raise(ABORT, '\(table) is append-only'); END;
      """
    }.joined(separator: "\n") + """

      CREATE TRIGGER eventFollows BEFORE INSERT ON event
        WHEN NEW.sequence <> coalesce((SELECT max(sequence) FROM event), 0) + 1
        BEGIN SELECT raise(ABORT, 'an event must follow the last one'); END;
      CREATE TRIGGER seriesSteps BEFORE UPDATE ON series
        WHEN NEW.next <> OLD.next + 1 OR NEW.first <> OLD.first OR NEW.series <> OLD.series OR NEW.rightId <> OLD.rightId OR NEW.year <> OLD.year
        BEGIN SELECT raise(ABORT, 'a series steps by one'); END;
      CREATE TRIGGER seriesRemains BEFORE DELETE ON series BEGIN SELECT raise(ABORT, 'a series is never deleted'); END;
      CREATE TRIGGER numberFollows BEFORE INSERT ON number
        WHEN NEW.serial <> (SELECT next - 1 FROM series WHERE series = NEW.series AND rightId = NEW.rightId AND year = NEW.year)
        BEGIN SELECT raise(ABORT, 'a number is the last one of its series'); END;
      """
}
