// SPDX-License-Identifier: Apache-2.0
#include "prongsai/app/demo_disclosure.h"

#include <string>
#include <string_view>
#include <vector>

#include "prongsai/base/assert.h"
#include "prongsai/desk/disclosure/filing.h"
#include "prongsai/round/thai_day.h"
#include "prongsai/store/people.h"

namespace prongsai::app {
namespace {

using disclosure::Answer;

constexpr std::string_view edition = "ita/2565";

access::Actor coordinator(const desk::Office& office, std::string_view mail, const std::string& agency) {
  return office.database.read([&](db::Transaction& transaction) {
    const auto person = store::find_person_by_mail(transaction, mail);
    PRONGSAI_ASSERT(person.has_value());
    const access::Area area{.province = "chiang-mai", .agency = agency, .unit = ""};
    return access::Actor{person->id, {{access::Role::agency_coordinator, area}}, ""};
  });
}

/// One item as a coordinator would tell it. Every ninth is something the agency does not have.
desk::ItemWish wish_for(const desk::DisclosureItemView& item, const std::string& agency, int year,
                        std::size_t place) {
  constexpr std::size_t missing_every = 9;
  desk::ItemWish out{.item = item.item->code, .version = item.told.version};
  if (place % missing_every == missing_every - 1) {
    out.answer = Answer::not_shown;
    return out;
  }
  out.answer = Answer::shown;
  const std::string page =
      "https://www.example.org/" + agency + "/ita/" + std::to_string(year) + "/" + out.item;
  out.links.push_back({page, "หน้าหลัก > ITA " + std::to_string(year) + " > " + item.item->text.th});
  constexpr std::size_t second_every = 4;
  if (place % second_every == 0) out.links.push_back({page + ".pdf", ""});
  return out;
}

base::Result<bool> tell(const desk::Office& office, const access::Actor& actor,
                        const store::DisclosureKey& key, std::size_t items) {
  const auto view = desk::see_disclosure(office, actor, key);
  if (!view) return view.problems();
  for (std::size_t i = 0; i < view->items.size() && i < items; ++i) {
    const auto told = desk::tell_item(office, actor, key,
                                      wish_for(view->items[i], key.agency, view->round.round.fiscal_year, i));
    if (!told) return told.problems();
  }
  return true;
}

base::Result<bool> tell_all_and_hand_in(const desk::Office& office, const access::Actor& actor,
                                        const store::DisclosureKey& key) {
  const auto told = tell(office, actor, key, SIZE_MAX);
  if (!told) return told;
  const auto view = desk::see_disclosure(office, actor, key);
  if (!view) return view.problems();
  const auto filed = desk::hand_in_disclosure(office, actor, key, view->content_mark);
  if (!filed) return filed.problems();
  return true;
}

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

base::Result<bool> fill_demo_disclosure(const desk::Office& office) {
  const access::Actor city = coordinator(office, "coordinator@demo.example", "cm-city");
  const access::Actor province = coordinator(office, "province@demo.example", "cm-province");
  for (const desk::DisclosureRound& one : desk::see_disclosure_rounds(office)) {
    if (one.round.round.edition != edition || !one.closes) continue;
    const std::string& id = one.round.round.id;
    const bool is_over = one.phase.standing == round::Standing::closed;
    desk::Office then = office;
    // A day before it closed; this year it is today.
    if (is_over) then.now = [at = *one.closes - std::chrono::hours(24)] { return at; };
    auto done = tell_all_and_hand_in(then, province, {"cm-province", id});
    if (done && is_over) done = tell_all_and_hand_in(then, city, {"cm-city", id});
    if (!done) return done;
    if (is_over) continue;
    constexpr std::size_t begun = 11;
    done = tell(office, city, {"cm-city", id}, begun);
    if (done) done = share_money(office, city, {"cm-city", id});
    if (!done) return done;
  }
  return true;
}

}  // namespace prongsai::app
