/// The keys by which marks are found that look or sound alike.
enum SignForm {
  /// `sign` has one row a mark, whose number bears the dossier and the length of the mark.
  static let sql = """
    CREATE TABLE sign (id INTEGER PRIMARY KEY, keys TEXT NOT NULL CHECK (keys <> '')) STRICT;
    CREATE VIRTUAL TABLE signKey USING fts5 (keys, content = 'sign', content_rowid = 'id', columnsize = 0, detail = none,
      tokenize = 'ascii');
    CREATE VIRTUAL TABLE signKeyWords USING fts5vocab ('signKey', 'instance');
    CREATE VIRTUAL TABLE signKeyCount USING fts5vocab ('signKey', 'row');
    """
}
