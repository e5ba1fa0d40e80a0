// SPDX-License-Identifier: Apache-2.0
// The pages about the trail and the system, asked as a browser asks; and the proof they give, verified by
// Python alone.
#include <cstdio>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/audit/verify_export.h"
#include "prongsai/desk/people/roles.h"
#include "prongsai/desk/permit.h"
#include "prongsai/desk/record.h"

#include "engines.h"
#include "town.h"

namespace prongsai::town {
namespace {

using access::Role;
using testing::HasSubstr;
using testing::Not;

class TrailPages : public testing::Test {
 protected:
  [[nodiscard]] http::Response get(Role role, const std::string& address) {
    return town_.ask("GET", "/th/office" + address, town_.sign_in(role));
  }
  [[nodiscard]] std::string page(Role role, const std::string& address) {
    const auto response = get(role, address);
    EXPECT_EQ(response.status, 200) << address;
    EXPECT_EQ(response.body.find("⟦"), std::string::npos)
        << response.body.substr(response.body.find("⟦"), 60);
    return response.body;
  }
  /// What the program prints for the file, by Python's own library alone.
  [[nodiscard]] std::string verified(const std::string& shown, const std::string& file) {
    const std::string start = "&lt;&lt;&#39;END&#39;\n";
    const std::size_t begin = shown.find(start) + start.size();
    std::string program = shown.substr(begin, shown.find("END</pre>", begin) - begin);
    for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
             {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}}) {
      for (std::size_t at = program.find(from); at != std::string::npos; at = program.find(from, at + 1))
        program.replace(at, from.size(), to);
    }
    std::ofstream(scratch_ / "proof.py") << program;
    std::ofstream(scratch_ / "proof.json") << file;
    const std::string command = "PYTHONIOENCODING=utf-8 python3 " + (scratch_ / "proof.py").string() + " " +
                                (scratch_ / "proof.json").string() + " > " + (scratch_ / "said").string();
    EXPECT_EQ(std::system(command.c_str()), 0);
    std::ostringstream said;
    said << std::ifstream(scratch_ / "said").rdbuf();
    return said.str();
  }

  Town town_;
  engines::Scratch scratch_;
};

TEST_F(TrailPages, tell_what_was_done_in_ones_own_area) {
  const std::string own = page(Role::agency_coordinator, "/trail");
  EXPECT_THAT(own, HasSubstr("เชิญผู้ใช้"));
  EXPECT_THAT(own, HasSubstr("องค์การบริหารส่วนตำบลของเรา"));
  EXPECT_THAT(own, Not(HasSubstr(Town::secret_name)));
  EXPECT_THAT(own, Not(HasSubstr("ตำบลของเขา")));
  EXPECT_THAT(page(Role::provincial_centre, "/trail"), Not(HasSubstr("ตำบลของเขา")));
  EXPECT_THAT(page(Role::authority_officer, "/trail"), HasSubstr("ตำบลของเขา"));
  EXPECT_EQ(get(Role::agency_coordinator, "/trail?agency=other-agency").status, 403);
  EXPECT_EQ(get(Role::provincial_centre, "/trail?agency=other-agency").status, 403);
  EXPECT_THAT(page(Role::authority_officer, "/trail?agency=%E0%B8%AD%E0%B8%9A%E0%B8%95."),
              HasSubstr("ตรงกับ 2 หน่วยงาน"));
  EXPECT_EQ(get(Role::unit_officer, "/trail").status, 303) << "those who see one unit see their own deeds";
  EXPECT_THAT(page(Role::unit_officer, "/trail/own"), HasSubstr("ยังไม่มีบันทึก"));
}

