// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/results/round_results.h"

#include <algorithm>

#include "prongsai/desk/record.h"
#include "prongsai/desk/results/compose.h"
#include "prongsai/desk/results/making_detail.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using base::Problem;
using store::RoundOutcome;

constexpr std::int64_t agencies_a_page = 1'000;
/// Agencies made in one transaction: others wait for it a tenth of a second.
constexpr std::size_t agencies_at_once = 32;

base::Result<access::Role> permitted(const access::Actor& actor) {
  const auto role = permit(actor, Deed::open_boxes, {});
  if (!role) return role.problems();
  return permit(actor, Deed::enter_results, {});
}

std::vector<std::string> agencies_of(db::Transaction& transaction, std::string_view round,
                                     std::string_view province) {
  std::vector<std::string> out;
  for (std::int64_t offset = 0;; offset += agencies_a_page) {
    const auto page = store::list_round_agencies(transaction, round, "", agencies_a_page, offset);
    if (page.agencies.empty()) return out;
    for (const store::RoundAgency& one : page.agencies) {
      if (province.empty() || one.province == province) out.push_back(one.agency);
    }
  }
}

void count(const detail::MadeAgency& one, RoundResultsDone& done) {
  done.incomplete += one.result.missing.empty() ? 0 : 1;
  if (one.is_new) {
    ++done.made;
    return;
  }
  switch (one.result.outcome) {
    case RoundOutcome::ready:
      ++done.ready;
      break;
    case RoundOutcome::same:
      ++done.same;
      break;
    case RoundOutcome::clashing:
      ++done.clashing;
      break;
    case RoundOutcome::nothing:
      ++done.nothing;
      break;
  }
}

/// Only what was made is told: looking changes nothing.
void record_making(const Office& office, const access::Actor& actor, access::Role role,
                   std::string_view round, const RoundResultsWish& wish, const RoundResultsDone& done) {
  if (wish.only_looks) return;
  audit::Snapshot after;
  if (!wish.province.empty()) after.text("province", wish.province);
  after.number("made", done.made)
      .number("same", done.same)
      .number("clashing", done.clashing)
      .number("incomplete", done.incomplete);
  office.database.perform([&](db::Transaction& transaction) {
    record(transaction, actor, role, office.now(),
           {.action = "round.make_results",
            .subject_kind = "round",
            .subject = std::string(round),
            .after = after.str()});
  });
}

struct Beginning {
  Composer composer;
  std::vector<std::string> agencies;
};

}  // namespace

base::Result<RoundResultsDone> make_round_results(const Office& office, const access::Actor& actor,
                                                  std::string_view round, const RoundResultsWish& wish,
                                                  JobProgress& progress) {
  const auto role = permitted(actor);
  if (!role) return role.problems();
  auto begun = office.database.read([&](db::Transaction& transaction) -> base::Result<Beginning> {
    auto composer = Composer::of(transaction, office, round);
    if (!composer) return composer.problems();
    return Beginning{*std::move(composer), agencies_of(transaction, round, wish.province)};
  });
  if (!begun) return begun.problems();
  const auto& agencies = begun->agencies;
  detail::Making making(office, actor, *role, begun->composer);
  progress.begin("make_results", static_cast<std::int64_t>(agencies.size()));
  RoundResultsDone done;
  for (std::size_t first = 0; first < agencies.size(); first += agencies_at_once) {
    const std::size_t end = std::min(first + agencies_at_once, agencies.size());
    if (progress.is_cancelled()) {
      record_making(office, actor, *role, round, wish, done);
      return Problem{"round_results.stopped",
                     {{"done", std::to_string(first)}, {"all", std::to_string(agencies.size())}},
                     {}};
    }
    const auto made = making.make({agencies.data() + first, end - first}, wish.only_looks);
    if (!made) return made.problems();
    for (const detail::MadeAgency& one : *made) count(one, done);
    progress.done(static_cast<std::int64_t>(end));
  }
  record_making(office, actor, *role, round, wish, done);
  return done;
}

base::Result<store::RoundResult> make_agency_results(const Office& office, const access::Actor& actor,
                                                     std::string_view round, std::string_view agency) {
  const auto role = permitted(actor);
  if (!role) return role.problems();
  auto composer = office.database.read([&](db::Transaction& transaction) -> base::Result<Composer> {
    auto out = Composer::of(transaction, office, round);
    if (!out) return out.problems();
    if (!store::find_round_agency(transaction, round, agency)) return detail::no_such_round_agency(agency);
    return out;
  });
  if (!composer) return composer.problems();
  const std::string id(agency);
  auto made = detail::Making(office, actor, *role, *composer).make({&id, 1}, false);
  if (!made) return made.problems();
  return std::move(made->front().result);
}

base::Result<RoundResultsView> see_round_results(const Office& office, const access::Actor& actor,
                                                 std::string_view round, std::string_view which,
                                                 std::int64_t page) {
  const auto role = permitted(actor);
  if (!role) return role.problems();
  auto view = see_round(office, actor, round);
  if (!view) return view.problems();
  return office.database.read([&](db::Transaction& transaction) -> base::Result<RoundResultsView> {
    RoundResultsView out{.round = *view, .which = std::string(which)};
    const auto composer = Composer::of(transaction, office, round);
    if (!composer) out.in_the_way = composer.problems();
    out.sums = store::sum_round_results(transaction, round);
    out.versions = store::count_round_versions(transaction, round, view->round().edition);
    if (which.empty()) return out;
    out.found = store::count_round_results(transaction, round, which);
    out.lines = store::list_round_results(transaction, round, which, round_results_a_page,
                                          (page - 1) * round_results_a_page);
    return out;
  });
}

}  // namespace prongsai::desk
