// SPDX-License-Identifier: Apache-2.0
// Results read and scored for actions that need their figures, each document once.
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/results_files/load_results.h"
#include "prongsai/store/results.h"

namespace prongsai::desk {

struct Office;

/// Keeps the newest few hundred documents scored, by their fingerprint: reading one again costs up to 11 ms.
/// From any thread.
class ScoredShelf {
 public:
  using Scored = std::shared_ptr<const results_files::Results>;
  /// Null when it is not there.
  [[nodiscard]] Scored find(std::string_view file, std::string_view fingerprint);
  void keep(const Scored& results);

 private:
  static constexpr std::size_t kept_max = 512;
  std::mutex mutex_;
  std::list<Scored> newest_first_;
};

/// The figures of one year, as far as they have come.
struct YearResults {
  ScoredShelf::Scored results;
  store::ResultState state = store::ResultState::published;
};
/// Of every edition the agency has figures of, oldest year first: the published version, else the one that
/// waits. A document that cannot be read any more is left out.
[[nodiscard]] std::vector<YearResults> results_of_years(db::Transaction& transaction, const Office& office,
                                                        std::string_view agency);

}  // namespace prongsai::desk