TEST_F(TrailPages, show_a_line_only_to_those_whom_it_concerns) {
  const std::string own = town_.address("/trail/{sequence}", Side::own);
  const std::string other = town_.address("/trail/{sequence}", Side::other);
  EXPECT_EQ(get(Role::agency_coordinator, own).status, 200);
  EXPECT_EQ(get(Role::agency_coordinator, other).status, 404);
  EXPECT_EQ(get(Role::agency_coordinator, other + "/proof").status, 404);
  EXPECT_EQ(get(Role::authority_officer, other).status, 200);
  for (const char* none : {"/trail/99999999", "/trail/-1", "/trail/x", "/trail/18446744073709551615"})
    EXPECT_EQ(get(Role::authority_officer, none).status, 404) << none;
}

TEST_F(TrailPages, have_a_word_for_each_fact_of_an_opened_round) {
  const std::string line = std::to_string(town_.office().database.perform([&](db::Transaction& transaction) {
    return store::append_entry(
        transaction,
        desk::line_of(desk::the_program(), Role::authority_officer, town_.office().now(),
                      {.action = "round.open",
                       .subject_kind = "round",
                       .subject = "r",
                       .after = R"({"calendar_hash":"c1","frozen_hash":"f1","agencies_hash":"a1"})"}));
  }));
  const std::string shown = page(Role::authority_officer, "/trail/" + line);
  for (const char* words : {"รหัสปฏิทิน</dt><dd>c1", "รหัสสิ่งที่ตรึงไว้</dt><dd>f1", "รหัสรายชื่อหน่วยงาน</dt><dd>a1"})
    EXPECT_THAT(shown, HasSubstr(words));
}

TEST_F(TrailPages, give_a_proof_that_python_alone_verifies_and_a_changed_one_does_not) {
  for (const Side side : {Side::own, Side::other}) {
    const std::string line = town_.address("/trail/{sequence}", side);
    const std::string shown = page(Role::authority_officer, line);
    const auto file = get(Role::authority_officer, line + "/proof");
    ASSERT_EQ(file.status, 200);
    EXPECT_THAT(verified(shown, file.body), testing::StartsWith("ถูกต้อง"));
    std::string changed = file.body;
    changed.replace(changed.find("test.line"), 9, "test.lime");
    EXPECT_THAT(verified(shown, changed), testing::StartsWith("ไม่ถูกต้อง"));
  }
}

TEST_F(TrailPages, give_the_signed_trail_as_a_file_that_verifies) {
  const std::string shown = page(Role::authority_officer, "/trail");
  const auto value_of = [&](const std::string& name) {
    const std::string start = "name=\"" + name + "\" value=\"";
    const std::size_t begin = shown.find(start) + start.size();
    return shown.substr(begin, shown.find('"', begin) - begin);
  };
  const auto file = town_.ask("POST", "/th/office/trail/export", town_.sign_in(Role::authority_officer),
                              {{"from", value_of("from")}, {"to", value_of("to")}});
  ASSERT_EQ(file.status, 200);
  std::istringstream in(file.body);
  const auto verdict = audit::verify_export(in, "trail.jsonl", town_.office().trail_key.verifier());
  ASSERT_TRUE(verdict.ok());
  EXPECT_EQ(std::to_string(verdict->to), value_of("to"));
  EXPECT_THAT(page(Role::authority_officer, "/trail"), HasSubstr("ดาวน์โหลดบันทึกการดำเนินการ"));
  EXPECT_EQ(town_
                .ask("POST", "/th/office/trail/export", town_.sign_in(Role::provincial_centre),
                     {{"from", "0"}, {"to", value_of("to")}})
                .status,
            403);
  const auto stale = town_.ask("POST", "/th/office/trail/export", town_.sign_in(Role::authority_officer),
                               {{"from", "1"}, {"to", "2"}});
  EXPECT_EQ(stale.status, 303);
}

TEST_F(TrailPages, and_that_of_the_system_show_its_state_to_its_keepers) {
  const std::string shown = page(Role::system_administrator, "/system");
  EXPECT_THAT(shown, HasSubstr("SQLite"));
  EXPECT_THAT(shown, HasSubstr("รอส่ง"));
  EXPECT_EQ(get(Role::agency_executive, "/system").status, 403);
}

}  // namespace
}  // namespace prongsai::town
