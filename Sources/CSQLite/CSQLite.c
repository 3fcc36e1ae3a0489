#include "CSQLite.h"

#include <sqlite3.h>

static int read_setting(sqlite3 *connection, int setting) {
  int found = -1;
  sqlite3_db_config(connection, setting, -1, &found);
  return found;
}

int csqlite_defend(sqlite3 *connection, csqlite_defences wanted) {
  const int settings[][2] = {
      {SQLITE_DBCONFIG_DEFENSIVE, wanted.defensive},
      {SQLITE_DBCONFIG_TRUSTED_SCHEMA, wanted.trusts_schema},
      {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, wanted.loads_extensions},
      {SQLITE_DBCONFIG_DQS_DML, wanted.double_quoted_text},
      {SQLITE_DBCONFIG_DQS_DDL, wanted.double_quoted_text},
  };
  for (unsigned at = 0; at < sizeof settings / sizeof *settings; at++) {
    int code = sqlite3_db_config(connection, settings[at][0], settings[at][1], (int *)0);
    if (code != SQLITE_OK) return code;
  }
  sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, wanted.attached);
  sqlite3_limit(connection, SQLITE_LIMIT_SQL_LENGTH, wanted.statement);
  sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, wanted.value);
  return SQLITE_OK;
}

csqlite_defences csqlite_defences_of(sqlite3 *connection) {
  csqlite_defences found = {
      .defensive = read_setting(connection, SQLITE_DBCONFIG_DEFENSIVE),
      .trusts_schema = read_setting(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA),
      .loads_extensions = read_setting(connection, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION),
      .double_quoted_text =
          read_setting(connection, SQLITE_DBCONFIG_DQS_DML) | read_setting(connection, SQLITE_DBCONFIG_DQS_DDL),
      .attached = sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, -1),
      .statement = sqlite3_limit(connection, SQLITE_LIMIT_SQL_LENGTH, -1),
      .value = sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, -1),
  };
  return found;
}

void csqlite_permit_attached(sqlite3 *connection, int count) {
  sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, count);
}
