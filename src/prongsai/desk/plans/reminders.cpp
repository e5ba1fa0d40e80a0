// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/plans/reminders.h"

#include "prongsai/secret/token.h"
#include "prongsai/store/mail_queue.h"
#include "prongsai/text/language.h"

namespace prongsai::desk {
namespace {

using improvement::Plan;
using improvement::Pressing;

/// The fiscal year of the Buddhist era that the day lies in.
int fiscal_year_at(improvement::Day day) {
  const std::chrono::year_month_day date(day);
  const int buddhist = static_cast<int>(date.year()) + 543;
  return static_cast<unsigned>(date.month()) >= 10 ? buddhist + 1 : buddhist;
}

std::string words_of(const Plan& plan, const Pressing& one, text::Language language) {
  const std::string& title =
      one.record->field(one.record->kind == improvement::RecordKind::measure ? "title" : "text");
  return text::say(
      language, "plan.mail.line",
      {{"kind", text::say(language, "plan.kind." + std::string(improvement::spec_of(one.record->kind).code))},
       {"number", improvement::number_of(plan, *one.record)},
       {"title", title.substr(0, title.find('\n'))},
       {"standing", text::say(language, "plan.standing." + std::string(improvement::code_of(one.standing)))},
       {"day", day_words(language, one.until)}});
}

/// What this person has to hear of and was not told yet.
std::string news_for(db::Transaction& transaction, const store::PlanHolder& holder, const Plan& plan,
                     const std::vector<Pressing>& pressing, Moment now) {
  const auto language = text::parse_language(holder.person.language).value_or(text::Language::th);
  std::string out;
  for (const Pressing& one : pressing) {
    const bool is_theirs = holder.role == access::Role::agency_coordinator ||
                           (holder.role == access::Role::unit_officer &&
                            improvement::concerns_unit(plan, *one.record, holder.unit));
    if (!is_theirs) continue;
    const bool is_new =
        store::record_plan_reminder(transaction, holder.person.person, {plan.agency, plan.year},
                                    one.record->id, improvement::code_of(one.standing), now);
    if (is_new) out += words_of(plan, one, language) + "\n";
  }
  return out;
}

Plan plan_of(db::Transaction& transaction, const store::PlanHead& head) {
  Plan plan{.agency = head.key.agency, .year = static_cast<int>(head.key.year), .edition = head.edition};
  plan.records = store::list_plan_records(transaction, head.key, false);
  improvement::sort_records(plan);
  return plan;
}

std::size_t remind_of(db::Transaction& transaction, const Office& office, const store::PlanHead& head) {
  const Moment now = office.now();
  const Plan plan = plan_of(transaction, head);
  const auto pressing = improvement::pressing(plan, today_of(office));
  std::size_t letters = 0;
  for (const store::PlanHolder& holder : store::list_plan_holders(transaction, head.key.agency)) {
    const std::string lines = news_for(transaction, holder, plan, pressing, now);
    if (lines.empty()) continue;
    const auto language = text::parse_language(holder.person.language).value_or(text::Language::th);
    const text::Details details = {
        {"name", holder.person.name},
        {"year", std::to_string(plan.year)},
        {"lines", lines},
        {"link", office.public_address + "/" + std::string(text::code_of(language)) + "/office/plans/" +
                     plan.agency + "/" + std::to_string(plan.year)}};
    store::record_mail(transaction, {.id = secret::new_id("m"),
                                     .recipient = holder.person.mail,
                                     .subject = text::say(language, "plan.mail.subject", details),
                                     .body = text::say(language, "plan.mail.body", details),
                                     .created_at = now,
                                     .next_try_at = now});
    ++letters;
  }
  return letters;
}

}  // namespace

std::size_t remind_of_plans(const Office& office) {
  const int year = fiscal_year_at(today_of(office));
  const auto plans = office.database.read(
      [&](db::Transaction& transaction) { return store::list_plans_of_year(transaction, year); });
  std::size_t letters = 0;
  for (const store::PlanHead& head : plans) {
    // Most plans ask for nothing today: they are read without holding up anybody who writes.
    const bool is_calm = office.database.read([&](db::Transaction& transaction) {
      return improvement::pressing(plan_of(transaction, head), today_of(office)).empty();
    });
    if (is_calm) continue;
    letters += office.database.perform(
        [&](db::Transaction& transaction) { return remind_of(transaction, office, head); });
  }
  return letters;
}

}  // namespace prongsai::desk
