// SPDX-License-Identifier: Apache-2.0
// What is thrown when the database, and not a person, is the trouble.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace prongsai::db {

/// The broken environment (or a broken query), told by what to do about it rather than by family. The message
/// names the query and the kind of trouble; it never holds a parameter, a row, a password or the SQL of the
/// caller.
class DatabaseTrouble : public std::runtime_error {
 public:
  enum class Cause {
    busy,             ///< another transaction was in the way: run the whole action again
    connection_lost,  ///< the server is away, or was before anything was committed: run it again
    outcome_unknown,  ///< the connection broke during the commit: look whether it was done before repeating
                      ///< it
    stale,            ///< a prepared statement was overtaken by a migration: run the whole action again
    too_slow,         ///< a statement ran into Settings::statement_limit
    storage_full,     ///< no room left on the disk
    storage_failed,   ///< the disk, the folder or its permissions; nothing may be acknowledged any more
    damaged,          ///< the stored bytes are not what the engine wrote
    violation,        ///< a constraint said no; see ConstraintViolated
    wrong_rows,       ///< a query said to return one row returned none, or several
    bad_text,         ///< a text is not UTF-8, or holds a zero byte
    statement,        ///< the query or the schema is wrong: a mistake of the program
  };

  /// `where` is a query's name or a step ("commit"); `what` must be free of values.
  DatabaseTrouble(Cause cause, std::string_view where, std::string_view what);

  [[nodiscard]] Cause cause() const noexcept { return cause_; }
  /// True when nothing was committed and the same action may well succeed if it is run again from its
  /// beginning.
  [[nodiscard]] bool may_retry() const noexcept;

 private:
  Cause cause_;
};

/// The word for a cause in messages: "busy", "storage full"…
[[nodiscard]] std::string_view to_string(DatabaseTrouble::Cause cause);

/// A constraint of the schema refused a row. Thrown through `Transaction::attempt`, which turns the ones its
/// caller expected into problems; whatever gets further is a mistake of the program.
///
/// Names are the same on both engines: a CHECK's name, a unique index's name, `<table>_pkey`,
/// `<table>_<column>_not_null`, the message a trigger raises, and plain `foreign_key` (SQLite knows no more).
class ConstraintViolated : public DatabaseTrouble {
 public:
  ConstraintViolated(std::string_view where, std::string constraint);
  [[nodiscard]] const std::string& constraint() const noexcept { return constraint_; }

 private:
  std::string constraint_;
};

}  // namespace prongsai::db
