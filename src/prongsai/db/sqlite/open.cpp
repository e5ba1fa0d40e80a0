// SPDX-License-Identifier: Apache-2.0
#include <cerrno>
#include <mutex>

#include <fcntl.h>
#include <unistd.h>

#include "prongsai/db/sqlite/open_detail.h"
#include "prongsai/db/sqlite/session_detail.h"

namespace prongsai::db::detail {
namespace {

/// SQLite would create the file as readable as the umask leaves it, and its -wal and -shm as readable as the
/// file. A file that is there is never opened here: closing any descriptor of it would drop every lock that
/// this process holds on it (POSIX), and the next program that looks in would take itself for the only one
/// and throw our write-ahead log away.
void create_private_file(const std::string& path) {
  static std::mutex one_at_a_time;  // so that nobody locks the new file before its descriptor is closed
  const std::lock_guard lock(one_at_a_time);
  const int descriptor = ::open(path.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (descriptor >= 0) {
    ::close(descriptor);
    return;
  }
  const bool is_writable =
      errno == EEXIST && ::faccessat(AT_FDCWD, path.c_str(), R_OK | W_OK, AT_EACCESS) == 0;
  if (!is_writable) {
    throw DatabaseTrouble(DatabaseTrouble::Cause::storage_failed, "open",
                          "the file cannot be opened for writing: " + path);
  }
}

/// So that the names of the file and of its log outlive a power cut. SQLite does that for itself after a
/// first write, but does not look whether it succeeded.
void sync_folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool is_synced = descriptor >= 0 && ::fsync(descriptor) == 0;
  if (descriptor >= 0) ::close(descriptor);
  if (!is_synced) {
    throw DatabaseTrouble(DatabaseTrouble::Cause::storage_failed, "open",
                          "the folder's list of files cannot be made durable: " + folder);
  }
}

void harden(sqlite3* connection) {
  // Double quotes are for names only; nobody can rewrite the schema behind our back; no second file can be
  // attached.
  sqlite3_db_config(connection, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0);
}

/// Copies the write-ahead log into the file when it has become long, as SQLite would by itself; but a disk
/// that fails meanwhile is told, by the commit after which it was noticed. What was committed is in the log,
/// and a full disk leaves it there.
int copy_long_log(void*, sqlite3* connection, const char* name, int pages) {
  // Many small rows in all places at once, such as ballots: their pages are copied for several commits
  // together.
  constexpr int long_log = 8'192;
  if (pages < long_log) return SQLITE_OK;
  const int code = sqlite3_wal_checkpoint_v2(connection, name, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  return (code & 0xFF) == SQLITE_IOERR && !is_full_disk(code, connection) ? code : SQLITE_OK;
}

}  // namespace

std::unique_ptr<Session> open_sqlite(const Location& location, const Settings& settings) {
  if (!location.in_memory) create_private_file(location.address);
  sqlite3* raw = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  const int code = sqlite3_open_v2(location.address.c_str(), &raw, flags, nullptr);
  auto session = std::make_unique<SqliteSession>(std::unique_ptr<sqlite3, CloseSqlite>(raw), settings);
  if (code != SQLITE_OK) session->fail(code, "open");
  harden(raw);
  session->run_plainly("PRAGMA trusted_schema = OFF");
  session->run_plainly("PRAGMA foreign_keys = ON");
  session->run_plainly("PRAGMA temp_store = MEMORY");
  if (!location.in_memory) {
    const std::vector<std::string> mode = session->ask_texts("PRAGMA journal_mode = WAL", {}, 0);
    if (mode != std::vector<std::string>{"wal"}) {
      throw DatabaseTrouble(DatabaseTrouble::Cause::storage_failed, "open",
                            "the folder does not allow a write-ahead log; a network drive does not");
    }
    session->run_plainly("PRAGMA synchronous = FULL");
    session->run_plainly("PRAGMA journal_size_limit = 67108864");
    // Many small rows in all places at once, such as ballots: their pages stay in memory until the commit.
    session->run_plainly("PRAGMA cache_size = -16384");
    sqlite3_wal_hook(raw, copy_long_log, nullptr);
    sync_folder_of(location.address);
  }
  return session;
}

}  // namespace prongsai::db::detail
