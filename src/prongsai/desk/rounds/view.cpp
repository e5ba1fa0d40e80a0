// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/rounds/view.h"

#include <algorithm>
#include <map>

#include "prongsai/desk/rounds/publication.h"
#include "prongsai/desk/rounds/round_detail.h"
#include "prongsai/store/people.h"

namespace prongsai::desk {
namespace {

using access::Deed;

RoundView view_of(db::Transaction& transaction, const Office& office, store::StoredRound stored, Moment now) {
  RoundView out;
  out.stored = std::move(stored);
  out.rules = office.editions.find(out.round().edition);
  out.broken = detail::rules_problems(out.stored, out.rules.get());
  auto calendar = round::calendar_of(out.round());
  if (calendar) {
    out.calendar = *std::move(calendar);
  } else {
    out.calendar = out.round().calendar;
    out.broken.insert(out.broken.end(), calendar.problems().begin(), calendar.problems().end());
  }
  out.phases = round::state_at(out.calendar, now);
  out.agencies = store::count_round_agencies(transaction, out.round().id);
  out.publication = store::find_waiting_proposal(transaction, publication_kind, out.round().id);
  if (out.publication) {
    const auto person = store::find_person(transaction, out.publication->proposed_by);
    out.publication_by = person ? person->name : std::string();
  }
  return out;
}

std::vector<store::SampleCount> count_planned(db::Transaction& transaction, const framework::Edition& edition,
                                              std::string_view id) {
  std::map<std::pair<std::string, round::Demand>, store::SampleCount> counts;
  for (store::RoundAgency& agency : store::list_planned_agencies(transaction, id)) {
    for (const store::RoundSample& one : detail::sampled(edition, std::move(agency)).samples) {
      store::SampleCount& count = counts[{one.instrument, one.sample.demand}];
      count.instrument = one.instrument;
      count.demand = one.sample.demand;
      ++count.agencies;
      count.answers += one.sample.count;
    }
  }
  std::vector<store::SampleCount> out;
  for (auto& [key, count] : counts) out.push_back(std::move(count));
  return out;
}

}  // namespace

base::Result<RoundView> see_round(const Office& office, const access::Actor& actor, std::string_view id) {
  const auto role = permit(actor, Deed::see_rounds, {});
  if (!role) return role.problems();
  const Moment now = office.now();
  return office.database.read([&](db::Transaction& transaction) -> base::Result<RoundView> {
    auto stored = store::find_round(transaction, id);
    if (!stored) return detail::no_such_round(id);
    return view_of(transaction, office, *std::move(stored), now);
  });
}

base::Result<std::vector<RoundView>> see_rounds(const Office& office, const access::Actor& actor) {
  const auto role = permit(actor, Deed::see_rounds, {});
  if (!role) return role.problems();
  const Moment now = office.now();
  return office.database.read([&](db::Transaction& transaction) -> base::Result<std::vector<RoundView>> {
    std::vector<RoundView> out;
    for (store::StoredRound& stored : store::list_rounds(transaction))
      out.push_back(view_of(transaction, office, std::move(stored), now));
    return out;
  });
}

base::Result<std::vector<store::SampleCount>> see_samples(const Office& office, const access::Actor& actor,
                                                          std::string_view id) {
  using Counts = std::vector<store::SampleCount>;
  const auto role = permit(actor, Deed::see_rounds, {});
  if (!role) return role.problems();
  return office.database.read([&](db::Transaction& transaction) -> base::Result<Counts> {
    const auto stored = store::find_round(transaction, id);
    if (!stored) return detail::no_such_round(id);
    if (stored->round.stage != round::Stage::draft) return store::count_round_samples(transaction, id);
    const auto rules = office.editions.find(stored->round.edition);
    return rules ? count_planned(transaction, rules->edition, id) : Counts{};
  });
}

base::Result<RoundInUse> use_round(db::Transaction& transaction, const Office& office, std::string_view id,
                                   round::Activity activity) {
  auto stored = store::find_round(transaction, id);
  if (!stored) return detail::no_such_round(id);
  auto rules = office.editions.find(stored->round.edition);
  base::Problems problems = detail::rules_problems(*stored, rules.get());
  if (!problems.empty()) return problems;
  const auto timeliness = round::may(stored->round, activity, office.now());
  if (!timeliness) return timeliness.problems();
  return RoundInUse{*std::move(stored), std::move(rules), *timeliness == round::Timeliness::late};
}

namespace detail {

base::Problem no_such_round(std::string_view id) {
  return {"rounds.no_such_round", {{"round", std::string(id)}}, {}};
}

base::Problem round_clash() {
  return {"rounds.clash", {}, {}};
}

base::Problem wrong_stage(round::Stage found, round::Stage expected) {
  return {
      "round.wrong_stage",
      {{"found", std::string(round::word_of(found))}, {"expected", std::string(round::word_of(expected))}},
      {}};
}

base::Result<store::StoredRound> round_at(db::Transaction& transaction, std::string_view id,
                                          std::int64_t version, round::Stage stage) {
  auto stored = store::find_round(transaction, id);
  if (!stored) return no_such_round(id);
  if (stored->round.stage != stage) return wrong_stage(stored->round.stage, stage);
  if (stored->version != version) return round_clash();
  return *std::move(stored);
}

base::Problems rules_problems(const store::StoredRound& stored, const results_files::PlannedEdition* rules) {
  if (rules == nullptr) return {{"rounds.edition_gone", {{"edition", stored.round.edition}}, {}}};
  return round::what_changed_since_frozen(stored.round, rules->edition);
}

base::Problems check_decision_reason(std::string_view reason) {
  if (reason.find_first_not_of(" \t\r\n") == std::string_view::npos)
    return {{"round.no_reason", {{"field", "reason"}}, {}}};
  if (reason.size() > round::change_reason_most)
    return {{"round.reason_too_long",
             {{"found", std::to_string(reason.size())},
              {"expected", std::to_string(round::change_reason_most)},
              {"field", "reason"}},
             {}}};
  return {};
}

round::Participant participant_of(const store::RoundAgency& agency) {
  round::Participant out;
  out.agency = {agency.agency, agency.name_th, agency.name_en, agency.type, agency.province};
  out.size = agency.size;
  const auto count = [&](const char* instrument, std::optional<std::int64_t> people) {
    if (people && *people >= 0 && *people <= round::head_count_most) out.head_counts[instrument] = *people;
  };
  count("iit", agency.head_count_internal);
  count("eit", agency.head_count_external);
  return out;
}

store::SampledRoundAgency sampled(const framework::Edition& edition, store::RoundAgency agency) {
  const round::Participant participant = participant_of(agency);
  store::SampledRoundAgency out{std::move(agency), {}};
  for (const std::string& code : round::sampled_codes(edition))
    out.samples.push_back({code, round::minimum_of(edition, participant, code)});
  return out;
}

}  // namespace detail
}  // namespace prongsai::desk
