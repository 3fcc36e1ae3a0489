#ifndef CSQLITE_H
#define CSQLITE_H

typedef struct sqlite3 sqlite3;

/// Defences of one connection that no PRAGMA reaches: `sqlite3_db_config` is variadic, which Swift cannot call.
typedef struct {
  /// 1 when neither the schema nor the shadow tables can be written by SQL.
  int defensive;
  /// 1 when functions and virtual tables run in views and triggers that a stranger may have written.
  int trusts_schema;
  /// 1 when SQL may load a library.
  int loads_extensions;
  /// 1 when text may stand in double quotes, where a mistyped column becomes a text.
  int double_quoted_text;
  /// Files that may be attached.
  int attached;
  /// Bytes of one statement.
  int statement;
  /// Bytes of one value.
  int value;
} csqlite_defences;

/// Settles how SQLite keeps its memory (no account of it, and so many small pieces ready for each connection), and notes
/// what faults of the system it meets.
///
/// To be called before the first connection of the process; later it changes nothing.
void csqlite_begin(int places);

/// Sets the defences; 0, or the code of SQLite.
int csqlite_defend(sqlite3 *connection, csqlite_defences wanted);

/// What the connection holds.
csqlite_defences csqlite_defences_of(sqlite3 *connection);

/// Permits so many attached files; `VACUUM INTO` needs one for as long as it runs.
void csqlite_permit_attached(sqlite3 *connection, int count);

/// One value of a statement.
typedef struct {
  /// Its datatype as SQLite numbers them: 1 INTEGER, 2 FLOAT, 3 TEXT, 4 BLOB, 5 NULL.
  int kind;
  /// The whole number; of text and bytes the place where they begin.
  long long integer;
  double real;
  /// Length of text and bytes.
  int length;
} csqlite_value;

/// The version of the library, as 3040001.
int csqlite_version(void);

/// The fault of the system behind the last input or output of the connection, as in errno(3).
int csqlite_fault(sqlite3 *connection);

/// The fault of the system that SQLite met last in this thread, as in errno(3), also while it opened a file; 0 for none.
int csqlite_met_fault(void);

/// From now on closing the connection leaves the write-ahead log as it is.
void csqlite_keep_log(sqlite3 *connection);

/// Lets the connection ask now and then whether the time of the thread that works on it is over.
void csqlite_watch(sqlite3 *connection);

/// From now on statements of this thread may take so many milliseconds together; 0 for as long as they like.
void csqlite_patience(long long milliseconds);

/// From now on statements of this thread end when the peer of the socket has gone; -1 for nobody.
void csqlite_company(int descriptor);

typedef struct sqlite3_stmt sqlite3_stmt;

/// Binds the values, runs a statement to its end, and sets it back.
///
/// `bytes` holds text and bytes of all values one behind the other; `answer` takes the first value of the first row as a whole
/// number. Returns the extended code of SQLite: 101 when done, 100 when done with an answer.
int csqlite_run(
    sqlite3_stmt *statement, const csqlite_value *values, int count, const unsigned char *bytes, long long *answer);

#endif
