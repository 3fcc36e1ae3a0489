extension FormStep {
  /// The steps in order; the first leads to form 1, and their count is the form of a register of this program.
  static let all = [
    FormStep(
      FirstForm.register + FirstForm.derived + FirstForm.parties + FirstForm.office + FirstForm.guards
        + "PRAGMA application_id = 1229997131"),
    // Who was merged into a party is asked with each row of a list of parties.
    FormStep("CREATE INDEX partyByMerger ON party (mergedInto) WHERE mergedInto IS NOT NULL"),
    FormStep(issueLines),
    FormStep(deliveries),
    FormStep(foundInOrder),
    // What was never published stays secret after its end, and nothing that happens to it waits for the gazette.
    FormStep("", asks: .dossiers),
    FormStep(goodsTerms, asks: .vocabulary),
    // Rows that are found lie in the order of their dossiers and parties, numbers in the order of their events.
    FormStep(
      "DROP INDEX numberOfDossier; DROP INDEX numberOfEvent; DROP INDEX foundOfDossier; DROP INDEX foundOfParty"),
    FormStep(partyViews),
    FormStep(words),
    FormStep(shares),
    FormStep(mark),
    // Marks are public from their filing where the law says so.
    FormStep(readings, asks: .dossiers),
    FormStep(NumberForm.keys + NumberForm.earlierFilings, asks: .numbers, .dossiers),
    FormStep(blocked, asks: .dossiers),
    FormStep(intakes, asks: .intakes),
    FormStep(proofs, asks: .sums),
    FormStep(laid + money, asks: .dossiers),
    FormStep(following),
    // What secrecy was imposed on waits for the gazette no more.
    FormStep(journalKept, asks: .dossiers),
    // Where each word stands in the indexes is compared, not only how often.
    FormStep(
      """
      DROP TABLE foundTextWords; DROP TABLE foundPairWords;
      CREATE VIRTUAL TABLE foundTextWords USING fts5vocab ('foundText', 'instance');
      CREATE VIRTUAL TABLE foundPairWords USING fts5vocab ('foundPair', 'instance');
      """),
    FormStep(bankLines),
    FormStep(payers, asks: .dossiers),
    FormStep(assigned),
    FormStep(papers), FormStep(SignForm.sql, asks: .dossiers),
    FormStep(likenesses, asks: .likenesses),
    FormStep("", asks: .dossiers),
    FormStep(ProseForm.sql, asks: .dossiers),
    FormStep(candidates, asks: .dossiers),
    // What assistants suggested is asked over all files.
    FormStep("CREATE INDEX eventOfSuggestion ON event (sequence) WHERE act = 'note_suggestions'"),
    // The private half of a key stands in no event.
    FormStep("ALTER TABLE officer ADD COLUMN sum TEXT", asks: .sums),
    FormStep(friction),
    // Marks of other scripts are found by the transliteration that was filed, too.
    FormStep(untold + feeCalls, asks: .dossiers),
  ]

  /// Dossiers that have come to their entry in the register, by their last event.
  private static let candidates = """
    CREATE TABLE candidate (dossier INTEGER NOT NULL REFERENCES dossier (id), place INTEGER NOT NULL, act TEXT NOT NULL,
      since TEXT NOT NULL, PRIMARY KEY (dossier, place)) STRICT, WITHOUT ROWID;
    CREATE INDEX candidateBySince ON candidate (since, dossier);
    """

  /// Corrections of files that were printed, of which the gazette says nothing yet.
  private static let untold = """
    CREATE TABLE untold (dossier INTEGER NOT NULL REFERENCES dossier (id), place INTEGER NOT NULL, event INTEGER NOT NULL,
      since TEXT NOT NULL, PRIMARY KEY (dossier, place)) STRICT, WITHOUT ROWID;
    CREATE INDEX untoldBySince ON untold (since, dossier);
    """

  /// What slowed the work, on a day, without a name; a sum over each row.
  private static let friction = """
    CREATE TABLE friction (id INTEGER PRIMARY KEY, day TEXT NOT NULL CHECK (length(day) = 10),
      screen TEXT NOT NULL CHECK (screen <> ''), task TEXT NOT NULL,
      seconds INTEGER NOT NULL CHECK (seconds BETWEEN 0 AND 86400),
      line TEXT NOT NULL CHECK (line <> ''), sum TEXT) STRICT;
    CREATE INDEX frictionByDay ON friction (day, id);
    """

  /// By what each picture is found, and a sum over it.
  private static let likenesses = """
    CREATE TABLE likeness (id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE
      REFERENCES document (sha256) DEFERRABLE INITIALLY DEFERRED,
      code BLOB NOT NULL CHECK (length(code) % 129 = 0 AND length(code) <= 903), sum TEXT) STRICT;
    """

  /// A list of issues is read without what is printed in them.
  private static let issueLines = """
    ALTER TABLE gazetteIssue ADD COLUMN cutOff TEXT NOT NULL DEFAULT '';
    ALTER TABLE gazetteIssue ADD COLUMN entries INTEGER NOT NULL DEFAULT 0 CHECK (entries >= 0);
    UPDATE gazetteIssue SET cutOff = json_extract(content, '$.cutOff'),
      entries = json_array_length(content, '$.entries');
    CREATE UNIQUE INDEX gazetteIssueByDate ON gazetteIssue (date);
    """

  /// What each recipient has of the register.
  private static let deliveries = """
    CREATE TABLE delivery (recipient TEXT NOT NULL CHECK (recipient <> ''), number INTEGER NOT NULL CHECK (number > 0),
      event INTEGER NOT NULL REFERENCES event (sequence), kind TEXT NOT NULL, upTo INTEGER NOT NULL CHECK (upTo >= 0),
      manifest TEXT NOT NULL CHECK (length(manifest) = 64), PRIMARY KEY (recipient, number)) STRICT, WITHOUT ROWID;
    CREATE TABLE holding (recipient TEXT NOT NULL, dossier INTEGER NOT NULL REFERENCES dossier (id),
      delivery INTEGER NOT NULL, event INTEGER NOT NULL CHECK (event > 0), hash TEXT NOT NULL CHECK (length(hash) = 64),
      verdict TEXT NOT NULL CHECK (verdict IN ('sent', 'accepted', 'rejected')), cause TEXT NOT NULL,
      PRIMARY KEY (recipient, dossier, delivery), FOREIGN KEY (recipient, delivery) REFERENCES delivery (recipient, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX holdingOfDelivery ON holding (recipient, delivery, dossier);
    CREATE INDEX holdingRejected ON holding (recipient, dossier, delivery) WHERE verdict = 'rejected';
    """

  /// Rows by which names and titles are found bear numbers by which they lie in the order of their dossiers, those of
  /// parties before them; each dossier or party has 65,536 places.
  private static let foundInOrder = """
    CREATE TEMP TABLE lines AS SELECT dossier, party, kind, folded, pairs,
      row_number() OVER (PARTITION BY dossier, party ORDER BY id) - 1 AS place FROM main.found;
    DELETE FROM main.found;
    INSERT INTO main.found (id, dossier, party, kind, folded, pairs)
      SELECT iif(dossier IS NULL, -1, 1) * (coalesce(dossier, party) * 65536 + place), dossier, party, kind, folded, pairs
      FROM temp.lines WHERE place < 65536;
    DROP TABLE temp.lines;
    INSERT INTO foundText (foundText) VALUES ('rebuild');
    INSERT INTO foundPair (foundPair) VALUES ('rebuild');
    """

  private static let goodsTerms = """
    CREATE TABLE goodsTerm (class INTEGER NOT NULL, key TEXT NOT NULL CHECK (key <> ''), term TEXT NOT NULL,
      PRIMARY KEY (class, key)) STRICT, WITHOUT ROWID;
    CREATE INDEX goodsTermByKey ON goodsTerm (key, class);
    """

  /// Names and addresses of parties as tables, for whoever asks the register by SQL; they stand once, in `party`.
  ///
  /// A schema that is not trusted may call `json_each`, but no other function of JSON.
  private static let partyViews = """
    DROP TABLE partyName;
    DROP TABLE partyAddress;
    CREATE VIEW partyName (party, place, name, language) AS
      SELECT p.id, n.key + 1, (SELECT atom FROM json_each(n.value) WHERE key = 'last') || coalesce(', ' || (SELECT atom FROM json_each(n.value) WHERE key = 'first'), ''),
        (SELECT atom FROM json_each(n.value) WHERE key = 'language')
      FROM party p, json_each(p.content, '$.names') n;
    CREATE VIEW partyAddress (party, place, line, postcode, city, country, "from", until) AS
      SELECT p.id, a.key + 1, (SELECT group_concat(atom, ', ') FROM json_each(a.value, '$.lines')),
        (SELECT atom FROM json_each(a.value) WHERE key = 'postcode'),
        (SELECT atom FROM json_each(a.value) WHERE key = 'city'),
        (SELECT atom FROM json_each(a.value) WHERE key = 'country'),
        (SELECT atom FROM json_each(a.value) WHERE key = 'from'),
        (SELECT atom FROM json_each(a.value) WHERE key = 'until')
      FROM party p, json_each(p.content, '$.addresses') a;
    """

  /// Tables that show which words the indexes hold; they store nothing. No list is in the order of the numbers, and a
  /// number is found in the table of numbers.
  private static let words = """
    CREATE VIRTUAL TABLE foundTextWords USING fts5vocab ('foundText', 'row');
    CREATE VIRTUAL TABLE foundPairWords USING fts5vocab ('foundPair', 'row');
    DROP INDEX standingByNumber;
    """

  /// How fees are borne by several dossiers stands in a column of its own, and the symbols of one classification lie
  /// together. The number of the form stands once, in the head of the file: the list of steps beside it is gone.
  private static let shares = """
    ALTER TABLE event ADD COLUMN share TEXT CHECK (share = 'elsewhere' OR share GLOB 'of [1-9]*');
    CREATE INDEX classificationByScheme ON classification (scheme, symbol);
    DROP TABLE IF EXISTS grdb_migrations;
    """

  /// Who has read a file that the public may not see, once a day each.
  private static let readings = """
    CREATE TABLE reading (dossier INTEGER NOT NULL REFERENCES dossier (id), day TEXT NOT NULL, officer TEXT NOT NULL,
      first TEXT NOT NULL, PRIMARY KEY (dossier, day, officer)) STRICT, WITHOUT ROWID;
    """

  /// For which file a suspended one waits, so that the other wakes it.
  private static let blocked = """
    CREATE TABLE blocked (dossier INTEGER NOT NULL REFERENCES dossier (id), place INTEGER NOT NULL CHECK (place > 0),
      number TEXT NOT NULL, PRIMARY KEY (dossier, place)) STRICT, WITHOUT ROWID;
    CREATE INDEX blockedByNumber ON blocked (number, dossier);
    """

  /// Which electronic filings were taken, each once, whoever took them and wherever their package lay. Who may see a
  /// document is asked by its digest.
  private static let intakes = """
    CREATE TABLE intake (
      number INTEGER PRIMARY KEY CHECK (number > 0),
      draft TEXT NOT NULL UNIQUE CHECK (draft <> ''),
      package TEXT NOT NULL CHECK (length(package) IN (0, 64)),
      file TEXT NOT NULL,
      record TEXT NOT NULL,
      officer TEXT NOT NULL CHECK (officer <> ''),
      taken TEXT NOT NULL CHECK (length(taken) = 19),
      seal TEXT NOT NULL CHECK (length(seal) = 64)
    ) STRICT;
    CREATE TRIGGER intakeStays BEFORE UPDATE ON intake BEGIN SELECT raise(ABORT, 'intake is append-only'); END;
    CREATE TRIGGER intakeRemains BEFORE DELETE ON intake BEGIN SELECT raise(ABORT, 'intake is append-only'); END;
    CREATE TRIGGER intakeFollows BEFORE INSERT ON intake
      WHEN NEW.number <> coalesce((SELECT max(number) FROM intake), 0) + 1
      BEGIN SELECT raise(ABORT, 'a row of intake must follow the last one'); END;
    CREATE INDEX pictureBySha256 ON picture (sha256);
    """

  /// How often the identity of an officer was not proved, and when it was last; sums of what no event tells.
  private static let proofs = """
    CREATE TABLE proof (officer TEXT NOT NULL, account INTEGER NOT NULL, failures INTEGER NOT NULL CHECK (failures >= 0),
      at INTEGER NOT NULL, proved TEXT, PRIMARY KEY (officer, account)) STRICT, WITHOUT ROWID;
    ALTER TABLE request ADD COLUMN sum TEXT;
    ALTER TABLE draft ADD COLUMN sum TEXT;
    ALTER TABLE reading ADD COLUMN sum TEXT;
    DROP TRIGGER requestStays;
    CREATE TRIGGER requestStays BEFORE UPDATE OF id, officer, hash, answer, recorded ON request
      BEGIN SELECT raise(ABORT, 'request is append-only'); END;
    """

  /// Officers have a key of their own and, where the office says so, an account of the system; what two persons sign waits
  /// for the second one.
  private static let laid = """
    ALTER TABLE officer ADD COLUMN key TEXT;
    ALTER TABLE officer ADD COLUMN account TEXT;
    CREATE TABLE laid (id TEXT PRIMARY KEY CHECK (id <> ''), officer TEXT NOT NULL, approver TEXT NOT NULL,
      roles TEXT NOT NULL, request TEXT NOT NULL, digest TEXT NOT NULL CHECK (length(digest) = 64), lines TEXT NOT NULL,
      signature TEXT NOT NULL, made TEXT NOT NULL CHECK (length(made) = 19), sum TEXT NOT NULL) STRICT;
    CREATE INDEX laidByMoment ON laid (made, id);

    """

  /// That the register follows another one, by whose key, and what that one said last.
  private static let following = """
    CREATE TABLE following (one INTEGER PRIMARY KEY CHECK (one = 1), key TEXT NOT NULL CHECK (length(key) = 56),
      last INTEGER NOT NULL CHECK (last >= 0), said TEXT NOT NULL) STRICT;
    """

  /// Where commits are noted once more, and how far that was known to have come when the last act was recorded.
  private static let journalKept = """
    CREATE TABLE journal (one INTEGER PRIMARY KEY CHECK (one = 1), place TEXT NOT NULL,
      noted INTEGER NOT NULL CHECK (noted >= 0)) STRICT;
    """

  /// Papers that are kept are asked by the ids of the requests that kept them; which forms bear copies is asked before the next.
  private static let papers = """
    CREATE INDEX eventOfPaper ON event (request) WHERE substr(request, 1, 6) = 'paper:';
    CREATE INDEX eventOfStock ON event (sequence) WHERE instr(content, '"stock_number"') > 0;
    """

  /// The last act of the office, entries of the party register left out, is asked with every answer.
  private static let mark =
    "CREATE INDEX eventOfOfficeItself ON event (sequence) WHERE dossier IS NULL AND party IS NULL;"
}
