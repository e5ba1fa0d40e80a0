// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/results/versions.h"

#include <algorithm>

#include "prongsai/desk/record.h"
#include "prongsai/desk/results/draft_detail.h"
#include "prongsai/desk/results/publication.h"
#include "prongsai/store/people.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using base::Problem;

void add_name(db::Transaction& transaction, const std::optional<std::string>& person,
              std::map<std::string, std::string>& names) {
  if (!person || names.contains(*person)) return;
  const auto found = store::find_person(transaction, *person);
  if (found) names.emplace(*person, found->name);
}

/// Grants of a unit reach no whole agency, and results belong to the whole.
std::vector<access::Area> whole_areas(const access::Actor& actor) {
  std::vector<access::Area> out = access::areas_for(actor, Deed::see_results);
  std::erase_if(out, [](const access::Area& area) { return !area.unit.empty(); });
  return out;
}

}  // namespace

base::Result<ResultList> list_results(const Office& office, const access::Actor& actor,
                                      store::ResultWish wish) {
  if (!access::may_somewhere(actor, Deed::see_results))
    return permit(actor, Deed::see_results, {}).problems();
  ResultList out;
  out.areas = whole_areas(actor);
  if (out.areas.empty()) return out;
  if (wish.province.empty() && wish.agency.empty()) {
    wish.province = out.areas.front().agency.empty() ? out.areas.front().province : "";
    wish.agency = out.areas.front().agency;
  }
  const auto inside = [&](const access::Area& outer) {
    return access::covers(outer, {wish.province, wish.agency, ""});
  };
  if (std::none_of(out.areas.begin(), out.areas.end(), inside))
    return Problem{"desk.not_permitted", {{"deed", std::string(access::code_of(Deed::see_results))}}, {}};
  out.area = {wish.province, wish.agency, ""};
  return office.database.read([&](db::Transaction& transaction) -> base::Result<ResultList> {
    out.count = store::count_results(transaction, wish);
    out.lines = store::list_results(transaction, wish);
    return out;
  });
}

base::Result<ResultHistory> look_at_results(const Office& office, const access::Actor& actor,
                                            const store::ResultKey& key) {
  return office.database.read([&](db::Transaction& transaction) -> base::Result<ResultHistory> {
    auto agency = store::find_result_agency(transaction, key.agency);
    if (!agency) return Problem{"entry.no_such_agency", {{"found", key.agency}}, {}};
    const auto role = permit(actor, Deed::see_results, {agency->province, agency->id, ""});
    if (!role) return role.problems();
    ResultHistory out{.agency = *std::move(agency)};
    out.versions = store::list_result_versions(transaction, key);
    for (const store::ResultVersion& version : out.versions) {
      add_name(transaction, version.entered_by, out.names);
      add_name(transaction, version.confirmed_by, out.names);
      add_name(transaction, version.proposed_by, out.names);
      add_name(transaction, version.published_by, out.names);
    }
    for (const auto& rules : office.editions.all()) {
      const std::string& edition = rules->edition.id;
      if (!key.edition.empty() && key.edition != edition) continue;
      const auto draft = store::find_result_draft(transaction, {key.agency, edition});
      if (!draft || !draft->is_open) continue;
      out.drafts.emplace(edition, *draft);
      add_name(transaction, draft->changed_by, out.names);
    }
    const std::string subject = key.agency + "/" + key.edition;
    for (store::Proposal& proposal : store::list_proposals(transaction, "waiting", proposals_max)) {
      if (is_about_results(proposal) && proposal.subject == subject) {
        add_name(transaction, proposal.proposed_by, out.names);
        out.proposals.push_back(std::move(proposal));
      }
    }
    return out;
  });
}

base::Result<VersionView> look_at_version(const Office& office, const access::Actor& actor,
                                          const store::ResultKey& key, std::int64_t number) {
  auto found = office.database.read(
      [&](db::Transaction& transaction) -> base::Result<std::pair<ResultSubject, store::ResultVersion>> {
        auto subject = permitted_subject(transaction, office, actor, Deed::see_results, key);
        if (!subject) return subject.problems();
        auto version = store::find_result_version(transaction, key, number);
        if (!version) return Problem{"entry.no_such_version", {{"found", std::to_string(number)}}, {}};
        return std::pair(std::move(subject->subject), *std::move(version));
      });
  if (!found) return found.problems();
  auto results = results_files::parse_results(found->second.document, "version.yaml", office.editions);
  if (!results) return results.problems();
  return VersionView{std::move(found->first), std::move(found->second), std::move(results).value()};
}

base::Result<bool> confirm_version(const Office& office, const access::Actor& actor,
                                   const store::ResultKey& key, const ConfirmWish& wish) {
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto found = permitted_subject(transaction, office, actor, Deed::confirm_results, key);
    if (!found) return found.problems();
    const auto version = store::find_result_version(transaction, key, wish.number);
    if (!version || version->fingerprint != wish.fingerprint ||
        !store::mark_result_confirmed(transaction, key, wish.number, actor.person, now))
      return Problem{"entry.version_changed", {}, {}};
    store::ResultVersion after = *version;
    after.state = store::ResultState::confirmed;
    record(transaction, actor, found->role, now,
           {.action = "result.confirm",
            .subject_kind = "result",
            .subject = found->subject.id(),
            .agency = key.agency,
            .before = detail::version_snapshot(*version),
            .after = detail::version_snapshot(after)});
    return true;
  });
}

}  // namespace prongsai::desk
