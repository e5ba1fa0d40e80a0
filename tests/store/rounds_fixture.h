// SPDX-License-Identifier: Apache-2.0
// Four agencies, two officers, and the steps of a round, for the contract of rounds.
#pragma once

#include <chrono>

#include "prongsai/desk/permit.h"
#include "prongsai/desk/rounds/decisions.h"
#include "prongsai/desk/rounds/drafts.h"
#include "prongsai/desk/rounds/opening.h"
#include "prongsai/desk/rounds/participants.h"
#include "prongsai/desk/rounds/publication.h"
#include "prongsai/store/organisations.h"
#include "prongsai/store/trail.h"

#include "offices.h"

namespace prongsai::offices {

using access::Role;
using round::Activity;
using round::Phase;
using round::Stage;
using testing::ElementsAre;
using testing::IsEmpty;

/// The first moment of a Thai day.
inline desk::Moment at(std::string_view day) {
  return round::start_of_thai_day(round::parse_day(day).value());
}

inline constexpr std::chrono::microseconds instant{1};

inline agency::AgencyRecord agency_of(const std::string& id, const std::string& type,
                                      const std::string& province) {
  agency::AgencyRecord out;
  out.id = id;
  out.name_th = "หน่วยงาน " + id;
  out.type = type;
  out.province = province;
  return out;
}

class RoundOffices : public Offices {
 protected:
  RoundOffices()
      : officer_(test_.make(Role::authority_officer, {})), second_(test_.make(Role::authority_officer, {})) {
    std::vector<agency::AgencyRecord> agencies = {agency_of("a-1", "subdistrict_organization", "chiang-mai"),
                                                  agency_of("a-2", "subdistrict_organization", "lamphun"),
                                                  agency_of("a-3", "subdistrict_municipality", "chiang-mai"),
                                                  agency_of("a-4", "department", "")};
    agencies[0].head_count_external = 512;
    agencies[0].size_group = agency::SizeGroup::small;
    agencies[1].state = agency::State::closed;
    agencies[2].size_group = agency::SizeGroup::medium;
    record(agencies);
  }

  void record(const std::vector<agency::AgencyRecord>& agencies) {
    std::vector<store::NewAgencyVersion> versions;
    for (const agency::AgencyRecord& one : agencies) versions.push_back({one, 0});
    perform([&](db::Transaction& t) { store::record_agencies(t, versions, {"system", now(), "ทดสอบ"}); });
  }

  [[nodiscard]] desk::RoundView see(const std::string& id) {
    auto found = desk::see_round(office(), officer_.actor, id);
    EXPECT_THAT(codes(found), IsEmpty());
    return *std::move(found);
  }
  [[nodiscard]] std::string make(const std::string& edition = "ita/2564") {
    const auto made = desk::make_round(office(), officer_.actor,
                                       {.edition = edition, .fiscal_year = 2570, .name_th = "ITA 2570"});
    EXPECT_THAT(codes(made), IsEmpty());
    return *made;
  }
  void choose_all(const std::string& id) {
    EXPECT_THAT(codes(desk::choose_agencies(office(), officer_.actor, id, see(id).stored.version, {},
                                            desk::Membership::takes_part)),
                IsEmpty());
  }
  std::vector<std::string> open(const std::string& id) {
    return codes(desk::open_round(office(), officer_.actor, id, see(id).stored.version));
  }
  [[nodiscard]] std::string opened_round(const std::string& edition = "ita/2564") {
    const std::string id = make(edition);
    choose_all(id);
    EXPECT_THAT(open(id), IsEmpty());
    return id;
  }
  [[nodiscard]] std::vector<std::string> use(const desk::Office& office, const std::string& id,
                                             Activity activity) {
    return office.database.read(
        [&](db::Transaction& t) { return codes(desk::use_round(t, office, id, activity)); });
  }
  /// The round at the end of its last phase but publication, closed.
  [[nodiscard]] std::string closed_round() {
    const std::string id = opened_round();
    test_.set_now(see(id).calendar.of(Phase::publish).front().opens_at);
    EXPECT_THAT(codes(desk::close_round(office(), officer_.actor, id, see(id).stored.version)), IsEmpty());
    return id;
  }
  [[nodiscard]] std::string propose(const std::string& id) {
    const auto proposed = desk::propose_publication(office(), officer_.actor, id, see(id).stored.version,
                                                    "ตรวจครบทุกหน่วยงานแล้ว");
    EXPECT_THAT(codes(proposed), IsEmpty());
    return *proposed;
  }
  /// The actions in the trail, oldest first.
  [[nodiscard]] std::vector<audit::Entry> trail() {
    return read([&](db::Transaction& t) {
      std::vector<audit::Entry> out;
      store::visit_lines(t, 0, store::trail_frontier(t).size(),
                         [&](const std::string& line) { out.push_back(*audit::parse_entry(line)); });
      return out;
    });
  }
  [[nodiscard]] std::int64_t count_of(const std::string& action) {
    std::int64_t out = 0;
    for (const audit::Entry& entry : trail()) out += entry.action == action ? 1 : 0;
    return out;
  }

  Somebody officer_;
  Somebody second_;
};

}  // namespace prongsai::offices
