// SPDX-License-Identifier: Apache-2.0
// Puts agencies with a web site each and links that wait to be fetched into a database: make_links ADDRESS
// AGENCIES LINKS. Agency n has the site "https://www.aN.go.th" and the links "http://www.aN.go.th/oI" with I
// from 1.
#include <iostream>
#include <string>

#include "prongsai/desk/rounds/drafts.h"
#include "prongsai/desk/rounds/participants.h"
#include "prongsai/secret/token.h"
#include "prongsai/store/captures.h"
#include "prongsai/store/organisations.h"

#include "test_office.h"

namespace prongsai {
namespace {

int make(const std::string& address, int agencies, int links) {
  offices::TestOffice test(address);
  test.set_now(db::moment_by_the_machine());
  const offices::Somebody officer = test.make(access::Role::authority_officer, {});
  std::vector<store::NewAgencyVersion> versions;
  for (int i = 1; i <= agencies; ++i) {
    agency::AgencyRecord one;
    one.id = "a" + std::to_string(i);
    one.name_th = "หน่วยงานที่ " + std::to_string(i);
    one.type = "subdistrict_organization";
    one.province = "chiang-mai";
    one.website = "https://www." + one.id + ".go.th";
    versions.push_back({one, 0});
  }
  test.database().perform(
      [&](db::Transaction& t) { store::record_agencies(t, versions, {"system", test.now(), "ทดสอบ"}); });
  const std::string round =
      desk::make_round(test.office(), officer.actor,
                       {.edition = "ita/2565", .fiscal_year = 2570, .name_th = "ITA 2570"})
          .value();
  (void)desk::choose_agencies(test.office(), officer.actor, round, 1, {}, desk::Membership::takes_part)
      .value();
  for (int i = 1; i <= agencies; ++i) {
    const std::string id = "a" + std::to_string(i);
    std::vector<store::NewCaptureOrder> orders;
    for (int n = 1; n <= links; ++n) {
      const std::string item = "o" + std::to_string(n);
      orders.push_back({.order_id = secret::new_id("co"),
                        .agency = id,
                        .round = round,
                        .item = item,
                        .address = "http://www." + id + ".go.th/" + item,
                        .why = "close",
                        .asked_at = test.now()});
    }
    test.database().perform([&](db::Transaction& t) { store::add_capture_orders(t, orders); });
  }
  std::cout << round << std::endl;
  return 0;
}

}  // namespace
}  // namespace prongsai

int main(int count, char** words) {
  return count == 4 ? prongsai::make(words[1], std::stoi(words[2]), std::stoi(words[3])) : 2;
}
