// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/surveys/credibility.h"

#include <algorithm>
#include <array>

#include "prongsai/desk/record.h"
#include "prongsai/desk/rounds/round_detail.h"
#include "prongsai/store/surveys.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using base::Problem;

/// What made somebody look: "external.hasty internal.twins".
std::string unusual_words(const credibility::EvidenceCard& card) {
  constexpr std::array<std::string_view, credibility::asked_count> asked_words = {"internal", "external",
                                                                                  "external_assessed"};
  std::string out;
  for (const credibility::SignalSeen& one : card.signals) {
    if (one.outcome != credibility::SignalOutcome::unusual) continue;
    if (!out.empty()) out += ' ';
    out += asked_words[static_cast<std::size_t>(one.asked)];
    out += '.';
    out += credibility::word_of(one.signal);
  }
  return out;
}

base::Result<WeighedAgency> on_shelf(const CredibilityShelf& shelf, std::string_view round,
                                     std::string_view agency) {
  const auto weighed = shelf.find(round);
  if (!weighed) return Problem{"weighing.not_weighed", {}, {}};
  const WeighedAgency* found = weighed->find(agency);
  if (found == nullptr)
    return Problem{"rounds.no_such_agency", {{"agency", std::string(agency)}, {"field", "agency"}}, {}};
  return *found;
}

}  // namespace

const WeighedAgency* WeighedRound::find(std::string_view agency) const {
  const auto found = std::ranges::find(agencies, agency, &WeighedAgency::agency);
  return found == agencies.end() ? nullptr : &*found;
}

std::shared_ptr<const WeighedRound> CredibilityShelf::find(std::string_view round) const {
  const std::lock_guard lock(mutex_);
  const auto found = rounds_.find(round);
  return found == rounds_.end() ? nullptr : found->second;
}

void CredibilityShelf::keep(std::string_view round, WeighedRound weighed) {
  auto kept = std::make_shared<const WeighedRound>(std::move(weighed));
  const std::lock_guard lock(mutex_);
  rounds_.insert_or_assign(std::string(round), std::move(kept));
  if (rounds_.size() <= rounds_most) return;
  rounds_.erase(
      std::ranges::min_element(rounds_, {}, [](const auto& one) { return one.second->weighed_at; }));
}

std::size_t CredibilityView::waiting() const {
  if (!weighed) return 0;
  return static_cast<std::size_t>(std::ranges::count_if(weighed->agencies, [&](const WeighedAgency& one) {
    return one.card.queued && !decisions.contains(one.agency);
  }));
}

base::Result<CredibilityView> see_credibility(const Office& office, const access::Actor& actor,
                                              std::string_view round, const CredibilityShelf& shelf) {
  const auto role = permit(actor, Deed::see_credibility, {});
  if (!role) return role.problems();
  auto view = see_round(office, actor, std::string(round));
  if (!view) return view.problems();
  CredibilityView out{*std::move(view), false, shelf.find(round), {}};
  office.database.read([&](db::Transaction& transaction) {
    const auto box = store::find_round_box(transaction, round);
    out.box_is_opened = box && box->state == store::BoxState::opened;
    out.decisions.clear();
    for (store::StoredDecision& one : store::list_credibility_decisions(transaction, round))
      out.decisions.insert_or_assign(one.agency, std::move(one));
  });
  return out;
}

base::Result<EvidenceFile> see_evidence(const Office& office, const access::Actor& actor,
                                        std::string_view round, std::string_view agency,
                                        const CredibilityShelf& shelf) {
  const auto role = permit(actor, Deed::see_credibility, {});
  if (!role) return role.problems();
  auto view = see_round(office, actor, std::string(round));
  if (!view) return view.problems();
  auto weighed = on_shelf(shelf, round, agency);
  if (!weighed) return weighed.problems();
  auto decisions = office.database.read([&](db::Transaction& transaction) {
    return store::list_credibility_decisions(transaction, round, agency);
  });
  return EvidenceFile{*std::move(view), *std::move(weighed), std::move(decisions)};
}

base::Result<bool> decide_credibility(const Office& office, const access::Actor& actor,
                                      std::string_view round, std::string_view agency,
                                      const DecisionWish& wish, const CredibilityShelf& shelf) {
  const auto role = permit(actor, Deed::decide_credibility, {});
  if (!role) return role.problems();
  const auto weighed = on_shelf(shelf, round, agency);
  if (!weighed) return weighed.problems();
  const auto decision = store::parse_credibility_decision(wish.decision);
  base::Problems wrong;
  if (!decision) wrong.push_back({"weighing.no_decision", {{"field", "decision"}}, {}});
  if (wish.reason.empty()) wrong.push_back({"weighing.no_reason", {{"field", "reason"}}, {}});
  if (wish.reason.size() > reason_bytes_max)
    wrong.push_back({"weighing.reason_too_long",
                     {{"most", std::to_string(reason_bytes_max / 3)}, {"field", "reason"}},
                     {}});
  if (!wrong.empty()) return wrong;
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    if (!store::find_round(transaction, round)) return detail::no_such_round(round);
    const auto earlier = store::list_credibility_decisions(transaction, round, agency);
    const auto count = static_cast<std::int64_t>(earlier.size());
    if (count != wish.seen) return Problem{"weighing.decided_meanwhile", {}, {}};
    store::record_credibility_decision(
        transaction, round, {std::string(agency), count + 1, *decision, wish.reason, actor.person, "", now});
    audit::Snapshot before;
    if (!earlier.empty()) before.text("decision", store::word_of(earlier.back().decision));
    audit::Snapshot after;
    after.text("decision", store::word_of(*decision))
        .truth("queued", weighed->card.queued)
        .text("unusual", unusual_words(weighed->card));
    record(transaction, actor, *role, now,
           {.action = "credibility.decide",
            .subject_kind = "round",
            .subject = std::string(round),
            .agency = std::string(agency),
            .before = before.str(),
            .after = after.str(),
            .reason = wish.reason});
    return true;
  });
}

}  // namespace prongsai::desk
