// SPDX-License-Identifier: Apache-2.0
#include "prongsai/app/demo_disclosure.h"

#include <string>
#include <string_view>
#include <vector>

#include "prongsai/app/demo_captures.h"
#include "prongsai/app/demo_fill.h"
#include "prongsai/desk/disclosure/filing.h"
#include "prongsai/round/thai_day.h"

namespace prongsai::app {
namespace {

using disclosure::Answer;

constexpr std::string_view edition = "ita/2565";

/// One item as a coordinator would tell it. Every ninth is something the agency does not have.
desk::ItemWish wish_for(const desk::DisclosureItemView& item, const store::DisclosureKey& key, int year,
                        std::size_t place) {
  constexpr std::size_t missing_every = 9;
  desk::ItemWish out{.item = item.item->code, .version = item.told.version};
  if (place % missing_every == missing_every - 1) {
    out.answer = Answer::not_shown;
    return out;
  }
  out.answer = Answer::shown;
  out.links.push_back({demo_address(key.agency, key.round, out.item),
                       "หน้าหลัก > ITA " + std::to_string(year) + " > " + item.item->text.th});
  constexpr std::size_t second_every = 4;
  if (place % second_every == 0)
    out.links.push_back({demo_table_address(key.agency, key.round, out.item), ""});
  return out;
}

base::Result<bool> tell(const desk::Office& office, const access::Actor& actor,
                        const store::DisclosureKey& key, std::size_t items) {
  const auto view = desk::see_disclosure(office, actor, key);
  if (!view) return view.problems();
  for (std::size_t i = 0; i < view->items.size() && i < items; ++i) {
    const auto told =
        desk::tell_item(office, actor, key, wish_for(view->items[i], key, view->round.round.fiscal_year, i));
    if (!told) return told.problems();
  }
  return true;
}

}  // namespace

base::Result<bool> hand_in_for_demo(const desk::Office& office, const access::Actor& actor,
                                    const store::DisclosureKey& key) {
  const auto told = tell(office, actor, key, SIZE_MAX);
  if (!told) return told;
  const auto view = desk::see_disclosure(office, actor, key);
  if (!view) return view.problems();
  const auto filed = desk::hand_in_disclosure(office, actor, key, view->content_mark);
  if (!filed) return filed.problems();
  return true;
}

namespace {

/// The finance division is given what is about money; it is due in a fortnight.
base::Result<bool> share_money(const desk::Office& office, const access::Actor& actor,
                               const store::DisclosureKey& key) {
  const auto view = desk::see_disclosure(office, actor, key);
  if (!view) return view.problems();
  if (view->units.empty()) return true;
  const auto due = round::day_text(round::thai_day_at(office.now()) + std::chrono::days(14));
  std::vector<desk::ShareWish> wishes;
  for (const desk::DisclosureItemView& one : view->items) {
    const bool is_money = one.sub_indicator != nullptr && one.sub_indicator->code == "9.3";
    if (is_money) wishes.push_back({one.item->code, view->units.front().unit.id, due});
  }
  const auto shared = desk::share_items(office, actor, key, wishes);
  if (!shared) return shared.problems();
  return true;
}

}  // namespace

base::Result<bool> fill_demo_disclosure(const desk::Office& office, DemoCaptures& captures) {
  const access::Actor city = demo_actor(office, "coordinator@demo.example");
  const access::Actor province = demo_actor(office, "province@demo.example");
  for (const desk::DisclosureRound& one : desk::see_disclosure_rounds(office)) {
    if (one.round.round.edition != edition || !one.closes) continue;
    const std::string& id = one.round.round.id;
    const bool is_over = one.phase.standing == round::Standing::closed;
    desk::Office then = office;
    // A day before it closed; this year it is today.
    if (is_over) then.now = [at = *one.closes - std::chrono::hours(24)] { return at; };
    auto done = hand_in_for_demo(then, province, {"cm-province", id});
    if (done && is_over) done = hand_in_for_demo(then, city, {"cm-city", id});
    if (!done) return done;
    captures.take(then, id);
    if (is_over) continue;
    constexpr std::size_t begun = 11;
    done = tell(office, city, {"cm-city", id}, begun);
    if (done) done = share_money(office, city, {"cm-city", id});
    if (!done) return done;
  }
  return true;
}

}  // namespace prongsai::app
