// SPDX-License-Identifier: Apache-2.0
// A round that is disclosing, and people of every role around an agency of it.
#pragma once

#include "prongsai/desk/disclosure/filing.h"

#include "rounds_fixture.h"

namespace prongsai::offices {

using desk::DisclosureView;
using desk::ItemWish;
using disclosure::Answer;
using testing::HasSubstr;
using testing::SizeIs;

class DisclosureOffices : public RoundOffices {
 protected:
  DisclosureOffices()
      : coordinator_(test_.make(Role::agency_coordinator, {"chiang-mai", "a-1", ""})),
        executive_(test_.make(Role::agency_executive, {"chiang-mai", "a-1", ""})),
        officer_of_unit_(test_.make(Role::unit_officer, {"chiang-mai", "a-1", "u-1"})),
        centre_(test_.make(Role::provincial_centre, {"chiang-mai", "", ""})),
        assessor_(test_.make(Role::assessor, {})),
        stranger_(test_.make(Role::agency_coordinator, {"chiang-mai", "a-3", ""})) {
    perform([&](db::Transaction& t) {
      store::record_unit(t, {"a-1", "u-1", "กองคลัง"});
      store::record_unit(t, {"a-1", "u-2", "สำนักปลัด"});
    });
  }

  /// Opened, with its disclosing just begun.
  std::string disclosing_round(const std::string& edition, int year) {
    const auto made = desk::make_round(office(), officer_.actor,
                                       {.edition = edition, .fiscal_year = year, .name_th = "รอบทดสอบ"});
    EXPECT_THAT(codes(made), IsEmpty());
    test_.set_now(round::fiscal_year_of(year).begins_at + std::chrono::hours(24));
    choose_all(*made);
    EXPECT_THAT(open(*made), IsEmpty());
    test_.set_now(see(*made).calendar.of(Phase::disclose).front().opens_at + std::chrono::hours(30));
    return *made;
  }
  [[nodiscard]] DisclosureView look(const std::string& round, const Somebody& who) {
    auto view = desk::see_disclosure(office(), who.actor, {"a-1", round});
    EXPECT_THAT(codes(view), IsEmpty());
    return *std::move(view);
  }
  [[nodiscard]] ItemWish shown(const std::string& item, std::int64_t version = 0) {
    return {item,
            version,
            Answer::shown,
            {{"https://www.a-1.go.th/" + item, "หน้าหลัก > ITA > " + item}},
            "เผยแพร่แล้ว"};
  }
  std::vector<std::string> tell(const std::string& round, const Somebody& who, const ItemWish& wish) {
    return codes(desk::tell_item(office(), who.actor, {"a-1", round}, wish));
  }
  /// Everything answered: มี for the first, ไม่มี for the others.
  void tell_all(const std::string& round) {
    const DisclosureView view = look(round, coordinator_);
    for (const auto& one : view.items) {
      ItemWish wish{one.item->code, one.told.version, Answer::not_shown, {}, ""};
      if (one.item->code == "o1") wish = shown("o1", one.told.version);
      EXPECT_THAT(tell(round, coordinator_, wish), IsEmpty()) << one.item->code;
    }
  }
  base::Result<store::FilingLine> hand_in(const std::string& round, const Somebody& who) {
    return desk::hand_in_disclosure(office(), who.actor, {"a-1", round}, look(round, who).content_mark);
  }

  Somebody coordinator_;
  Somebody executive_;
  Somebody officer_of_unit_;  ///< of u-1
  Somebody centre_;
  Somebody assessor_;
  Somebody stranger_;
};

}  // namespace prongsai::offices
