/// The words by which dossiers are found by their texts.
enum ProseForm {
  /// `prose` has one row a text that is searched, whose number bears the dossier.
  static let sql = """
    CREATE TABLE prose (id INTEGER PRIMARY KEY, item TEXT NOT NULL, language TEXT NOT NULL,
      digest TEXT NOT NULL CHECK (length(digest) = 64), words TEXT NOT NULL, stems TEXT NOT NULL) STRICT;
    CREATE INDEX proseByLanguage ON prose (language);
    CREATE VIRTUAL TABLE proseWord USING fts5 (words, content = 'prose', content_rowid = 'id', tokenize = 'ascii');
    CREATE VIRTUAL TABLE proseStem USING fts5 (stems, content = 'prose', content_rowid = 'id', tokenize = 'ascii');
    CREATE VIRTUAL TABLE proseWordWords USING fts5vocab ('proseWord', 'instance');
    CREATE VIRTUAL TABLE proseStemWords USING fts5vocab ('proseStem', 'instance');
    """
}
