// SPDX-License-Identifier: Apache-2.0
// Whoever looks after ballot_child: starts it, knows what it sent and what it was told, and looks for all of
// it in the database when something has befallen it.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "prongsai/db/database.h"
#include "prongsai/desk/surveys/collector.h"
#include "prongsai/secret/ballot_box.h"

namespace prongsai::crash {

/// Where ballots go and what is in them.
struct WatchedBox {
  std::int64_t survey = 0;  ///< without codes; the next one is with codes
  std::string public_key;
  std::string plain;
  std::string coded_plain;
};

/// What was seen over all faults.
struct Seen {
  int faults = 0;
  std::int64_t acknowledged = 0;
  std::int64_t stored_and_not_told = 0;  ///< the acknowledgement was lost
  std::int64_t never_stored = 0;
};

/// "12 cuts, 340 acknowledged, …", for the log of a test.
[[nodiscard]] std::string to_text(const Seen& seen, const std::string& faults);

/// An id is told whole or not at all: the last line may be cut off.
[[nodiscard]] std::set<std::string> ids_in(const std::string& told);

/// Says what is wrong by failing the test that is running.
class BallotWatch {
 public:
  explicit BallotWatch(WatchedBox box) : box_(std::move(box)), sealer_(box_.public_key) {}

  /// What ballot_child is started with. `end` and `number` as it explains them.
  [[nodiscard]] std::vector<std::string> words(const std::string& address, int run, const std::string& end,
                                               int number) const;
  /// Codes for the ballots of that run.
  void make_codes(db::Database& database, int run) const;

  struct Numbers {
    std::int64_t open = 0;
    std::int64_t coded = 0;
    [[nodiscard]] std::int64_t all() const { return open + coded; }
  };
  /// Requires of every moment: as many ballots as were counted, as many codes spent as ballots with codes.
  [[nodiscard]] Numbers numbers(db::Database& database) const;

  /// After a fault: everything told is there, once, and the numbers agree; then all clients of that run send
  /// again, told or not, and each learns what became of its ballot.
  void look_after(db::Database& database, int run, const Numbers& before, const std::set<std::string>& told);
  [[nodiscard]] const Seen& seen() const { return seen_; }

 private:
  [[nodiscard]] desk::Submission again(int run, int number);

  const WatchedBox box_;
  secret::BallotSealer sealer_;
  Seen seen_;
};

}  // namespace prongsai::crash
