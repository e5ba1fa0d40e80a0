// SPDX-License-Identifier: Apache-2.0
// The drive plan and its calendar: G13.
#include <algorithm>
#include <array>
#include <map>

#include "prongsai/improvement/checks_detail.h"
#include "prongsai/improvement/words_detail.h"

namespace prongsai::improvement::detail {
namespace {

struct Dated {
  const Record* record = nullptr;
  Period period;
};

std::vector<Dated> of_role(const Checking& checking, std::string_view role) {
  std::vector<Dated> out;
  for (const Record* activity : checking.plan.of(RecordKind::activity)) {
    const auto period = period_of(*activity, checking.plan.year);
    if (period && activity->field("role") == role) out.push_back({activity, *period});
  }
  return out;
}

/// A plan that is in force on 1 October was written before: that work alone may lie before the year.
bool may_lie_before(const Record& activity) {
  return activity.field("role") == "draft_plan" || activity.field("role") == "publish_plan";
}

void check_one(Checking& checking, const Record& activity) {
  const int year = checking.plan.year;
  if (units_of(activity).empty()) checking.tell_record("activity.no_owner", Weight::warns, activity);
  const auto period = period_of(activity, year);
  if (!period) {
    checking.tell_record("activity.no_period", Weight::warns, activity);
  } else if (!lies_within(*period, year) &&
             !(may_lie_before(activity) && period->last <= last_day_of(year))) {
    checking.tell_record("activity.outside_year", Weight::blocks, activity,
                         {{"period", period_text(*period)}, {"year", std::to_string(year)}});
  }
}

/// What the activity monitors: what it names; where it names nothing, the one collection of answers there is.
const Record* watched_by(const Checking& checking, const Record& activity) {
  if (!activity.field("watches").empty()) return checking.plan.find(activity.field("watches"));
  if (activity.field("role") != "watch_answers") return nullptr;
  const auto collecting = of_role(checking, "collect_answers");
  return collecting.size() == 1 ? collecting.front().record : nullptr;
}

/// Monitoring lasts as long as what is monitored.
void check_watching(Checking& checking, const Record& activity) {
  const Record* watched = watched_by(checking, activity);
  if (watched == nullptr || watched->id == activity.id) return;
  const auto own = period_of(activity, checking.plan.year);
  const auto other = period_of(*watched, checking.plan.year);
  if (!own || !other) return;
  // Nobody said when something "until a day" begins: only its end can be held against it.
  const bool begins_late = other->form != PeriodForm::until && own->first > other->first;
  if (!begins_late && own->last >= other->last) return;
  checking.tell_record("activity.watch_does_not_cover", Weight::warns, activity,
                       {{"period", period_text(*own)},
                        {"other_number", number_of(checking.plan, *watched)},
                        {"other_name", name_of(*watched)},
                        {"other_period", period_text(*other)}});
}

/// `later` may not be over before `sooner` has begun: of the work of a year only what cannot be otherwise.
struct Order {
  std::string_view sooner;
  std::string_view later;
};
constexpr std::array orders = {
    Order{"draft_plan", "publish_plan"},         Order{"ask_for_lists", "enter_lists"},
    Order{"open_channels", "collect_answers"},   Order{"enter_lists", "collect_answers"},
    Order{"collect_oit", "enter_oit"},           Order{"collect_oit", "clarify_oit"},
    Order{"collect_answers", "publish_results"}, Order{"clarify_oit", "publish_results"},
};

void tell_order(Checking& checking, std::string_view code, const Dated& one, const Dated& other) {
  checking.tell_record(code, Weight::warns, *one.record,
                       {{"period", period_text(one.period)},
                        {"other_number", number_of(checking.plan, *other.record)},
                        {"other_name", name_of(*other.record)},
                        {"other_period", period_text(other.period)}});
}

void check_orders(Checking& checking) {
  for (const Order& order : orders) {
    for (const Dated& later : of_role(checking, order.later)) {
      const auto sooner = of_role(checking, order.sooner);
      const bool is_over =
          !sooner.empty() && std::all_of(sooner.begin(), sooner.end(), [&](const Dated& one) {
            return one.period.form != PeriodForm::until && later.period.last < one.period.first;
          });
      if (is_over) tell_order(checking, "activity.order", later, sooner.front());
    }
  }
  // What is collected for the disclosure items is entered while the system is open for it.
  const auto collecting = of_role(checking, "collect_oit");
  for (const Dated& entering : of_role(checking, "enter_oit")) {
    const bool is_late =
        !collecting.empty() && std::all_of(collecting.begin(), collecting.end(), [&](const Dated& one) {
          return entering.period.last > one.period.last;
        });
    if (is_late) tell_order(checking, "activity.ends_too_late", entering, collecting.front());
  }
}

/// A plan should be in force when its year begins.
void check_start(Checking& checking) {
  const int year = checking.plan.year;
  if (checking.against.today && *checking.against.today > last_day_of(year)) return;
  auto starting = of_role(checking, "publish_plan");
  if (starting.empty()) starting = of_role(checking, "draft_plan");
  if (starting.empty()) {
    checking.tell("activity.plan_start_unknown", Weight::warns, {{"day", iso(first_day_of(year))}});
    return;
  }
  for (const Dated& one : starting) {
    const Day begins = one.period.form == PeriodForm::until ? one.period.last : one.period.first;
    if (begins <= first_day_of(year)) continue;
    checking.tell_record("activity.plan_starts_late", Weight::warns, *one.record,
                         {{"period", period_text(one.period)}, {"day", iso(first_day_of(year))}});
  }
}

void check_twins(Checking& checking) {
  std::map<std::string, const Record*> seen;
  for (const Record* activity : checking.plan.of(RecordKind::activity)) {
    std::string words = plain_text(activity->field("text"));
    std::erase_if(words, [](char c) { return c == ' ' || c == '\n' || c == '\t'; });
    const auto [place, is_new] = seen.emplace(std::move(words), activity);
    if (is_new) continue;
    checking.tell_record("activity.twice", Weight::warns, *activity,
                         {{"other_number", number_of(checking.plan, *place->second)}});
  }
}

}  // namespace

void check_activities(Checking& checking) {
  const auto activities = checking.plan.of(RecordKind::activity);
  if (activities.empty()) {
    checking.tell("activity.none", Weight::acknowledge);
    return;
  }
  for (const Record* activity : activities) {
    check_one(checking, *activity);
    check_watching(checking, *activity);
  }
  check_orders(checking);
  check_twins(checking);
  check_start(checking);
}

}  // namespace prongsai::improvement::detail
