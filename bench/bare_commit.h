// SPDX-License-Identifier: Apache-2.0
// What the collector is held against: ballots of the same size into one table of an engine, so many in a
// transaction, each transaction on disk before the next begins, and nothing else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace prongsai::bench {

struct BareBallot {
  std::string digests;  ///< 32 random bytes: the key
  std::int64_t survey = 0;
  std::string sealed;
};

/// How many a second, for about as long as asked. Throws std::runtime_error. `address` as db::Database::open
/// takes it; an SQLite file should not be there yet.
[[nodiscard]] double commit_to_sqlite(const std::string& address, std::size_t batch, double seconds,
                                      const std::vector<BareBallot>& ballots);
[[nodiscard]] double commit_to_postgres(const std::string& address, std::size_t batch, double seconds,
                                        const std::vector<BareBallot>& ballots);

/// A new database beside the one at `address`.
void make_postgres_database(const std::string& address, const std::string& name);

}  // namespace prongsai::bench
