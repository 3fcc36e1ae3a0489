extension FirstForm {
  /// What is folded from the events of a dossier: rewritten with every act, compared by the check.
  static let derived = """
    CREATE TABLE standing (
      dossier INTEGER PRIMARY KEY REFERENCES dossier (id),
      number TEXT NOT NULL,
      registration TEXT,
      rightId TEXT NOT NULL,
      title TEXT NOT NULL,
      owner TEXT NOT NULL,
      stage INTEGER NOT NULL CHECK (stage BETWEEN 0 AND 6),
      state TEXT NOT NULL CHECK (state IN ('A', 'N', 'T')),
      phase TEXT NOT NULL,
      filed TEXT,
      nextLimit TEXT,
      secret INTEGER NOT NULL CHECK (secret IN (0, 1)),
      events INTEGER NOT NULL CHECK (events > 0)
    ) STRICT;
    CREATE INDEX standingByNumber ON standing (number);
    CREATE TABLE role (dossier INTEGER NOT NULL REFERENCES dossier (id), item TEXT NOT NULL, place INTEGER NOT NULL,
      party INTEGER, name TEXT NOT NULL, PRIMARY KEY (dossier, item, place)) STRICT, WITHOUT ROWID;
    CREATE INDEX roleByParty ON role (party, dossier);
    CREATE TABLE priorityClaim (dossier INTEGER NOT NULL REFERENCES dossier (id), place INTEGER NOT NULL, number TEXT NOT NULL,
      date TEXT NOT NULL, office TEXT NOT NULL, PRIMARY KEY (dossier, place)) STRICT, WITHOUT ROWID;
    CREATE INDEX priorityByNumber ON priorityClaim (number);
    CREATE TABLE classification (dossier INTEGER NOT NULL REFERENCES dossier (id), place INTEGER NOT NULL, scheme TEXT NOT NULL,
      symbol TEXT NOT NULL, edition TEXT NOT NULL, PRIMARY KEY (dossier, place)) STRICT, WITHOUT ROWID;
    CREATE INDEX classificationBySymbol ON classification (symbol, dossier);
    CREATE TABLE goods (dossier INTEGER NOT NULL REFERENCES dossier (id), place INTEGER NOT NULL, class INTEGER NOT NULL,
      edition TEXT NOT NULL, terms TEXT NOT NULL, PRIMARY KEY (dossier, place)) STRICT, WITHOUT ROWID;
    CREATE TABLE design (dossier INTEGER NOT NULL REFERENCES dossier (id), place INTEGER NOT NULL, number INTEGER NOT NULL,
      product TEXT NOT NULL, PRIMARY KEY (dossier, place)) STRICT, WITHOUT ROWID;
    CREATE TABLE picture (dossier INTEGER NOT NULL REFERENCES dossier (id), place INTEGER NOT NULL, sha256 TEXT NOT NULL
      REFERENCES document (sha256) DEFERRABLE INITIALLY DEFERRED, mediaType TEXT NOT NULL, name TEXT NOT NULL,
      PRIMARY KEY (dossier, place)) STRICT, WITHOUT ROWID;
    CREATE TABLE timeLimit (dossier INTEGER NOT NULL REFERENCES dossier (id), place INTEGER NOT NULL, rule TEXT NOT NULL,
      opened TEXT NOT NULL, due TEXT NOT NULL, last TEXT NOT NULL, waits TEXT NOT NULL, status TEXT NOT NULL,
      PRIMARY KEY (dossier, place)) STRICT, WITHOUT ROWID;
    CREATE INDEX timeLimitByDue ON timeLimit (due, dossier) WHERE status = 'running';
    CREATE INDEX timeLimitBySpan ON timeLimit (last, opened);
    CREATE TABLE fee (dossier INTEGER NOT NULL REFERENCES dossier (id), place INTEGER NOT NULL, code TEXT NOT NULL,
      amount INTEGER NOT NULL CHECK (amount >= 0), paid INTEGER NOT NULL CHECK (paid BETWEEN 0 AND amount), event INTEGER NOT NULL,
      PRIMARY KEY (dossier, place)) STRICT, WITHOUT ROWID;
    CREATE TABLE payment (dossier INTEGER NOT NULL REFERENCES dossier (id), place INTEGER NOT NULL, receipt TEXT NOT NULL,
      code TEXT NOT NULL, amount INTEGER NOT NULL, date TEXT NOT NULL, officer TEXT NOT NULL,
      isVoid INTEGER NOT NULL CHECK (isVoid IN (0, 1)), PRIMARY KEY (dossier, place)) STRICT, WITHOUT ROWID;
    CREATE INDEX paymentByDate ON payment (date, receipt);
    CREATE TABLE queueEntry (dossier INTEGER NOT NULL REFERENCES dossier (id), place INTEGER NOT NULL, event INTEGER NOT NULL,
      section TEXT NOT NULL, act TEXT NOT NULL, onPublication TEXT NOT NULL, since TEXT NOT NULL,
      PRIMARY KEY (dossier, place)) STRICT, WITHOUT ROWID;
    CREATE INDEX queueBySection ON queueEntry (since, section);
    CREATE TABLE publication (dossier INTEGER NOT NULL REFERENCES dossier (id), place INTEGER NOT NULL, event INTEGER NOT NULL,
      issue TEXT NOT NULL, section TEXT NOT NULL, date TEXT NOT NULL, PRIMARY KEY (dossier, place)) STRICT, WITHOUT ROWID;
    CREATE TABLE text (dossier INTEGER NOT NULL REFERENCES dossier (id), place INTEGER NOT NULL, item TEXT NOT NULL,
      content TEXT NOT NULL, PRIMARY KEY (dossier, place)) STRICT, WITHOUT ROWID;
    CREATE TABLE found (id INTEGER PRIMARY KEY, dossier INTEGER REFERENCES dossier (id), party INTEGER, kind TEXT NOT NULL,
      folded TEXT NOT NULL, pairs TEXT NOT NULL) STRICT;
    CREATE INDEX foundOfDossier ON found (dossier) WHERE dossier IS NOT NULL;
    CREATE INDEX foundOfParty ON found (party) WHERE party IS NOT NULL;
    CREATE VIRTUAL TABLE foundText USING fts5 (folded, content = 'found', content_rowid = 'id', columnsize = 0, tokenize = 'trigram');
    CREATE VIRTUAL TABLE foundPair USING fts5 (pairs, content = 'found', content_rowid = 'id', columnsize = 0, tokenize = 'unicode61 remove_diacritics 0');
    """

  /// The party register, folded from the events of each party.
  static let parties = """
    CREATE TABLE party (id INTEGER PRIMARY KEY CHECK (id > 0), kind TEXT NOT NULL, content TEXT NOT NULL,
      likeness TEXT NOT NULL, mergedInto INTEGER REFERENCES party (id)) STRICT;
    CREATE INDEX partyByLikeness ON party (likeness);
    CREATE TABLE partyName (party INTEGER NOT NULL REFERENCES party (id), place INTEGER NOT NULL, name TEXT NOT NULL,
      PRIMARY KEY (party, place)) STRICT, WITHOUT ROWID;
    CREATE TABLE partyAddress (party INTEGER NOT NULL REFERENCES party (id), place INTEGER NOT NULL, line TEXT NOT NULL,
      "from" TEXT, until TEXT, PRIMARY KEY (party, place)) STRICT, WITHOUT ROWID;
    CREATE TABLE partyIdentifier (party INTEGER NOT NULL REFERENCES party (id), place INTEGER NOT NULL, scheme TEXT NOT NULL,
      value TEXT NOT NULL, PRIMARY KEY (party, place)) STRICT, WITHOUT ROWID;
    CREATE INDEX partyByIdentifier ON partyIdentifier (scheme, value);
    """

  /// What the office needs beside its dossiers.
  static let office = """
    CREATE TABLE officer (name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''), person TEXT NOT NULL, roles TEXT NOT NULL,
      isActive INTEGER NOT NULL CHECK (isActive IN (0, 1)), secret TEXT) STRICT, WITHOUT ROWID;
    CREATE TABLE setting (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE holiday (date TEXT NOT NULL PRIMARY KEY, label TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE closure ("from" TEXT NOT NULL, until TEXT NOT NULL CHECK (until >= "from"), reason TEXT NOT NULL,
      extraDays INTEGER NOT NULL CHECK (extraDays >= 0), PRIMARY KEY ("from", until)) STRICT, WITHOUT ROWID;
    CREATE TABLE gazetteIssue (id TEXT NOT NULL PRIMARY KEY, date TEXT NOT NULL, isClosed INTEGER NOT NULL CHECK (isClosed IN (0, 1)),
      content TEXT NOT NULL, hash TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE hold (number TEXT NOT NULL, event INTEGER NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (number, event)) STRICT, WITHOUT ROWID;
    CREATE TABLE draft (id TEXT NOT NULL, officer TEXT NOT NULL, content TEXT NOT NULL, changed TEXT NOT NULL,
      PRIMARY KEY (officer, id)) STRICT, WITHOUT ROWID;
    """
}
