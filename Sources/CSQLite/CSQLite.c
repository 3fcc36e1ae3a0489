#include "CSQLite.h"

#define _GNU_SOURCE
#include <poll.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

int csqlite_version(void) { return sqlite3_libversion_number(); }

int csqlite_fault(sqlite3 *connection) { return sqlite3_system_errno(connection); }

void csqlite_keep_log(sqlite3 *connection) {
  sqlite3_db_config(connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0);
}

static _Thread_local long long deadline;

static long long now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000LL + time.tv_nsec / 1000000;
}

static _Thread_local int company = -1;

static int is_gone(void) {
  struct pollfd peer = {company, POLLRDHUP, 0};
  return company >= 0 && poll(&peer, 1, 0) > 0 && (peer.revents & (POLLRDHUP | POLLHUP | POLLERR)) != 0;
}

static int is_over(void *nothing) {
  (void)nothing;
  return (deadline != 0 && now() > deadline) || is_gone();
}

void csqlite_watch(sqlite3 *connection) { sqlite3_progress_handler(connection, 20000, is_over, (void *)0); }

void csqlite_company(int descriptor) { company = descriptor; }

void csqlite_patience(long long milliseconds) { deadline = milliseconds > 0 ? now() + milliseconds : 0; }

static _Thread_local int met_fault;

int csqlite_met_fault(void) { return met_fault; }

/// The layer of the system logs "os_unix.c:4711: (28) write(/path) - words".
static void note_fault(void *nothing, int code, const char *words) {
  (void)nothing;
  (void)code;
  const char *place = strstr(words, "os_unix.c:");
  const char *number = place ? strstr(place, ": (") : (const char *)0;
  if (number) met_fault = atoi(number + 3);
}

void csqlite_begin(int places) {
  sqlite3_config(SQLITE_CONFIG_LOG, note_fault, (void *)0);
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 1200, places);
}

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

static int bind(sqlite3_stmt *statement, int at, csqlite_value value, const unsigned char *bytes) {
  const unsigned char *start = bytes + value.integer;
  switch (value.kind) {
    case SQLITE_INTEGER: return sqlite3_bind_int64(statement, at, value.integer);
    case SQLITE_FLOAT: return sqlite3_bind_double(statement, at, value.real);
    case SQLITE_TEXT: return sqlite3_bind_text(statement, at, (const char *)start, value.length, SQLITE_STATIC);
    case SQLITE_BLOB: return sqlite3_bind_blob(statement, at, start, value.length, SQLITE_STATIC);
    default: return sqlite3_bind_null(statement, at);
  }
}

int csqlite_run(
    sqlite3_stmt *statement, const csqlite_value *values, int count, const unsigned char *bytes, long long *answer) {
  sqlite3_reset(statement);
  int code = sqlite3_bind_parameter_count(statement) == count ? SQLITE_OK : SQLITE_MISUSE;
  for (int at = 0; at < count && code == SQLITE_OK; at++) code = bind(statement, at + 1, values[at], bytes);
  int rows = 0;
  if (code == SQLITE_OK) {
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
      if (rows++ == 0) *answer = sqlite3_column_int64(statement, 0);
    }
  }
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  return code == SQLITE_DONE && rows > 0 ? SQLITE_ROW : code;
}
