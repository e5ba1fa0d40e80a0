// SPDX-License-Identifier: Apache-2.0
// A round whose surveys are made, by pages alone, for the tests of pages about surveys.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "town.h"

namespace prongsai::town {

using access::Role;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using Fields = std::vector<std::pair<std::string, std::string>>;

class SurveysPages : public testing::Test {
 protected:
  [[nodiscard]] http::Response get(Role role, const std::string& below, const std::string& language = "/th") {
    return town_.ask("GET", language + "/office" + below, town_.sign_in(role));
  }
  [[nodiscard]] std::string page(Role role, const std::string& below, const std::string& language = "/th") {
    const auto response = get(role, below, language);
    EXPECT_EQ(response.status, 200) << below;
    EXPECT_EQ(response.body.find("⟦"), std::string::npos)
        << response.body.substr(response.body.find("⟦"), 60);
    return response.body;
  }
  http::Response send(Role role, const std::string& below, const Fields& fields) {
    return town_.ask("POST", "/th/office" + below, town_.sign_in(role), fields);
  }
  [[nodiscard]] static std::string hidden(const std::string& page, const std::string& name) {
    const std::string before = "name=\"" + name + "\" value=\"";
    const std::size_t at = page.find(before);
    if (at == std::string::npos) return {};
    return page.substr(at + before.size(), page.find('"', at + before.size()) - at - before.size());
  }
  void draft() {
    const auto made =
        send(Role::authority_officer, "/rounds/new",
             {{"edition", "ita/2565"}, {"fiscal_year", "2570"}, {"name_th", "รอบ <ทดสอบ> 2570"}});
    ASSERT_EQ(made.status, 303);
    const std::string before = "/th/office/rounds/";
    const std::string to = location_of(made);
    round_id = to.substr(before.size(), to.find('?') - before.size());
    surveys = "/rounds/" + round_id + "/surveys";
    own = surveys + "/agencies/own-agency";
    const std::string form = page(Role::authority_officer, "/rounds/" + round_id + "/participants");
    ASSERT_EQ(send(Role::authority_officer, "/rounds/" + round_id + "/participants/choose",
                   {{"version", hidden(form, "version")}, {"action", "add"}, {"province", "chiang-mai"}})
                  .status,
              303);
  }
  void choose_codes() {
    const std::string form = page(Role::authority_officer, surveys + "/set-up");
    ASSERT_EQ(send(Role::authority_officer, surveys + "/set-up",
                   {{"version", hidden(form, "version")},
                    {"asked", "iit"},
                    {"audience", "internal"},
                    {"credential-iit", "single_use_code"},
                    {"coordinators-iit", "yes"},
                    {"floor-iit", "12"}})
                  .status,
              303);
  }
  /// EIT is asked by assessors on the telephone.
  void choose_calls() {
    const std::string form = page(Role::authority_officer, surveys + "/set-up");
    ASSERT_EQ(send(Role::authority_officer, surveys + "/set-up",
                   {{"version", hidden(form, "version")},
                    {"asked", "eit"},
                    {"audience", "external"},
                    {"credential-eit", "single_use_code"},
                    {"interviewed", "yes"},
                    {"floor-eit", "5"}})
                  .status,
              303);
  }
  void open_round() {
    const std::string form = page(Role::authority_officer, "/rounds/" + round_id + "/open");
    ASSERT_EQ(send(Role::authority_officer, "/rounds/" + round_id + "/open",
                   {{"version", hidden(form, "version")}, {"confirmed", "yes"}})
                  .status,
              303);
  }
  void make_surveys() {
    draft();
    choose_codes();
    make_chosen();
  }
  void make_chosen() {
    open_round();
    const auto begun = send(Role::authority_officer, surveys + "/make", {});
    ASSERT_EQ(begun.status, 303);
    const std::string job = location_of(begun).substr(std::string("/th/office").size());
    auto shown = get(Role::authority_officer, job);
    while (shown.body.find("job-progress") != std::string::npos) shown = get(Role::authority_officer, job);
    ASSERT_EQ(shown.status, 303) << "the way back to where it was asked for";
    ASSERT_THAT(location_of(shown), HasSubstr("?done=made&count=2"));
  }
  static std::string location_of(const http::Response& response) {
    const std::string* found = http::find_header(response.headers, "Location");
    return found == nullptr ? "" : *found;
  }

  std::string round_id;
  std::string surveys;  ///< below /office
  std::string own;
  Town town_;
};

}  // namespace prongsai::town
