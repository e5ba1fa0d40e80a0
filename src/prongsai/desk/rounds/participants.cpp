// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/rounds/participants.h"

#include "prongsai/agency/search_form.h"
#include "prongsai/desk/record.h"
#include "prongsai/desk/rounds/round_detail.h"

namespace prongsai::desk {
namespace {

using access::Deed;

constexpr std::int64_t candidates_most = 20;

const char* action_of(Membership membership) {
  return membership == Membership::takes_part ? "round.add_agencies" : "round.remove_agencies";
}

store::SampledRoundAgency with_samples(db::Transaction& transaction, const Office& office,
                                       const store::StoredRound& stored, store::RoundAgency agency) {
  if (stored.round.stage != round::Stage::draft) {
    auto samples = store::list_round_samples(transaction, stored.round.id, agency.agency);
    return {std::move(agency), std::move(samples)};
  }
  const auto rules = office.editions.find(stored.round.edition);
  return rules ? detail::sampled(rules->edition, std::move(agency))
               : store::SampledRoundAgency{std::move(agency), {}};
}

base::Problem no_such_agency(std::string_view agency) {
  return {"rounds.no_such_agency", {{"agency", std::string(agency)}, {"field", "agency"}}, {}};
}

base::Problems check_counts(const HeadCounts& counts) {
  base::Problems out;
  for (const auto& [field, count] :
       {std::pair("internal", counts.internal), std::pair("external", counts.external)}) {
    if (count && (*count < 0 || *count > round::head_count_most))
      out.push_back({"rounds.bad_head_count",
                     {{"found", std::to_string(*count)},
                      {"expected", std::to_string(round::head_count_most)},
                      {"field", field}},
                     {}});
  }
  return out;
}

std::string snapshot_of(const std::optional<std::int64_t>& internal,
                        const std::optional<std::int64_t>& external) {
  audit::Snapshot out;
  if (internal) out.number("internal", *internal);
  if (external) out.number("external", *external);
  return out.str();
}

}  // namespace

base::Result<std::int64_t> choose_agencies(const Office& office, const access::Actor& actor,
                                           std::string_view id, std::int64_t version,
                                           const store::AgencyChoice& choice, Membership membership) {
  const auto role = permit(actor, Deed::make_rounds, {});
  if (!role) return role.problems();
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<std::int64_t> {
    const auto stored = detail::round_at(transaction, id, version, round::Stage::draft);
    if (!stored) return stored.problems();
    const std::int64_t count = membership == Membership::takes_part
                                   ? store::add_round_agencies(transaction, id, choice)
                                   : store::remove_round_agencies(transaction, id, choice);
    if (count == 0) return std::int64_t{0};
    if (!store::take_round_version(transaction, id, version)) return detail::round_clash();
    record(transaction, actor, *role, now,
           {.action = action_of(membership),
            .subject_kind = "round",
            .subject = std::string(id),
            .after = audit::Snapshot()
                         .text("type", choice.type)
                         .text("ministry", choice.ministry)
                         .text("province", choice.province)
                         .number("agencies", count)
                         .str()});
    return count;
  });
}

base::Result<bool> choose_agency(const Office& office, const access::Actor& actor, std::string_view id,
                                 std::int64_t version, std::string_view agency, Membership membership) {
  const auto role = permit(actor, Deed::make_rounds, {});
  if (!role) return role.problems();
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto stored = detail::round_at(transaction, id, version, round::Stage::draft);
    if (!stored) return stored.problems();
    const bool done = membership == Membership::takes_part
                          ? store::add_round_agency(transaction, id, agency)
                          : store::remove_round_agency(transaction, id, agency);
    if (!done) return no_such_agency(agency);
    if (!store::take_round_version(transaction, id, version)) return detail::round_clash();
    record(transaction, actor, *role, now,
           {.action = action_of(membership),
            .subject_kind = "round",
            .subject = std::string(id),
            .agency = std::string(agency),
            .after = audit::Snapshot().text("agency", agency).str()});
    return true;
  });
}

base::Result<ParticipantsPage> see_participants(const Office& office, const access::Actor& actor,
                                                std::string_view id, std::string_view text,
                                                std::int64_t limit, std::int64_t offset) {
  const auto role = permit(actor, Deed::see_rounds, {});
  if (!role) return role.problems();
  return office.database.read([&](db::Transaction& transaction) -> base::Result<ParticipantsPage> {
    const auto stored = store::find_round(transaction, id);
    if (!stored) return detail::no_such_round(id);
    store::RoundAgencyPage page =
        store::list_round_agencies(transaction, id, agency::search_form(text), limit, offset);
    ParticipantsPage out;
    out.found = page.found;
    for (store::RoundAgency& agency : page.agencies)
      out.agencies.push_back(with_samples(transaction, office, *stored, std::move(agency)));
    return out;
  });
}

base::Result<std::optional<store::SampledRoundAgency>> see_participant(const Office& office,
                                                                       const access::Actor& actor,
                                                                       std::string_view id,
                                                                       std::string_view agency) {
  using Found = std::optional<store::SampledRoundAgency>;
  const auto role = permit(actor, Deed::see_rounds, {});
  if (!role) return role.problems();
  return office.database.read([&](db::Transaction& transaction) -> base::Result<Found> {
    const auto stored = store::find_round(transaction, id);
    if (!stored) return detail::no_such_round(id);
    auto found = store::find_round_agency(transaction, id, agency);
    if (!found) return Found{};
    return Found{with_samples(transaction, office, *stored, *std::move(found))};
  });
}

base::Result<Candidates> see_candidates(const Office& office, const access::Actor& actor, std::string_view id,
                                        std::string_view text) {
  const auto role = permit(actor, Deed::make_rounds, {});
  if (!role) return role.problems();
  return office.database.read([&](db::Transaction& transaction) -> base::Result<Candidates> {
    if (!store::find_round(transaction, id)) return detail::no_such_round(id);
    Candidates out;
    out.kinds = store::list_agency_kinds(transaction);
    const std::string form = agency::search_form(text);
    if (!form.empty())
      out.agencies = store::list_agencies_outside_round(transaction, id, form, candidates_most);
    return out;
  });
}

base::Result<bool> state_head_counts(const Office& office, const access::Actor& actor, std::string_view id,
                                     std::string_view agency, const HeadCounts& counts) {
  base::Problems problems = check_counts(counts);
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto found = store::find_round_agency(transaction, id, agency);
    // Who may not even ask learns nothing about who takes part.
    const access::Area area{found ? found->province : "", std::string(agency), ""};
    const auto role = permit(actor, Deed::change_organisations, area);
    if (!role) return role.problems();
    if (!found) return no_such_agency(agency);
    if (!problems.empty()) return problems;
    const auto used = use_round(transaction, office, id, round::Activity::state_head_counts);
    if (!used) return used.problems();
    store::RoundAgency changed = *found;
    changed.head_count_internal = counts.internal;
    changed.head_count_external = counts.external;
    store::set_round_head_counts(transaction, id, detail::sampled(used->rules->edition, changed));
    record(transaction, actor, *role, now,
           {.action = used->late ? "round.state_head_counts_late" : "round.state_head_counts",
            .subject_kind = "round_agency",
            .subject = std::string(id) + "/" + std::string(agency),
            .agency = std::string(agency),
            .before = snapshot_of(found->head_count_internal, found->head_count_external),
            .after = snapshot_of(counts.internal, counts.external)});
    return true;
  });
}

}  // namespace prongsai::desk
