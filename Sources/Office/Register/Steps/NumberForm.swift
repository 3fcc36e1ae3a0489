/// How numbers and earlier filings are found, as the step of that name made and makes it: frozen like every step.
enum NumberForm {
  /// Numbers are the same when their signs, letters and digits are, within their right; `bare` leaves out the signs and is
  /// empty for a number that has none. Both are folded from the text and may be folded anew.
  static let keys = """
    CREATE TABLE numberAnew (
      series TEXT NOT NULL,
      rightId TEXT NOT NULL,
      year INTEGER NOT NULL,
      serial INTEGER NOT NULL CHECK (serial > 0),
      text TEXT NOT NULL,
      key TEXT NOT NULL,
      bare TEXT,
      event INTEGER NOT NULL REFERENCES event (sequence) DEFERRABLE INITIALLY DEFERRED,
      dossier INTEGER REFERENCES dossier (id),
      letter TEXT NOT NULL AS (replace(rightId, ' taken over', '')) VIRTUAL,
      PRIMARY KEY (series, rightId, year, serial),
      FOREIGN KEY (series, rightId, year) REFERENCES series (series, rightId, year)
    ) STRICT;
    INSERT INTO numberAnew (series, rightId, year, serial, text, key, bare, event, dossier)
      SELECT series, rightId, year, serial, text, text, NULL, event, dossier FROM number ORDER BY rowid;
    DROP TABLE number;
    ALTER TABLE numberAnew RENAME TO number;
    CREATE INDEX numberByKey ON number (key, series, letter);
    CREATE INDEX numberByBare ON number (bare) WHERE bare IS NOT NULL;
    CREATE TRIGGER numberStays BEFORE UPDATE OF series, rightId, year, serial, text, event, dossier ON number
      BEGIN SELECT raise(ABORT, 'number is append-only'); END;
    CREATE TRIGGER numberRemains BEFORE DELETE ON number BEGIN SELECT raise(ABORT, 'number is append-only'); END;
    CREATE TRIGGER numberFollows BEFORE INSERT ON number
      WHEN NEW.serial <> (SELECT next - 1 FROM series WHERE series = NEW.series AND rightId = NEW.rightId AND year = NEW.year)
      BEGIN SELECT raise(ABORT, 'a number is the last one of its series'); END;
    CREATE TRIGGER numberOnce BEFORE INSERT ON number
      WHEN EXISTS (SELECT 1 FROM number WHERE key = NEW.key AND series = NEW.series
        AND letter = replace(NEW.rightId, ' taken over', ''))
      BEGIN SELECT raise(ABORT, 'a number stands once among those of its right'); END;
    """

  /// Claims of priority are found by office and number, however the number was written.
  static let earlierFilings = """
    ALTER TABLE priorityClaim ADD COLUMN key TEXT NOT NULL DEFAULT '';
    DROP INDEX priorityByNumber;
    CREATE INDEX priorityByKey ON priorityClaim (key);
    """
}
