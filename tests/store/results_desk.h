// SPDX-License-Identifier: Apache-2.0
// An agency with the people who bring its results in, and a way from the real file to every state.
#pragma once

#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "prongsai/audit/entry.h"
#include "prongsai/desk/permit.h"
#include "prongsai/desk/results/draft.h"
#include "prongsai/desk/results/intake.h"
#include "prongsai/desk/results/publication.h"
#include "prongsai/desk/results/published.h"
#include "prongsai/desk/results/versions.h"
#include "prongsai/store/organisations.h"
#include "prongsai/store/trail.h"

#include "offices.h"

namespace prongsai::offices {

using access::Area;
using access::Role;
using store::ResultState;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

inline const store::ResultKey province_2565{"cm-province", "ita/2565"};
inline const store::ResultKey city_2566{"cm-city", "ita/2566"};
inline const Area province{"chiang-mai", "cm-province", ""};

inline std::string real_file(const std::string& name) {
  std::ifstream file(std::string(PRONGSAI_SOURCE_DIR) + "/data/results/" + name, std::ios::binary);
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

inline agency::AgencyRecord agency_called(const std::string& id, const std::string& name,
                                          const std::string& type, const std::string& in_province) {
  agency::AgencyRecord out;
  out.id = id;
  out.name_th = name;
  out.type = type;
  out.province = in_province;
  return out;
}

class ResultsEntry : public Offices {
 protected:
  void SetUp() override {
    perform([&](db::Transaction& transaction) {
      const std::vector<store::NewAgencyVersion> all = {
          {agency_called("cm-province", "จังหวัดเชียงใหม่", "province", "chiang-mai"), 0},
          {agency_called("cm-city", "เทศบาลนครเชียงใหม่", "city_municipality", "chiang-mai"), 0},
          {agency_called("elsewhere", "เทศบาลตำบลอื่น", "subdistrict_municipality", "phuket"), 0}};
      store::record_agencies(transaction, all, {"system", now(), "ทดสอบ"});
    });
  }

  [[nodiscard]] desk::DraftView draft(const store::ResultKey& key = province_2565) {
    auto view = desk::look_at_draft(office(), coordinator_.actor, key);
    EXPECT_THAT(codes(view), IsEmpty());
    return std::move(view).value();
  }
  std::int64_t save(const std::map<std::string, std::string, std::less<>>& texts) {
    const auto saved =
        desk::save_draft(office(), coordinator_.actor, province_2565, {draft().draft.version, texts});
    EXPECT_THAT(codes(saved), IsEmpty());
    return saved ? *saved : -1;
  }
  /// The real file through the upload page into the draft.
  void take_real_file() {
    const std::string bytes = real_file("chiang-mai-province-2565.yaml");
    EXPECT_THAT(codes(desk::take_upload(office(), coordinator_.actor, province_2565, {"ผล.yaml", bytes})),
                IsEmpty());
    const auto view = desk::look_at_intake(office(), coordinator_.actor, province_2565);
    ASSERT_THAT(codes(view), IsEmpty());
    EXPECT_THAT(codes(desk::accept_intake(office(), coordinator_.actor, province_2565,
                                          {view->id, view->draft.draft.version, {}, false})),
                IsEmpty());
  }
  std::int64_t commit(const std::string& reason = "พิมพ์ไว้อย่างนั้นในรายงาน") {
    const auto number =
        desk::commit_draft(office(), coordinator_.actor, province_2565, {draft().draft.version, reason, ""});
    EXPECT_THAT(codes(number), IsEmpty());
    return number ? *number : -1;
  }
  [[nodiscard]] store::ResultVersion version(std::int64_t number,
                                             const store::ResultKey& key = province_2565) {
    auto found = read([&](db::Transaction& t) { return store::find_result_version(t, key, number); });
    EXPECT_TRUE(found.has_value());
    return found.value_or(store::ResultVersion{});
  }
  void confirm(std::int64_t number) {
    EXPECT_THAT(codes(desk::confirm_version(office(), executive_.actor, province_2565,
                                            {number, version(number).fingerprint})),
                IsEmpty());
  }
  [[nodiscard]] std::string propose() {
    const auto id = desk::propose_publication(
        office(), first_.actor, {.edition = "ita/2565", .agency = "cm-province", .reason = "ครบแล้ว"});
    EXPECT_THAT(codes(id), IsEmpty());
    return id ? *id : std::string();
  }
  base::Result<bool> decide(const Somebody& who, const std::string& id,
                            desk::Decision decision = desk::Decision::accept) {
    return desk::decide_result_proposal(office(), who.actor, id, {decision, "ตรวจแล้ว"});
  }
  /// The real figures of 2565, published by two persons, as version 1.
  void publish_real_file() {
    take_real_file();
    confirm(commit());
    EXPECT_THAT(codes(decide(second_, propose())), IsEmpty());
  }
  [[nodiscard]] std::vector<std::string> deeds() {
    return read([&](db::Transaction& t) {
      std::vector<std::string> out;
      store::visit_lines(t, 0, store::trail_frontier(t).size(),
                         [&](const std::string& line) { out.push_back(audit::parse_entry(line)->action); });
      return out;
    });
  }

  Somebody coordinator_ = test_.make(Role::agency_coordinator, province, "ผู้กรอก");
  Somebody colleague_ = test_.make(Role::agency_coordinator, province, "ผู้กรอกอีกคน");
  Somebody executive_ = test_.make(Role::agency_executive, province, "ผู้บริหาร");
  Somebody stranger_ = test_.make(Role::agency_coordinator, {"phuket", "elsewhere", ""}, "ที่อื่น");
  Somebody centre_ = test_.make(Role::provincial_centre, {"chiang-mai", "", ""}, "ศูนย์");
  Somebody first_ = test_.make(Role::authority_officer, {}, "คนที่หนึ่ง");
  Somebody second_ = test_.make(Role::authority_officer, {}, "คนที่สอง");
};

}  // namespace prongsai::offices
