// SPDX-License-Identifier: Apache-2.0
// Where answers become durable: many submissions, one transaction, and an answer to each only after the
// commit.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "prongsai/db/database.h"
#include "prongsai/survey/survey.h"

namespace prongsai::desk {

/// One ballot on its way into the box. Nothing in it can be read but by the box's private key.
struct Submission {
  std::string id_digest;       ///< survey::submission_digest, 16 bytes
  std::string receipt_digest;  ///< survey::receipt_digest, 16 bytes
  std::int64_t survey = 0;
  std::optional<std::string> code_digest;  ///< survey::slip_code_digest where the survey wants a code
  std::string sealed;                      ///< secret::BallotSealer::seal of survey::pack_ballot
  survey::Channel channel = survey::Channel::unknown;
  std::int64_t day = 0;  ///< whole days since 1970-01-01 in Bangkok
};

enum class Submitted : std::uint8_t {
  received,         ///< durable: on disk when this is told
  received_before,  ///< the same id came before: counted once, the first content counts
  code_unknown,     ///< no such code for this survey
  code_spent,       ///< used by another ballot
  too_late,         ///< its box has been opened: nothing can be put in any more
  not_saved,        ///< the disk or the database failed, or the queue stayed full: nothing was kept
};

struct CollectorLimits {
  std::size_t waiting_max = 20'000;           ///< beyond it, `submit` refuses at once
  std::size_t batch_max = 2'000;              ///< ballots in one transaction
  std::chrono::milliseconds patience{5'000};  ///< the longest a ballot waits before it is told not_saved
};

/// Group commit. One thread takes whatever waits, puts it into the order of its digests, writes it in one
/// transaction with the numbers received, and answers each after the commit. What came together is together
/// in the write-ahead log, in an order that says nothing. Of two ballots with one code the one submitted
/// first is taken. Servers that share a database write one after another.
///
/// Where the database is busy or away, also where it went away during the commit, the batch is tried again
/// until its oldest ballot has waited for `patience`: whatever the first attempt had kept is then
/// received_before. A disk that is full: ballots are refused while it lasts and taken again after it. After
/// any other trouble (the disk failed) no further ballot is ever acknowledged by this collector: `broke` is
/// called once, everything waiting is told not_saved, and everything that comes is refused. The program must
/// end and begin anew (fsync is never tried twice; PostgreSQL, where it fails there, ends and recovers
/// itself).
class Collector {
 public:
  using Done = std::function<void(Submitted)>;
  Collector(db::Database& database, std::function<void(const std::string& what)> broke,
            CollectorLimits limits = {});
  /// Writes what waits, then ends.
  ~Collector();
  Collector(const Collector&) = delete;
  Collector& operator=(const Collector&) = delete;

  /// From any thread; never waits. False when too many wait already or nothing can be saved any more (nothing
  /// was taken: say 503); otherwise `done` is called exactly once, from the collector's thread: it must be
  /// quick and must not throw.
  [[nodiscard]] bool submit(Submission submission, Done done);

  struct Totals {
    std::uint64_t received = 0;
    std::uint64_t transactions = 0;
  };
  [[nodiscard]] Totals totals() const;

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace prongsai::desk
