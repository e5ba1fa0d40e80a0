// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/results/published.h"

#include <algorithm>
#include <map>

#include "prongsai/desk/record.h"
#include "prongsai/desk/results/draft_detail.h"
#include "prongsai/store/organisations.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using store::ResultState;

base::Result<PermittedSubject> may_import(db::Transaction& transaction, const Office& office,
                                          const access::Actor& actor, const store::ResultKey& key,
                                          ResultState state) {
  auto found = permitted_subject(transaction, office, actor, Deed::enter_results, key);
  if (!found || state != ResultState::published) return found;
  for (const Deed deed : {Deed::propose_publication, Deed::decide_publication}) {
    const auto role = permit(actor, deed, found->subject.area());
    if (!role) return role.problems();
  }
  return found;
}

}  // namespace

PublishedResults published_results(const Office& office, const std::vector<results_files::Results>& earlier) {
  std::map<std::string_view, const results_files::Results*> known;
  for (const results_files::Results& results : earlier) known.emplace(results.fingerprint, &results);
  const auto documents = office.database.read(
      [](db::Transaction& transaction) { return store::list_published_documents(transaction); });
  PublishedResults out;
  out.results.reserve(documents.size());
  for (const store::PublishedDocument& one : documents) {
    const std::string file = one.key.agency + "/" + one.key.edition + ".yaml";
    const auto found = known.find(one.fingerprint);
    if (found != known.end() && found->second->file == file) {
      out.results.push_back(*found->second);
      continue;
    }
    auto results = results_files::parse_results(one.document, file, office.editions);
    if (results)
      out.results.push_back(std::move(results).value());
    else
      out.problems.insert(out.problems.end(), results.problems().begin(), results.problems().end());
  }
  return out;
}

std::map<std::string, std::string, std::less<>> sizes_of_agencies(const Office& office) {
  std::map<std::string, std::string, std::less<>> out;
  const auto agencies = office.database.read(
      [](db::Transaction& transaction) { return store::list_agencies_whole(transaction); });
  for (const store::RegisteredAgency& one : agencies) {
    if (one.record.size_group) out.emplace(one.record.id, agency::code_of(*one.record.size_group));
  }
  return out;
}

base::Result<bool> import_results_file(const Office& office, const access::Actor& actor,
                                       std::string_view text, const std::string& file, ResultState state) {
  PRONGSAI_ASSERT(state != ResultState::replaced);
  const auto results = results_files::parse_results(text, file, office.editions);
  if (!results) return results.problems();
  const store::ResultKey key{results->agency.id, results->edition().id};
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto found = may_import(transaction, office, actor, key, state);
    if (!found) return found.problems();
    const auto versions = store::list_result_versions(transaction, key);
    const bool is_there = std::any_of(versions.begin(), versions.end(), [&](const store::ResultVersion& one) {
      return one.fingerprint == results->fingerprint && one.state == state;
    });
    if (is_there) return false;
    store::ResultVersion version;
    version.key = key;
    version.number = versions.empty() ? 1 : versions.front().number + 1;
    version.state = state;
    version.document = std::string(text);
    tell_outcome(*results, version);
    version.entered_by = actor.person;
    version.entered_at = now;
    if (state != ResultState::entered) {
      version.confirmed_by = actor.person;
      version.confirmed_at = now;
    }
    if (state == ResultState::published) {
      version.published_by = actor.person;
      version.published_at = now;
      store::mark_published_replaced(transaction, key);
    }
    store::mark_pending_replaced(transaction, key);
    store::record_result_version(transaction, version);
    record(transaction, actor, found->role, now,
           {.action = "result.import",
            .subject_kind = "result",
            .subject = found->subject.id(),
            .agency = key.agency,
            .before = versions.empty() ? "" : detail::version_snapshot(versions.front()),
            .after = detail::version_snapshot(version)});
    return true;
  });
}

}  // namespace prongsai::desk
