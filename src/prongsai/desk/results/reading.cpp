// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/results/reading.h"

#include <algorithm>
#include <map>

#include "prongsai/desk/office.h"

namespace prongsai::desk {
namespace {

ScoredShelf::Scored read_version(db::Transaction& transaction, const Office& office,
                                 const store::ResultVersion& version) {
  const std::string file = version.key.agency + "/" + version.key.edition + ".yaml";
  if (auto found = office.scored->find(file, version.fingerprint)) return found;
  const auto whole = store::find_result_version(transaction, version.key, version.number);
  if (!whole) return nullptr;
  auto read = results_files::parse_results(whole->document, file, office.editions);
  if (!read) return nullptr;
  auto out = std::make_shared<const results_files::Results>(std::move(read).value());
  office.scored->keep(out);
  return out;
}

}  // namespace

ScoredShelf::Scored ScoredShelf::find(std::string_view file, std::string_view fingerprint) {
  const std::lock_guard lock(mutex_);
  const auto found = std::find_if(newest_first_.begin(), newest_first_.end(), [&](const Scored& one) {
    return one->fingerprint == fingerprint && one->file == file;
  });
  if (found == newest_first_.end()) return nullptr;
  newest_first_.splice(newest_first_.begin(), newest_first_, found);
  return *found;
}

void ScoredShelf::keep(const Scored& results) {
  const std::lock_guard lock(mutex_);
  newest_first_.push_front(results);
  if (newest_first_.size() > kept_max) newest_first_.pop_back();
}

std::vector<YearResults> results_of_years(db::Transaction& transaction, const Office& office,
                                          std::string_view agency) {
  std::map<std::string, const store::ResultVersion*> best;
  const auto versions = store::list_result_versions(transaction, {std::string(agency), ""});
  for (const store::ResultVersion& version : versions) {
    if (version.state == store::ResultState::replaced) continue;
    auto& kept = best[version.key.edition];
    if (kept == nullptr || version.state == store::ResultState::published) kept = &version;
  }
  std::vector<YearResults> out;
  for (const auto& [edition, version] : best) {
    if (auto read = read_version(transaction, office, *version)) out.push_back({read, version->state});
  }
  std::sort(out.begin(), out.end(), [](const YearResults& a, const YearResults& b) {
    return a.results->edition().fiscal_year < b.results->edition().fiscal_year;
  });
  return out;
}

}  // namespace prongsai::desk
