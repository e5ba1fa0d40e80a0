// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/rounds/drafts.h"

#include <algorithm>

#include "prongsai/desk/record.h"
#include "prongsai/desk/rounds/round_detail.h"
#include "prongsai/round/suggest.h"

namespace prongsai::desk {
namespace {

using access::Deed;

constexpr std::size_t name_bytes_max = 300;
constexpr int rounds_a_year = 20;

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

base::Problems check_wish(const RoundWish& wish, const results_files::PlannedEdition* rules) {
  base::Problems out;
  if (rules == nullptr)
    out.push_back({"rounds.no_such_edition", {{"found", wish.edition}, {"field", "edition"}}, {}});
  if (wish.fiscal_year < fiscal_year_first || wish.fiscal_year > fiscal_year_last)
    out.push_back({"rounds.bad_year",
                   {{"found", std::to_string(wish.fiscal_year)},
                    {"first", std::to_string(fiscal_year_first)},
                    {"last", std::to_string(fiscal_year_last)},
                    {"field", "fiscal_year"}},
                   {}});
  if (wish.name_th.empty()) out.push_back({"rounds.no_name", {{"field", "name_th"}}, {}});
  for (const auto& [field, name] :
       {std::pair("name_th", &wish.name_th), std::pair("name_en", &wish.name_en)}) {
    if (name->size() > name_bytes_max || has_control(*name))
      out.push_back(
          {"rounds.bad_name", {{"limit", std::to_string(name_bytes_max / 3)}, {"field", field}}, {}});
  }
  return out;
}

/// "ita-2570", and "ita-2570-2" where that is taken; empty when there are too many.
std::string free_id(db::Transaction& transaction, const RoundWish& wish) {
  const std::string stem =
      wish.edition.substr(0, wish.edition.find('/')) + "-" + std::to_string(wish.fiscal_year);
  for (int number = 1; number <= rounds_a_year; ++number) {
    std::string id = number == 1 ? stem : stem + "-" + std::to_string(number);
    if (!store::find_round(transaction, id)) return id;
  }
  return {};
}

round::Calendar suggestion(const Office& office, const framework::Edition& edition, int year) {
  std::vector<framework::Edition> shelf;
  for (const auto& one : office.editions.all()) shelf.push_back(one->edition);
  return round::suggested_calendar(edition, shelf, year).calendar;
}

}  // namespace

base::Result<std::string> make_round(const Office& office, const access::Actor& actor,
                                     const RoundWish& wish) {
  const auto role = permit(actor, Deed::make_rounds, {});
  if (!role) return role.problems();
  const auto rules = office.editions.find(wish.edition);
  base::Problems problems = check_wish(wish, rules.get());
  if (!problems.empty()) return problems;
  store::StoredRound draft;
  draft.round.edition = wish.edition;
  draft.round.fiscal_year = wish.fiscal_year;
  draft.round.calendar = suggestion(office, rules->edition, wish.fiscal_year);
  draft.name_th = wish.name_th;
  draft.name_en = wish.name_en;
  const Moment now = office.now();
  draft.created_at = now;
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<std::string> {
    draft.round.id = free_id(transaction, wish);
    if (draft.round.id.empty())
      return base::Problem{
          "rounds.too_many", {{"year", std::to_string(wish.fiscal_year)}, {"field", "fiscal_year"}}, {}};
    store::record_round(transaction, draft);
    record(transaction, actor, *role, now,
           {.action = "round.make",
            .subject_kind = "round",
            .subject = draft.round.id,
            .after = audit::Snapshot()
                         .text("edition", wish.edition)
                         .number("fiscal_year", wish.fiscal_year)
                         .text("name_th", wish.name_th)
                         .text("name_en", wish.name_en)
                         .text("calendar", round::canonical_text(draft.round.calendar))
                         .str()});
    return draft.round.id;
  });
}

base::Result<bool> change_calendar(const Office& office, const access::Actor& actor, std::string_view id,
                                   std::int64_t version, const round::Calendar& calendar) {
  const auto role = permit(actor, Deed::make_rounds, {});
  if (!role) return role.problems();
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto stored = detail::round_at(transaction, id, version, round::Stage::draft);
    if (!stored) return stored.problems();
    if (stored->round.calendar == calendar) return true;
    if (!store::take_round_version(transaction, id, version)) return detail::round_clash();
    store::set_round_calendar(transaction, id, calendar);
    const auto snapshot = [](const round::Calendar& one) {
      return audit::Snapshot().text("calendar", round::canonical_text(one)).str();
    };
    record(transaction, actor, *role, now,
           {.action = "round.change_calendar",
            .subject_kind = "round",
            .subject = std::string(id),
            .before = snapshot(stored->round.calendar),
            .after = snapshot(calendar)});
    return true;
  });
}

}  // namespace prongsai::desk
