// SPDX-License-Identifier: Apache-2.0
#include "prongsai/app/made_grades.h"

#include <algorithm>
#include <utility>

#include "prongsai/base/assert.h"
#include "prongsai/base/digest.h"
#include "prongsai/desk/permit.h"
#include "prongsai/desk/rounds/view.h"
#include "prongsai/secret/token.h"
#include "prongsai/store/people.h"

namespace prongsai::app {
namespace {

constexpr std::size_t agencies_an_assessor = 40;
constexpr std::size_t assessors_least = 3;
constexpr std::size_t agencies_at_once = 200;

std::vector<std::string> make_assessors(const desk::Office& office, std::size_t count, desk::Moment now) {
  std::vector<std::string> out;
  office.database.perform([&](db::Transaction& transaction) {
    out.clear();
    for (std::size_t i = 0; i < count; ++i) {
      const std::string id = secret::new_id("p");
      // Nobody can sign in: no password has this spelling.
      store::record_person(transaction, {.id = id,
                                         .mail = id + "@assessor.example",
                                         .name = "ผู้ประเมินจำลอง " + std::to_string(i + 1) + " (สมมติ)",
                                         .language = "th",
                                         .password = "none",
                                         .password_version = 1,
                                         .second_factor = std::nullopt,
                                         .second_factor_step = 0,
                                         .created_at = now,
                                         .ended_at = std::nullopt});
      store::record_grant(transaction, id, {access::Role::assessor, {}}, desk::the_program().person, now);
      out.push_back(id);
    }
  });
  return out;
}

desk::Moment within(const round::Calendar& calendar, round::Phase phase) {
  return calendar.of(phase).back().closes_at - std::chrono::hours(24);
}

std::string link_of(const std::string& agency, const std::string& item) {
  return "https://" + agency + ".example/ita/" + item;
}

}  // namespace

MadeGrades::MadeGrades(const desk::Office& office, std::string round, const framework::Edition& edition,
                       const framework::Instrument& instrument, std::size_t agencies)
    : office_(office), round_(std::move(round)), items_(framework::items_of(instrument)) {
  PRONGSAI_ASSERT(!items_.empty() && items_.front()->scale.has_value());
  const auto& choices = edition.scales[*items_.front()->scale].choices;
  const auto points = [](const framework::Choice& one) { return one.points; };
  best_ = std::ranges::max_element(choices, {}, points)->code;
  lowest_ = std::ranges::min_element(choices, {}, points)->code;
  const auto view = desk::see_round(office, desk::the_program(), round_);
  PRONGSAI_ASSERT(view.ok());
  filed_at_ = within(view->calendar, round::Phase::disclose);
  graded_at_ = within(view->calendar, round::Phase::grade);
  assessors_ = make_assessors(office, std::max(assessors_least, agencies / agencies_an_assessor), filed_at_);
}

void MadeGrades::add(std::size_t number, const simulation::SimulatedAgency& agency) {
  PRONGSAI_ASSERT(agency.disclosed.size() == items_.size());
  const std::string& id = agency.record.id;
  store::BulkFiling filing{id, {}, {}, desk::the_program().person, filed_at_};
  for (std::size_t i = 0; i < items_.size(); ++i) {
    disclosure::ItemFiling& one = filing.items.emplace_back();
    one.item = items_[i]->code;
    const bool is_shown = agency.disclosed[i] || (number + i) % 2 == 0;
    one.answer = is_shown ? disclosure::Answer::shown : disclosure::Answer::not_shown;
    if (!is_shown) continue;
    one.links = {{link_of(id, one.item), "หน้าหลัก > ITA"}};
    const store::GivenGrade grade{.number = 1,
                                  .choice = agency.disclosed[i] ? best_ : lowest_,
                                  .words = agency.disclosed[i] ? "" : "องค์ประกอบไม่ครบ (สมมติ)",
                                  .filing = 1,
                                  .given_at = graded_at_};
    for (const std::size_t seat : {1U, 2U})
      seats_.push_back({id, one.item, static_cast<std::int64_t>(seat),
                        assessors_[(number + seat) % assessors_.size()], desk::the_program().person,
                        graded_at_, grade});
  }
  filing.document = disclosure::spelled(filing.items);
  filings_.push_back(std::move(filing));
  if (filings_.size() >= agencies_at_once) write();
}

void MadeGrades::finish() {
  if (!filings_.empty()) write();
}

void MadeGrades::write() {
  office_.database.perform([&](db::Transaction& transaction) {
    store::record_filings_in_bulk(transaction, round_, filings_);
    store::record_grade_seats(transaction, round_, seats_);
  });
  filings_.clear();
  seats_.clear();
}

}  // namespace prongsai::app
