// SPDX-License-Identifier: Apache-2.0
// A round whose agencies have handed in what they disclose, with assessors, for the contract of grades.
#pragma once

#include "prongsai/desk/disclosure/assigning.h"
#include "prongsai/desk/disclosure/disputes.h"
#include "prongsai/desk/disclosure/grading.h"
#include "prongsai/store/disclosure.h"

#include "rounds_fixture.h"

namespace prongsai::offices {

using disclosure::State;
using disclosure::Time;

class GradeOffices : public RoundOffices {
 protected:
  GradeOffices()
      : coordinator_(test_.make(Role::agency_coordinator, {"chiang-mai", "a-1", ""}, "ผู้ประสานงาน")),
        executive_(test_.make(Role::agency_executive, {"chiang-mai", "a-1", ""}, "ผู้บริหาร")),
        first_(test_.make(Role::assessor, {}, "ผู้ประเมินหนึ่ง")),
        second_(test_.make(Role::assessor, {}, "ผู้ประเมินสอง")),
        third_(test_.make(Role::assessor, {}, "ผู้ประเมินสาม")) {
    auto rules = std::make_shared<desk::DisclosureRules>();
    disclosure::Rules& own = (*rules)["ita/2564"];
    own.edition = "ita/2564";
    own.reasons = {{"wrong_year", {"ผิดปี", "Wrong year"}, true, true},
                   {"dead_link", {"ลิงก์เสีย", "Dead link"}, true, false},
                   {"was_there", {"แสดงไว้แล้ว", "It was there"}, false, true}};
    test_.own_office().disclosure_rules = rules;
  }

  /// Shows these items with a link each, and says of all others that there is nothing.
  static std::vector<disclosure::ItemFiling> filings(const std::vector<std::string>& shown,
                                                     const std::string& path = "หน้าหลัก > ITA") {
    std::vector<disclosure::ItemFiling> out;
    for (const framework::Item* item :
         framework::items_of(*editions().find("ita/2564")->edition.find_instrument("oit"))) {
      const bool is_shown = std::find(shown.begin(), shown.end(), item->code) != shown.end();
      disclosure::ItemFiling& one = out.emplace_back();
      one.item = item->code;
      one.answer = is_shown ? disclosure::Answer::shown : disclosure::Answer::not_shown;
      if (is_shown) one.links = {{"https://a-1.go.th/" + item->code, path}};
    }
    return out;
  }
  void hand_in(const std::string& round, const std::string& agency,
               const std::vector<disclosure::ItemFiling>& filed) {
    perform([&](db::Transaction& t) {
      const store::DisclosureKey key{agency, round};
      const auto number = static_cast<std::int64_t>(store::list_filings(t, key).size()) + 1;
      const std::string document = disclosure::spelled(filed);
      store::record_filing(
          t, key, {{number, std::string(64, 'a'), 43, 1, false, coordinator_.actor.person, now()}, document});
    });
  }
  void go_to(const std::string& round, Phase phase) {
    test_.set_now(see(round).calendar.of(phase).front().opens_at + std::chrono::hours(2));
  }
  desk::SeatsFilled assign(const std::string& round) {
    desk::JobProgress progress;
    const auto filled = desk::assign_graders(office(), officer_.actor, round, progress);
    EXPECT_THAT(codes(filled), IsEmpty());
    return filled ? *filled : desk::SeatsFilled{};
  }
  std::vector<std::string> seat(const store::ItemKey& key, std::int64_t number, const Somebody& who) {
    return codes(desk::give_seat(office(), officer_.actor, key, number, who.actor.person));
  }
  /// As from the screen: what it showed goes with the grade.
  std::vector<std::string> grade(const store::ItemKey& key, const Somebody& who, const std::string& choice,
                                 const std::vector<std::string>& reasons = {}) {
    const auto sheet = desk::open_item(office(), who.actor, key);
    if (!sheet) return codes(sheet);
    return codes(desk::give_grade(office(), who.actor, key,
                                  {.choice = choice,
                                   .reasons = reasons,
                                   .filing = sheet->filing_number,
                                   .seen = sheet->seat.grade ? sheet->seat.grade->number : 0}));
  }
  /// The item as the agency is told it.
  desk::ItemGrade told(const store::ItemKey& key) {
    const auto grades = desk::see_grades(office(), coordinator_.actor, key.round, key.agency);
    EXPECT_THAT(codes(grades), IsEmpty());
    return grades ? *grades->find(key.item) : desk::ItemGrade{};
  }
  /// Handed in, over, and everybody may grade: o1 and o2 of a-1 are shown.
  std::string grading_round() {
    const std::string id = opened_round();
    hand_in(id, "a-1", filings({"o1", "o2"}));
    go_to(id, Phase::grade);
    return id;
  }

  Somebody coordinator_;  ///< of a-1
  Somebody executive_;    ///< of a-1
  Somebody first_;
  Somebody second_;
  Somebody third_;
};

}  // namespace prongsai::offices
